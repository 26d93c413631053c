package dev.kikilist.engines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object that a bucket now holds.
 *
 * @param key as it is, not URL-encoded
 * @param size in bytes
 * @param eTag without quotes
 * @param versionId null where the bucket keeps no versions
 * @param how the last part of the event's name: {@code Put}, {@code Copy} or {@code CompleteMultipartUpload}
 * @param sequencer hexadecimal digits that grow from write to write
 */
public record ObjectCreated(
        String bucket,
        String key,
        long size,
        String eTag,
        @Nullable String versionId,
        String how,
        String sequencer,
        Instant at) {}
