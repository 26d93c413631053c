package dev.kikilist.simulation.system;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.Position;
import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.Fault;
import dev.kikilist.simulation.world.World;
import dev.kikilist.simulation.world.World.Service;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.StoredVersions;
import dev.kikilist.submission.UploadedObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket that keeps versions and tells of what is stored: at least once as a rule, in no order, sometimes not at all. */
public final class SimulatedBucket implements UploadedObjects, StoredVersions {
    /** The name of the bucket. */
    public static final String NAME = "uploads";

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;

    private final World world;
    private final long largest;
    private final int pageSize;
    private final Consumer<ObjectVersion> told;
    private final Map<String, byte[]> contents = new HashMap<>();
    private final List<ObjectVersion> stored = new ArrayList<>();
    private final Set<ObjectVersion> announced = new HashSet<>();
    private int untold;

    /**
     * @param largest the length in bytes above which an object is not fetched
     * @param pageSize how many versions a page of a listing has
     * @param told takes the notifications
     */
    public SimulatedBucket(World world, long largest, int pageSize, Consumer<ObjectVersion> told) {
        this.world = world;
        this.largest = largest;
        this.pageSize = pageSize;
        this.told = told;
    }

    /** Stores an object as a new version, and tells of it as the seed says. */
    public ObjectVersion store(String key, byte[] content) {
        int number = stored.size() + 1;
        var versionId = String.format(Locale.ROOT, "v%03d", number);
        var object = new ObjectVersion(
                NAME,
                key,
                versionId,
                content.length,
                String.format(Locale.ROOT, "%016X", 0x5000 + number),
                World.instant(world.now() / 1_000 * 1_000));
        stored.add(object);
        contents.put(versionId, content.clone());
        world.story().tell(() -> "stored " + versionId + " " + key);
        announce(object);
        return object;
    }

    private void announce(ObjectVersion object) {
        long place = Choices.place("notification of " + object.versionId());
        var choices = world.choices();
        if (world.happens(Fault.NOTIFICATION_DROPPED, place, () -> "of " + object.versionId())) {
            return;
        }
        announced.add(object);
        boolean isLate = world.happens(Fault.NOTIFICATION_LATE, place, () -> "of " + object.versionId());
        long delay = isLate
                ? choices.between(Choices.place(place, 1), HOUR / 4, 4 * HOUR)
                : choices.between(Choices.place(place, 1), SECOND / 10, 5 * SECOND);
        tell(object, world.now() + delay);
        if (world.happens(Fault.NOTIFICATION_TWICE, place, () -> "of " + object.versionId())) {
            long again = choices.between(Choices.place(place, 2), 0, 20 * 60 * SECOND);
            tell(object, world.now() + delay + again);
        }
    }

    private void tell(ObjectVersion object, long at) {
        untold++;
        world.at(at, () -> {
            untold--;
            told.accept(object);
        });
    }

    /** Returns whether no notification is still on its way. */
    public boolean hasToldAll() {
        return untold == 0;
    }

    /** Takes a version away for good. */
    public void delete(ObjectVersion object) {
        if (contents.remove(version(object)) != null) {
            world.story().tell(() -> "deleted " + object.versionId());
        }
    }

    /** Returns all versions ever stored, in the order in which they were. */
    public List<ObjectVersion> stored() {
        return List.copyOf(stored);
    }

    /** Returns whether the bucket told of {@code object}, or ever will. */
    public boolean isAnnounced(ObjectVersion object) {
        return announced.contains(object);
    }

    /** Returns whether {@code object} is still there. */
    public boolean holds(ObjectVersion object) {
        return contents.containsKey(version(object));
    }

    @Override
    public Fetched fetch(ObjectVersion object) {
        return world.call(Service.S3, "GetObject " + object.versionId())
                .make(
                        () -> {
                            var content = contents.get(version(object));
                            if (content == null) {
                                return new Fetched.Gone();
                            }
                            return content.length > largest ? new Fetched.TooLarge(content.length) : copy(content);
                        },
                        () -> S3Exception.builder()
                                .statusCode(503)
                                .message("Slow Down")
                                .build(),
                        () -> SdkClientException.create("Read timed out"));
    }

    @Override
    public Page<ObjectVersion> page(String prefix, @Nullable Position from) {
        return world.call(Service.S3, "ListObjectVersions")
                .make(
                        () -> listed(prefix, from == null ? 0 : Integer.parseInt(from.value())),
                        () -> S3Exception.builder()
                                .statusCode(503)
                                .message("Slow Down")
                                .build(),
                        () -> SdkClientException.create("Read timed out"));
    }

    /** A listing knows no sequencer, and whole seconds only. */
    private Page<ObjectVersion> listed(String prefix, int from) {
        var all = stored.stream()
                .filter(object -> object.key().startsWith(prefix) && holds(object))
                .sorted(Comparator.comparing(ObjectVersion::key)
                        .thenComparing(stored::indexOf, Comparator.reverseOrder()))
                .map(object -> new ObjectVersion(
                        object.bucket(),
                        object.key(),
                        object.versionId(),
                        object.size(),
                        null,
                        object.storedAt().truncatedTo(ChronoUnit.SECONDS)))
                .toList();
        int end = Math.min(all.size(), from + pageSize);
        return new Page<>(
                from < end ? all.subList(from, end) : List.of(),
                end < all.size() ? new Position(Integer.toString(end)) : null);
    }

    private static String version(ObjectVersion object) {
        return object.versionId() == null ? "" : object.versionId();
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
}
