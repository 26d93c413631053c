package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Outbox.Unsent;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionStore.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} keeps to. */
public abstract class OutboxContract extends StoreContract {
    private static final Instant LATER = Samples.NOW.plus(Duration.ofMinutes(1));

    private Outbox outbox() {
        return stores.outbox();
    }

    @Test
    void aMailIsPendingOnceItIsOwed() {
        var mail = owe(Samples.NOW);

        assertThat(outbox().state(mail)).contains(new MailState.Pending());
    }

    @Test
    void aMailThatIsNotOwedCannotBeClaimed() {
        var mail = owe(Samples.NOW);
        for (var other : List.of(
                new MailId(mail.submissionId(), Occasion.LIST_READY, mail.recipient()),
                new MailId(
                        mail.submissionId(),
                        mail.occasion(),
                        new Recipient.Office(new AdvisingOfficeCode("ANOTHER"))))) {
            assertThat(outbox().state(other)).isEmpty();
            assertThat(outbox().claim(other, LATER)).isEmpty();
            assertThat(outbox().relay(other)).isFalse();
            outbox().release(new Claim(other, 1));
            outbox().sent(new Claim(other, 1), "message", LATER);
            outbox().failed(new Claim(other, 1), "reason", LATER);
            assertThat(outbox().state(other)).isEmpty();
        }
    }

    @Test
    void aMailIsClaimedOnce() {
        var mail = owe(Samples.NOW);

        assertThat(outbox().claim(mail, LATER)).contains(new Claim(mail, 1));

        assertThat(outbox().state(mail)).contains(new MailState.Sending(1, LATER));
        assertThat(outbox().claim(mail, LATER)).isEmpty();
    }

    @Test
    void oneOfManyClaimsAtOnceGetsTheMail() {
        for (int round = 0; round < 5; round++) {
            var mail = owe(Samples.NOW);

            var claims = AtOnce.run(8, thread -> outbox().claim(mail, LATER));

            assertThat(claims.stream().flatMap(Optional::stream)).containsExactly(new Claim(mail, 1));
        }
    }

    @Test
    void aMailThatWasTakenStaysSent() {
        var mail = owe(Samples.NOW);
        var claim = outbox().claim(mail, LATER).orElseThrow();

        outbox().sent(claim, "message-1", LATER);

        var sent = new MailState.Sent("message-1", LATER);
        assertThat(outbox().state(mail)).contains(sent);
        outbox().sent(claim, "message-2", LATER.plusSeconds(1));
        outbox().failed(claim, "reason", LATER);
        outbox().release(claim);
        assertThat(outbox().relay(mail)).isFalse();
        assertThat(outbox().claim(mail, LATER)).isEmpty();
        assertThat(outbox().state(mail)).contains(sent);
    }

    @Test
    void aMailThatFailedStaysFailed() {
        var mail = owe(Samples.NOW);
        var claim = outbox().claim(mail, LATER).orElseThrow();

        outbox().failed(claim, "宛先が受け付けられません", LATER);

        var failed = new MailState.Failed("宛先が受け付けられません", LATER);
        assertThat(outbox().state(mail)).contains(failed);
        outbox().sent(claim, "message-1", LATER);
        outbox().release(claim);
        assertThat(outbox().relay(mail)).isFalse();
        assertThat(outbox().claim(mail, LATER)).isEmpty();
        assertThat(outbox().state(mail)).contains(failed);
    }

    @Test
    void aMailGivenBackCanBeClaimedAgain() {
        var mail = owe(Samples.NOW);
        var first = outbox().claim(mail, LATER).orElseThrow();

        outbox().release(first);

        assertThat(outbox().state(mail)).contains(new MailState.Pending());
        assertThat(outbox().claim(mail, LATER.plusSeconds(1))).contains(new Claim(mail, 2));
        assertThat(outbox().state(mail)).contains(new MailState.Sending(2, LATER.plusSeconds(1)));
    }

    @Test
    void aClaimOfAnEarlierAttemptChangesNothing() {
        var mail = owe(Samples.NOW);
        var first = outbox().claim(mail, LATER).orElseThrow();
        outbox().release(first);
        var second = outbox().claim(mail, LATER).orElseThrow();

        outbox().sent(first, "message-1", LATER);
        outbox().failed(first, "reason", LATER);
        outbox().release(first);

        assertThat(outbox().state(mail)).contains(new MailState.Sending(2, LATER));
        outbox().sent(second, "message-2", LATER);
        assertThat(outbox().state(mail)).contains(new MailState.Sent("message-2", LATER));
    }

    @Test
    void aPendingMailCanBeRelayed() {
        var mail = owe(Samples.NOW);

        assertThat(outbox().relay(mail)).isTrue();
        assertThat(outbox().relay(mail)).isTrue();
        assertThat(outbox().state(mail)).contains(new MailState.Pending());

        var claim = outbox().claim(mail, LATER).orElseThrow();
        assertThat(outbox().relay(mail)).isFalse();
        assertThat(outbox().state(mail)).contains(new MailState.Sending(1, LATER));

        outbox().release(claim);
        assertThat(outbox().relay(mail)).isTrue();
        assertThat(outbox().claim(mail, LATER)).contains(new Claim(mail, 2));
    }

    @Test
    void tellsWhatIsUnsentForLong() {
        var oldest = owe(Samples.NOW.minus(Duration.ofHours(3)));
        var older = owe(Samples.NOW.minus(Duration.ofHours(2)));
        var old = owe(Samples.NOW.minus(Duration.ofHours(1)));
        owe(Samples.NOW);
        var claimed = outbox().claim(older, LATER).orElseThrow();

        Eventually.holds(() -> assertThat(outbox().unsentSince(Samples.NOW, 10))
                .containsExactly(
                        new Unsent(oldest, new MailState.Pending(), Samples.NOW.minus(Duration.ofHours(3))),
                        new Unsent(older, new MailState.Sending(1, LATER), Samples.NOW.minus(Duration.ofHours(2))),
                        new Unsent(old, new MailState.Pending(), Samples.NOW.minus(Duration.ofHours(1)))));
        assertThat(outbox().unsentSince(Samples.NOW, 1)).extracting(Unsent::id).containsExactly(oldest);
        assertThat(outbox().unsentSince(Samples.NOW.minus(Duration.ofHours(1)), 10))
                .extracting(Unsent::id)
                .containsExactly(oldest, older);

        outbox().sent(claimed, "message", LATER);
        outbox().failed(outbox().claim(oldest, LATER).orElseThrow(), "reason", LATER);
        outbox().release(outbox().claim(old, LATER).orElseThrow());

        Eventually.holds(() -> assertThat(outbox().unsentSince(Samples.NOW, 10))
                .containsExactly(new Unsent(old, new MailState.Pending(), Samples.NOW.minus(Duration.ofHours(1)))));
    }

    /** Returns a mail that is owed since {@code instant}. */
    private MailId owe(Instant instant) {
        var invitation = invite();
        Submission received =
                Samples.begin(stores.submissions(), samples.received(invitation, instant.minusMillis(2_500)));
        var decision = toBeCorrected(received, invitation);
        assertThat(stores.submissions().record(decision)).isEqualTo(Recorded.RECORDED);
        return decision.mails().getFirst().id();
    }
}
