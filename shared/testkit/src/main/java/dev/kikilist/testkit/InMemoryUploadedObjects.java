package dev.kikilist.testkit;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.Position;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.StoredVersions;
import dev.kikilist.submission.UploadedObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A versioned bucket in memory. Safe for use by several threads. */
public final class InMemoryUploadedObjects implements UploadedObjects, StoredVersions {
    private final Map<Version, byte[]> contents = new HashMap<>();
    private final List<ObjectVersion> stored = new ArrayList<>();
    private final Outages outages = new Outages();
    private final Clock clock;
    private final long largest;
    private int versions;
    private int pageSize = 1_000;

    /**
     * Makes an empty bucket.
     *
     * @param clock tells when an object is stored
     * @param largest the length in bytes above which an object is not fetched
     */
    public InMemoryUploadedObjects(Clock clock, long largest) {
        this.clock = clock;
        this.largest = largest;
    }

    /** Returns the outages of this bucket. */
    public Outages outages() {
        return outages;
    }

    /** Stores {@code content} under {@code key} as a new version. */
    public synchronized ObjectVersion store(String bucket, String key, byte[] content) {
        versions++;
        var versionId = "version" + versions;
        contents.put(new Version(bucket, key, versionId), content.clone());
        var object = new ObjectVersion(
                bucket, key, versionId, content.length, String.format(Locale.ROOT, "%016X", versions), clock.instant());
        stored.add(object);
        return object;
    }

    /** Lets listings have pages of {@code size} versions. */
    public synchronized void pagesOf(int size) {
        pageSize = size;
    }

    @Override
    public Page<ObjectVersion> page(String prefix, @Nullable Position from) {
        return outages.during("StoredVersions.page", () -> listed(prefix, from));
    }

    private synchronized Page<ObjectVersion> listed(String prefix, @Nullable Position from) {
        var all = stored.reversed().stream()
                .filter(object -> contents.containsKey(version(object)))
                .filter(object -> object.key().startsWith(prefix))
                .sorted(Comparator.comparing(ObjectVersion::key))
                .map(object -> new ObjectVersion(
                        object.bucket(), object.key(), object.versionId(), object.size(), null, object.storedAt()))
                .toList();
        int start = from == null ? 0 : Integer.parseInt(from.value());
        int end = Math.min(all.size(), start + pageSize);
        return new Page<>(
                all.subList(Math.min(start, end), end), end < all.size() ? new Position(Integer.toString(end)) : null);
    }

    /** Deletes a version for good. */
    public synchronized void delete(ObjectVersion object) {
        contents.remove(version(object));
    }

    @Override
    public Fetched fetch(ObjectVersion object) {
        return outages.during("UploadedObjects.fetch", () -> {
            var content = content(object);
            if (content == null) {
                return new Fetched.Gone();
            }
            return content.length > largest ? new Fetched.TooLarge(content.length) : copy(content);
        });
    }

    private synchronized byte @Nullable [] content(ObjectVersion object) {
        return contents.get(version(object));
    }

    private static Fetched copy(byte[] content) {
        try {
            var file = Files.createTempFile("upload", "");
            Files.write(file, content);
            var sha256 = MessageDigest.getInstance("SHA-256").digest(content);
            return new Fetched.Content(file, HexFormat.of().formatHex(sha256), content.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Version version(ObjectVersion object) {
        var versionId = object.versionId();
        return new Version(object.bucket(), object.key(), versionId == null ? "" : versionId);
    }

    private record Version(String bucket, String key, String versionId) {}
}
