package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.idempotency.AnswerStore;
import dev.kikilist.idempotency.AnswerStore.Taken;
import dev.kikilist.idempotency.KeptAnswer;
import dev.kikilist.idempotency.RequestDigest;
import dev.kikilist.idempotency.RequestKey;
import dev.kikilist.identity.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AnswerStore} keeps to. */
@SuppressWarnings("NullAway.Init") // JUnit calls open() before each test
public abstract class AnswerStoreContract {
    private static final RequestKey KEY = new RequestKey("agency:GOV-025", new IdempotencyKey("k-1"));
    private static final RequestDigest REQUEST = new RequestDigest("a1");
    private static final RequestDigest OTHER = new RequestDigest("b2");
    private static final Instant NOW = Samples.NOW;
    private static final Instant UNTIL = NOW.plusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(86_400);
    private static final KeptAnswer ANSWER =
            new KeptAnswer(201, Map.of("location", "/procurements/p1", "etag", "\"1\""), "{\"件名\":\"調達\"}");

    private AnswerStore answers;

    /** Returns a store that holds nothing. */
    protected abstract AnswerStore make();

    @BeforeEach
    final void open() {
        answers = make();
    }

    @Test
    void aKeyIsTakenOnce() {
        assertThat(answers.take(KEY, REQUEST, NOW, UNTIL)).isEqualTo(new Taken.Ours());

        assertThat(answers.take(KEY, REQUEST, NOW.plusSeconds(59), UNTIL)).isEqualTo(new Taken.InProgress());
        assertThat(answers.take(KEY, OTHER, NOW.plusSeconds(59), UNTIL)).isEqualTo(new Taken.OfAnother());
    }

    @Test
    void otherKeysAndOtherCallersHaveNothingToDoWithIt() {
        answers.take(KEY, REQUEST, NOW, UNTIL);

        for (var other : List.of(
                new RequestKey("agency:GOV-025", new IdempotencyKey("k-2")),
                new RequestKey("agency:GOV-02", new IdempotencyKey("5k-1")),
                new RequestKey("agency:GOV-013", new IdempotencyKey("k-1")))) {
            assertThat(answers.take(other, OTHER, NOW, UNTIL)).isEqualTo(new Taken.Ours());
        }
    }

    @Test
    void oneOfManyAtOnceTakesAKey() {
        var taken = AtOnce.run(8, number -> answers.take(KEY, REQUEST, NOW, UNTIL));

        assertThat(taken).filteredOn(new Taken.Ours()::equals).hasSize(1);
        assertThat(taken).filteredOn(new Taken.InProgress()::equals).hasSize(7);
    }

    @Test
    void theAnswerIsKeptUntilItIsForgotten() {
        answers.take(KEY, REQUEST, NOW, UNTIL);

        answers.keep(KEY, REQUEST, ANSWER, LATER);

        var before = LATER.minusSeconds(1);
        assertThat(answers.take(KEY, REQUEST, before, before.plusSeconds(60))).isEqualTo(new Taken.Answered(ANSWER));
        assertThat(answers.take(KEY, OTHER, before, before.plusSeconds(60))).isEqualTo(new Taken.OfAnother());
        assertThat(answers.take(KEY, OTHER, LATER, LATER.plusSeconds(60))).isEqualTo(new Taken.Ours());
    }

    @Test
    void theFirstAnswerStands() {
        answers.take(KEY, REQUEST, NOW, UNTIL);
        answers.take(KEY, REQUEST, UNTIL, UNTIL.plusSeconds(60));
        answers.keep(KEY, REQUEST, ANSWER, LATER);

        answers.keep(KEY, REQUEST, new KeptAnswer(412, Map.of(), ""), LATER);
        answers.giveBack(KEY, REQUEST, UNTIL.plusSeconds(60));

        assertThat(answers.take(KEY, REQUEST, UNTIL, UNTIL)).isEqualTo(new Taken.Answered(ANSWER));
    }

    @Test
    void whatNobodyAnsweredIsTakenAgainForTheSameRequestOnly() {
        answers.take(KEY, REQUEST, NOW, UNTIL);

        assertThat(answers.take(KEY, OTHER, UNTIL, UNTIL.plusSeconds(60))).isEqualTo(new Taken.OfAnother());
        assertThat(answers.take(KEY, REQUEST, UNTIL, UNTIL.plusSeconds(60))).isEqualTo(new Taken.Ours());
    }

    @Test
    void aKeyThatIsGivenBackIsFree() {
        answers.take(KEY, REQUEST, NOW, UNTIL);

        answers.giveBack(KEY, REQUEST, UNTIL.plusNanos(1));
        assertThat(answers.take(KEY, REQUEST, NOW, UNTIL))
                .as("taken by another since")
                .isEqualTo(new Taken.InProgress());
        answers.giveBack(KEY, REQUEST, UNTIL);

        assertThat(answers.take(KEY, OTHER, NOW, UNTIL)).isEqualTo(new Taken.Ours());
        assertThat(answers.take(KEY, REQUEST, NOW, UNTIL)).isEqualTo(new Taken.OfAnother());
    }
}
