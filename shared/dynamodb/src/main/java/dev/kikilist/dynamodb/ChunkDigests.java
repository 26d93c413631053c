package dev.kikilist.dynamodb;

import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Manifest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The SHA-256 of each chunk's text, in an item beside the chunks. The manifest names the SHA-256 of that item, so that a
 * page can be checked without reading the other chunks. Those of findings for reviewers lie in an item of their own.
 */
final class ChunkDigests {
    private static final int LENGTH = 32;

    private final ItemKey place;
    private final Map<ChunkKind, byte[]> digests;

    private ChunkDigests(ItemKey place, Map<ChunkKind, byte[]> digests) {
        this.place = place;
        this.digests = digests;
    }

    /** Makes the digests of chunks that are being written. */
    static ChunkDigests of(Lease lease, boolean forReviewers, Map<ChunkKind, byte[]> digests) {
        return new ChunkDigests(Keys.digests(lease.submission(), lease.fence(), forReviewers), digests);
    }

    /**
     * Reads the digests that {@code manifest} names.
     *
     * @throws CorruptItemException when they are not those that it names, or not there
     */
    static ChunkDigests read(DynamoDbTable table, Lease lease, Manifest manifest, boolean forReviewers) {
        var place = Keys.digests(lease.submission(), lease.fence(), forReviewers);
        var found =
                stored(table, lease, forReviewers).orElseThrow(() -> new CorruptItemException(text(place), "of all"));
        if (!found.sha256().equals(forReviewers ? manifest.reviewerDigest() : manifest.digest())) {
            throw new CorruptItemException(
                    text(place), "of all", new IllegalStateException("the manifest names another"));
        }
        return found;
    }

    /** Reads the digests that were written under {@code lease}, whatever they are; empty when there is no chunk. */
    static Optional<ChunkDigests> stored(DynamoDbTable table, Lease lease, boolean forReviewers) {
        var place = Keys.digests(lease.submission(), lease.fence(), forReviewers);
        return table.find(place).map(item -> {
            var digests = new EnumMap<ChunkKind, byte[]>(ChunkKind.class);
            for (var kind : kinds(forReviewers)) {
                var bytes = item.bytesOrNull(kind.label());
                digests.put(kind, bytes == null ? new byte[0] : bytes);
            }
            return new ChunkDigests(place, digests);
        });
    }

    /** Returns the kinds of chunks whose digests lie together. */
    static List<ChunkKind> kinds(boolean forReviewers) {
        return Arrays.stream(ChunkKind.values())
                .filter(kind -> (kind == ChunkKind.REVIEWER_FINDINGS) == forReviewers)
                .toList();
    }

    /** Returns the SHA-256 over all of them, lower-case hexadecimal: for each kind its number of chunks and their digests. */
    String sha256() {
        var sha256 = Sha256.digest();
        for (var kind : kinds(digests.containsKey(ChunkKind.REVIEWER_FINDINGS))) {
            var bytes = digests.getOrDefault(kind, new byte[0]);
            sha256.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(bytes.length / LENGTH)
                    .flip());
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Returns how many bytes the digests take. */
    int length() {
        return digests.values().stream().mapToInt(bytes -> bytes.length).sum();
    }

    /** Returns how many chunks of a kind there are. */
    int chunks(ChunkKind kind) {
        return digests.getOrDefault(kind, new byte[0]).length / LENGTH;
    }

    /** Returns the digest of a chunk. */
    byte[] of(ChunkKind kind, int number) {
        var bytes = digests.getOrDefault(kind, new byte[0]);
        if ((number + 1) * LENGTH > bytes.length) {
            throw new CorruptItemException(text(place), kind.label());
        }
        return Arrays.copyOfRange(bytes, number * LENGTH, (number + 1) * LENGTH);
    }

    /** Returns the item, none when there is no chunk. */
    List<Map<String, AttributeValue>> items() {
        if (digests.values().stream().allMatch(bytes -> bytes.length == 0)) {
            return List.of();
        }
        var item = ItemBuilder.at(place);
        digests.forEach((kind, bytes) -> {
            if (bytes.length > 0) {
                item.bytes(kind.label(), bytes);
            }
        });
        return List.of(item.build());
    }

    private static String text(ItemKey place) {
        return place.partition() + " " + place.sort();
    }
}
