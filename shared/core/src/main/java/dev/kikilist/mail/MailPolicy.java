package dev.kikilist.mail;

import dev.kikilist.policy.AdvisingOffice;
import dev.kikilist.policy.Edition;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Who is told what: the one place that decides which mails a decision owes. */
public final class MailPolicy {
    private MailPolicy() {}

    /**
     * Returns the mails owed when a submission reaches {@code state}.
     *
     * <p>A list that is ready goes to the advising offices of the edition (§5) and the agency; one that is refused or
     * must be corrected to the vendor and the agency. One that was superseded on arrival, and one that nobody owns, owe
     * none.
     */
    public static List<MailOwed> owed(
            SubmissionId id, Owner owner, SubmissionState state, Edition edition, Instant now) {
        return switch (owner) {
            case Owner.Unclaimed unclaimed -> List.of();
            case Owner.Invited invited ->
                recipients(invited, state, edition)
                        .map(recipient -> new MailOwed(new MailId(id, occasion(state), recipient), now))
                        .toList();
        };
    }

    private static Stream<Recipient> recipients(Owner.Invited owner, SubmissionState state, Edition edition) {
        return switch (state) {
            case READY_FOR_REVIEW ->
                Stream.concat(
                        edition.advisingOffices().stream()
                                .map(AdvisingOffice::code)
                                .map(Recipient.Office::new),
                        Stream.of(new Recipient.Agency(owner.procurementId())));
            case REFUSED, CORRECTION_REQUIRED ->
                Stream.of(
                        new Recipient.Vendor(owner.procurementId(), owner.invitationId()),
                        new Recipient.Agency(owner.procurementId()));
            case RECEIVED, SUPERSEDED, INTERRUPTED -> Stream.empty();
        };
    }

    private static Occasion occasion(SubmissionState state) {
        return state == SubmissionState.READY_FOR_REVIEW ? Occasion.LIST_READY : Occasion.CORRECTION_REQUIRED;
    }
}
