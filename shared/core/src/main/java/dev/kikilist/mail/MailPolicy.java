package dev.kikilist.mail;

import dev.kikilist.advice.Inquiry;
import dev.kikilist.advice.Opinion;
import dev.kikilist.advice.Release;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.VendorNotice;
import dev.kikilist.concern.Recall;
import dev.kikilist.policy.AdvisingOffice;
import dev.kikilist.policy.Edition;
import dev.kikilist.procurement.Invitation;
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

    /** Returns the mail owed when a vendor is invited: one to the vendor. */
    public static List<MailOwed> invited(Invitation invitation) {
        return List.of(new MailOwed(
                new MailId(
                        new MailMatter.OfInvitation(invitation.procurementId()),
                        Occasion.INVITED,
                        new Recipient.Vendor(invitation.procurementId(), invitation.id())),
                invitation.invitedAt()));
    }

    /** Returns the mails owed when advice on a list is asked for: one to each office that advises on it. */
    public static List<MailOwed> adviceRequested(Review review, Instant now) {
        return toOffices(review, Occasion.ADVICE_REQUESTED, now);
    }

    /** Returns the mails owed when an agency takes its request back: those who were asked are told. */
    public static List<MailOwed> adviceWithdrawn(Review review, Instant now) {
        return toOffices(review, Occasion.ADVICE_WITHDRAWN, now);
    }

    private static List<MailOwed> toOffices(Review review, Occasion occasion, Instant now) {
        return review.offices().stream()
                .map(Recipient.Office::new)
                .map(office -> owed(review, review.agencyVersion(), occasion, office, now))
                .toList();
    }

    /** Returns the mail owed when a question is put: one to the agency. */
    public static List<MailOwed> inquiryAsked(Review review, Inquiry inquiry) {
        return List.of(owed(review, inquiry.number(), Occasion.INQUIRY_ASKED, agency(review), inquiry.askedAt()));
    }

    /** Returns the mail owed when the agency answers: one to the office that asked. */
    public static List<MailOwed> inquiryAnswered(Review review, Inquiry inquiry, Instant now) {
        return List.of(owed(
                review,
                inquiry.number(),
                Occasion.INQUIRY_ANSWERED,
                new Recipient.Office(inquiry.askedBy().office()),
                now));
    }

    /** Returns the mail owed when an opinion waits for a second reviewer: one to the reviewers of its office. */
    public static List<MailOwed> confirmationWanted(Review review, Opinion proposal) {
        return List.of(owed(
                review,
                review.version(),
                Occasion.CONFIRMATION_WANTED,
                new Recipient.Office(proposal.by().office()),
                proposal.at()));
    }

    /** Returns the mail owed when advice is released: one to the agency. */
    public static List<MailOwed> adviceReleased(Review review, Release release) {
        return List.of(owed(review, release.number(), Occasion.ADVICE_RELEASED, agency(review), release.at()));
    }

    /** Returns the mail owed when the agency tells the vendor something: one to the vendor. */
    public static List<MailOwed> vendorNotified(Review review, VendorNotice notice) {
        return List.of(owed(
                review,
                review.agencyVersion(),
                Occasion.VENDOR_NOTIFIED,
                new Recipient.Vendor(
                        review.owner().procurementId(), review.owner().invitationId()),
                notice.at()));
    }

    /**
     * Returns the mails owed when a recall is as far as {@code recall}: once it is done, one to each office that advises on lists
     * that it found, however many those are. Nobody else is told that lists are reviewed again.
     */
    public static List<MailOwed> recalled(Recall recall) {
        return switch (recall.state()) {
            case RUNNING -> List.of();
            case DONE ->
                recall.offices().stream()
                        .map(office -> new MailOwed(
                                new MailId(
                                        new MailMatter.OfRecall(recall.concern(), recall.concernVersion()),
                                        Occasion.RECALLED,
                                        new Recipient.Office(office)),
                                recall.changedAt()))
                        .toList();
        };
    }

    private static Recipient agency(Review review) {
        return new Recipient.Agency(review.owner().procurementId());
    }

    private static MailOwed owed(Review review, int number, Occasion occasion, Recipient recipient, Instant now) {
        return new MailOwed(new MailId(new MailMatter.OfReview(review.submission(), number), occasion, recipient), now);
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
