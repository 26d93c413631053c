package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionHistory;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** What the contracts of the stores share. */
@SuppressWarnings("NullAway.Init") // JUnit calls open() before each test
public abstract class StoreContract {
    /** The clock of the adapters, at {@link Samples#NOW}. */
    protected AdjustableClock clock;

    /** Makes what is stored. */
    protected Samples samples;

    /** The adapters under test. */
    protected Stores stores;

    private final Set<SubmissionId> begun = new LinkedHashSet<>();

    /** Returns adapters on new, empty data. */
    protected abstract Stores open(Clock clock);

    @BeforeEach
    final void open(TestInfo test) {
        clock = new AdjustableClock(Samples.NOW);
        samples = new Samples(test.getDisplayName());
        stores = open(clock);
    }

    /** Whatever was stored follows from the events, so that it can be made again from them. */
    @AfterEach
    final void theEventsSayWhatIsStored() {
        for (var id : begun) {
            var history = SubmissionHistory.of(stores.audit().events(SubmissionEvents.subject(id)));
            assertThat(stores.submissions().find(id)).hasValueSatisfying(stored -> {
                var expected = stored.readingIfDecided()
                        .map(Reading::manifest)
                        .map(manifest ->
                                history.withReviewerFindings(manifest.reviewerFindings(), manifest.reviewerDigest()))
                        .orElse(history.submission());
                assertThat(stored).as("the submission").isEqualTo(expected);
            });
            for (var mail : history.mails()) {
                var state = stores.outbox().state(mail.owed().id()).orElseThrow();
                var told = state instanceof MailState.Sending ? new MailState.Pending() : state;
                assertThat(told).as("a mail").isEqualTo(mail.standing().state());
            }
        }
    }

    /** Returns an invitation to a new procurement, both stored. */
    protected final Invitation invite() {
        return stores.procurements()
                .create(samples.invitation(stores.procurements().create(samples.procurement())));
    }

    /** Returns a new submission of the invited vendor that was begun. */
    protected final Submission begin(Invitation invitation) {
        return begin(samples.received(invitation));
    }

    /** Returns {@code received} after it was claimed for the first time, under {@link Samples#lease}. */
    protected final Submission begin(Submission received) {
        begun.add(received.id());
        return Samples.begin(stores.submissions(), received);
    }

    /** Returns the invitation as it is stored now. */
    protected final Invitation now(Invitation invitation) {
        return stores.procurements()
                .findInvitation(invitation.procurementId(), invitation.id())
                .orElseThrow();
    }

    /** Returns the decision that {@code received} is ready for review and takes the place of what stands. */
    protected static Decision ready(Submission received, Invitation before) {
        var current = before.current();
        return new Decision(
                decided(received, SubmissionState.READY_FOR_REVIEW, before.lastVersion() + 1),
                Samples.lease(received),
                before,
                Samples.current(received),
                current == null ? null : current.id(),
                List.of(
                        mail(received, Occasion.LIST_READY, new Recipient.Office(new AdvisingOfficeCode("NISC"))),
                        mail(received, Occasion.LIST_READY, new Recipient.Agency(before.procurementId()))));
    }

    /** Returns the decision that {@code received} must be corrected. */
    protected static Decision toBeCorrected(Submission received, Invitation before) {
        return new Decision(
                decided(received, SubmissionState.CORRECTION_REQUIRED, before.lastVersion() + 1),
                Samples.lease(received),
                before,
                before.current(),
                null,
                List.of(mail(
                        received,
                        Occasion.CORRECTION_REQUIRED,
                        new Recipient.Vendor(before.procurementId(), before.id()))));
    }

    /** Returns {@code received} as decided. */
    protected static Submission decided(Submission received, SubmissionState state, int version) {
        return decided(received, state, version, Samples.emptyManifest());
    }

    /** Returns {@code received} as decided with the rows of {@code manifest}. */
    protected static Submission decided(Submission received, SubmissionState state, int version, Manifest manifest) {
        return received.decided(
                state, version, received.receivedAt().plusMillis(2_500), Samples.reading(manifest), null);
    }

    /** Returns a mail owed since {@code received} was decided. */
    protected static MailOwed mail(Submission received, Occasion occasion, Recipient recipient) {
        return new MailOwed(
                new MailId(received.id(), occasion, recipient),
                received.receivedAt().plusMillis(2_500));
    }

    /** Returns the ids of mails. */
    protected static List<MailId> ids(@Nullable Decision decision) {
        return decision == null
                ? List.of()
                : decision.mails().stream().map(MailOwed::id).toList();
    }
}
