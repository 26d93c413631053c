package dev.kikilist.dynamodb;

import dev.kikilist.submission.Lease;
import java.util.Map;

/**
 * The findings for reviewers that are stored, which no event tells of.
 *
 * @param count how many there are
 * @param digest the SHA-256 over them
 */
record ReviewerFindings(int count, String digest) {
    /**
     * Returns what was stored under {@code lease}.
     *
     * @throws CorruptItemException when it was damaged
     */
    static ReviewerFindings stored(DynamoDbTable table, Lease lease) {
        var kind = ChunkKind.REVIEWER_FINDINGS;
        var digests = ChunkDigests.stored(table, lease, true)
                .orElseGet(() -> ChunkDigests.of(lease, true, Map.of(kind, new byte[0])));
        int count = 0;
        for (int number = 0; number < digests.chunks(kind); number++) {
            try (var chunk =
                    new ChunkReader<>(table, lease, kind, number, digests.of(kind, number), new FindingCodec())) {
                count += chunk.skipRest();
                chunk.verify();
            }
        }
        return new ReviewerFindings(count, digests.sha256());
    }
}
