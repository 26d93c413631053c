package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.audit.ChainHead;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.ConcernStore;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallId;
import dev.kikilist.concern.RecallLists;
import dev.kikilist.concern.RecallState;
import dev.kikilist.concern.RecalledList;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.mention.FindLists;
import dev.kikilist.mention.Mention;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.policy.Editions;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.testkit.Samples;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A recall through many lists on the embedded engine. How many is told by {@code -Dkikilist.recall.lists}; the time is printed:
 *
 * <pre>{@code
 * ./mvnw -q -pl :kikilist-dynamodb -am test -Dtest=RecallAtScaleTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dkikilist.recall.lists=10000
 * }</pre>
 */
class RecallAtScaleTest {
    private static final int LISTS = Integer.getInteger("kikilist.recall.lists", 500);

    private static final MentionKey MAKER = MentionKey.maker("架空電機").orElseThrow();

    @Test
    void everyListIsFoundOnce() {
        try (var engine = EmbeddedDynamoDb.inMemory();
                var connection = AwsConnection.from(engine.variables());
                var tables = new TestTables(connection
                        .configure(DynamoDbClient.builder(), "DYNAMODB")
                        .build())) {
            var table = tables.make();
            var stores = TestTables.stores(table, Clock.systemUTC());
            var samples = new Samples("recall at scale");
            store(table, samples);
            var published = publish(stores.concerns(), samples);
            var recalls = new RecallLists(
                    stores.concerns(),
                    new FindLists(stores.mentions(), stores.submissions(), stores.rows()),
                    Editions.bundled(),
                    Clock.systemUTC());

            long began = System.nanoTime();
            recalls.carryOn(() -> true);
            var took = Duration.ofNanos(System.nanoTime() - began);

            System.out.printf("recalled %,d lists in %,d ms%n", LISTS, took.toMillis());
            var id = RecallId.of(published.id(), published.version());
            assertThat(stores.concerns().findRecall(id)).hasValueSatisfying(recall -> {
                assertThat(recall.state()).isEqualTo(RecallState.DONE);
                assertThat(recall.lists()).isEqualTo(LISTS);
            });
            assertThat(recalled(stores.concerns(), id)).hasSize(LISTS);
        }
    }

    /** Stores lists as intake leaves them. */
    private static void store(DynamoDbTable table, Samples samples) {
        var batch = new ItemBatch(table);
        for (int i = 0; i < LISTS; i++) {
            var list = list(samples, i);
            batch.add(SubmissionCodec.encode(list, ChainHead.START, null), 1_000);
            batch.add(
                    MentionCodec.encode(new Mention(
                            MAKER, Samples.lease(list), Samples.owner(list), list.receivedAt(), 3, "架空電機株式会社")),
                    400);
        }
        batch.flush();
    }

    private static Submission list(Samples samples, int number) {
        var invitation = samples.invitation(samples.procurement());
        return samples.received(invitation, Samples.NOW.plusMillis(number))
                .decided(
                        number % 3 == 0 ? SubmissionState.SUPERSEDED : SubmissionState.READY_FOR_REVIEW,
                        1,
                        Samples.NOW,
                        Samples.reading(Samples.emptyManifest()),
                        null);
    }

    private static Concern publish(ConcernStore concerns, Samples samples) {
        var draft = concerns.store(samples.concern(Samples.terms("㈱架空電機"), Samples.NOW), null);
        var published = draft.next(ConcernState.PUBLISHED, draft.terms(), draft.changedBy(), Samples.NOW);
        concerns.store(published, Recall.of(published));
        return published;
    }

    private static Set<SubmissionId> recalled(ConcernStore concerns, RecallId id) {
        List<RecalledList> found = new ArrayList<>();
        @Nullable Position from = null;
        do {
            var page = concerns.recalledBy(id, new PageRequest(PageRequest.LARGEST_LIMIT, from));
            found.addAll(page.entries());
            from = page.nextPosition();
        } while (from != null);
        var ids = new HashSet<SubmissionId>();
        found.forEach(list -> ids.add(list.submission()));
        assertThat(found).hasSameSizeAs(ids);
        return ids;
    }
}
