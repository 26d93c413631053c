package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.SubmissionStore.Recorded;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** What becomes of a write that meets another transaction. */
class ContentionTest extends DynamoDbTest {
    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void aDecisionIsRecordedOnceTheOtherTransactionIsOver(String reason) {
        var contended = new ContendedDynamoDb(client, reason, 3);

        assertThat(through(contended).submissions().record(ready())).isEqualTo(Recorded.RECORDED);

        assertThat(contended.calls()).isEqualTo(4);
    }

    @Test
    void aDecisionThatFindsNoGapIsAnError() {
        var contended = new ContendedDynamoDb(client, "TransactionConflict", Integer.MAX_VALUE);
        var decision = ready();

        assertThatThrownBy(() -> through(contended).submissions().record(decision))
                .isInstanceOf(TransactionCanceledException.class);

        assertThat(contended.calls()).isEqualTo(Backoff.ATTEMPTS);
        assertThat(stores.submissions()
                        .find(decision.submission().id())
                        .orElseThrow()
                        .state())
                .isEqualTo(SubmissionState.RECEIVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ValidationError", "ItemCollectionSizeLimitExceeded", "ConditionalCheckFailed", "NewReason"})
    void aDecisionThatCannotBeRecordedIsAnErrorAtOnce(String reason) {
        var contended = new ContendedDynamoDb(client, reason, Integer.MAX_VALUE);

        assertThatThrownBy(() -> through(contended).submissions().record(ready()))
                .isInstanceOf(TransactionCanceledException.class);

        assertThat(contended.calls()).isEqualTo(1);
    }

    @Test
    void anInterruptionIsTriedAgainToo() {
        var received = ready().submission();
        var contended = new ContendedDynamoDb(client, "TransactionConflict", 3);

        assertThat(through(contended).submissions().interrupt(received.id(), Samples.NOW.plus(Samples.LEASE)))
                .isTrue();
        assertThat(contended.calls()).isEqualTo(4);

        var held = new ContendedDynamoDb(client, "TransactionConflict", Integer.MAX_VALUE);
        var another = ready().submission();
        assertThatThrownBy(() -> through(held).submissions().interrupt(another.id(), Samples.NOW.plus(Samples.LEASE)))
                .isInstanceOf(TransactionCanceledException.class);
    }

    @Test
    void aSingleWriteIsTriedAgainToo() {
        var received = ready().submission();
        var contended = new ContendedDynamoDb(client, "", 3);

        through(contended).submissions().release(Samples.lease(received), Samples.NOW);
        assertThat(contended.calls()).isEqualTo(4);

        var held = new ContendedDynamoDb(client, "", Integer.MAX_VALUE);
        assertThatThrownBy(() -> through(held).submissions().release(Samples.lease(received), Samples.NOW))
                .isInstanceOf(TransactionConflictException.class);
    }

    private Stores through(ContendedDynamoDb contended) {
        return TestTables.stores(new DynamoDbTable(contended, table.name()), clock);
    }

    private Decision ready() {
        var procurement = stores.procurements().create(samples.procurement());
        var invitation = stores.procurements().create(samples.invitation(procurement));
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        return new Decision(
                received.decided(
                        SubmissionState.READY_FOR_REVIEW,
                        1,
                        Samples.NOW,
                        Samples.reading(Samples.emptyManifest()),
                        null),
                Samples.lease(received),
                invitation,
                Samples.current(received),
                null,
                List.of());
    }
}
