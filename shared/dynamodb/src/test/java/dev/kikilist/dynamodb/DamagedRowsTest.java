package dev.kikilist.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.testkit.Samples;
import dev.kikilist.validation.FindingCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows that were damaged where they lie are an error that says so, never a short list. */
class DamagedRowsTest extends DynamoDbTest {
    private static final int ROWS = 450;

    private SubmissionId id = new SubmissionId(new Samples("damaged").id(SubmissionId.KIND));
    private Manifest manifest = Samples.emptyManifest();

    @BeforeEach
    void writeRows() {
        id = new SubmissionId(samples.id(SubmissionId.KIND));
        manifest = write(new Lease(id, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 400, ROWS - 1})
    void aChangedByteIsFoundOnEveryPageOfItsChunk(int from) {
        var key = Keys.chunk(id, 1, ChunkKind.ITEMS, from / Chunks.ENTRIES, 0);
        var payload = payload(key);
        payload[payload.length / 2] ^= 1;
        putPayload(key, payload);

        assertDamaged(() -> page(from, 1));
        assertThat(stores.rows()
                        .findings(id, manifest, true, PageRequest.first(10))
                        .entries())
                .hasSize(5);
    }

    @Test
    void aChunkInPlaceOfAnotherIsFound() {
        putPayload(Keys.chunk(id, 1, ChunkKind.ITEMS, 1, 0), payload(Keys.chunk(id, 1, ChunkKind.ITEMS, 0, 0)));

        assertThat(page(0, 200)).isEqualTo(200);
        assertDamaged(() -> page(200, 1));
    }

    @Test
    void aShorterChunkIsFoundAlsoWhereThePageNeedsLess() {
        var other = new SubmissionId(samples.id(SubmissionId.KIND));
        var writer = stores.rows().write(new Lease(other, 1));
        IntStream.rangeClosed(1, 3).mapToObj(Samples::item).forEach(writer::item);
        writer.finish(List.of());
        putPayload(Keys.chunk(id, 1, ChunkKind.ITEMS, 0, 0), payload(Keys.chunk(other, 1, ChunkKind.ITEMS, 0, 0)));

        assertDamaged(() -> page(0, 2));
    }

    @Test
    void aChunkThatIsGoneIsFound() {
        delete(Keys.chunk(id, 1, ChunkKind.ITEMS, 2, 0));

        assertThat(page(0, 200)).isEqualTo(200);
        assertDamaged(() -> page(400, 1));
    }

    @Test
    void theDigestsThemselvesAreGuardedByTheManifest() {
        var forged = write(new Lease(id, 2));
        assertThat(forged.digest()).isEqualTo(manifest.digest());
        var key = Keys.digests(id, 1, false);
        var item = new HashMap<>(get(key));
        var digests = requireNonNull(item.get(ChunkKind.ITEMS.label())).b().asByteArray();
        digests[0] ^= 1;
        item.put(ChunkKind.ITEMS.label(), AttributeValue.fromB(SdkBytes.fromByteArray(digests)));
        client.putItem(request -> request.tableName(table.name()).item(item));

        assertDamaged(() -> page(0, 1));
        delete(key);
        assertDamaged(() -> page(0, 1));
    }

    @Test
    void damageAmongTheReviewersFindingsIsNothingThatOthersSee() {
        delete(Keys.digests(id, 1, true));

        assertThat(stores.rows()
                        .findings(id, manifest, false, PageRequest.first(10))
                        .entries())
                .hasSize(3);
        assertDamaged(() -> stores.rows().findings(id, manifest, true, PageRequest.first(10)));
    }

    private static void assertDamaged(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(CorruptItemException.class);
    }

    private Manifest write(Lease lease) {
        var writer = stores.rows().write(lease);
        IntStream.rangeClosed(1, ROWS).mapToObj(Samples::item).forEach(writer::item);
        return writer.finish(List.of(
                Samples.finding(FindingCode.Q210, 13),
                Samples.finding(FindingCode.Q210, 14),
                Samples.finding(FindingCode.R301, 14),
                Samples.finding(FindingCode.R301, 15),
                Samples.finding(FindingCode.Q210, 15)));
    }

    private int page(int from, int limit) {
        var request =
                from == 0 ? PageRequest.first(limit) : new PageRequest(limit, new Position(Integer.toString(from)));
        return stores.rows().items(id, manifest, request).entries().size();
    }

    private Map<String, AttributeValue> get(ItemKey key) {
        return client.getItem(request -> request.tableName(table.name()).key(key.attributes()))
                .item();
    }

    private byte[] payload(ItemKey key) {
        return requireNonNull(get(key).get(Chunks.PAYLOAD)).b().asByteArray();
    }

    private void putPayload(ItemKey key, byte[] payload) {
        var item = new HashMap<>(get(key));
        item.put(Chunks.PAYLOAD, AttributeValue.fromB(SdkBytes.fromByteArray(payload)));
        client.putItem(request -> request.tableName(table.name()).item(item));
    }

    private void delete(ItemKey key) {
        client.deleteItem(request -> request.tableName(table.name()).key(key.attributes()));
    }
}
