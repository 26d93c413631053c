package dev.kikilist.submission;

import dev.kikilist.identity.OpaqueId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of one stored object, as a notification names it.
 *
 * @param bucket the bucket
 * @param key the object key, decoded
 * @param versionId the version, or null when the bucket keeps none
 * @param size the length in bytes as notified
 * @param sequencer the notification's order mark among events of the same key, or null when it has none
 * @param storedAt when it was stored
 */
public record ObjectVersion(
        String bucket,
        String key,
        @Nullable String versionId,
        long size,
        @Nullable String sequencer,
        Instant storedAt) {
    /**
     * Returns the id of the submission that this version is: equal for every delivery of the same version. Where the
     * bucket keeps no versions, the sequencer tells one writing of a key from the next.
     */
    public SubmissionId submissionId() {
        var version = versionId != null ? versionId : sequencer != null ? sequencer : "";
        return new SubmissionId(OpaqueId.derived(SubmissionId.KIND, bucket, key, version));
    }
}
