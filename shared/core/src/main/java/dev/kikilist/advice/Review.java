package dev.kikilist.advice;

import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.SubmissionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The review of one list.
 *
 * @param submission the list
 * @param owner whose it is
 * @param offices the advising offices of the list's edition; each has an opinion of its own
 * @param state where it stands
 * @param version rises with every step
 * @param agencyVersion rises with every step that the agency may see, and with no other
 * @param requestedAt when advice was asked for
 * @param opinions the opinions given so far, at most one of each office
 * @param proposals opinions that drop a concern and wait for a second reviewer, at most one of each office
 * @param inquiries the questions to the agency
 * @param releases the advice released so far
 * @param notice what the agency told the vendor, or null
 */
public record Review(
        SubmissionId submission,
        Owner.Invited owner,
        List<AdvisingOfficeCode> offices,
        ReviewState state,
        int version,
        int agencyVersion,
        Instant requestedAt,
        List<Opinion> opinions,
        List<Opinion> proposals,
        List<Inquiry> inquiries,
        List<Release> releases,
        @Nullable VendorNotice notice) {
    public Review {
        offices = List.copyOf(offices);
        opinions = List.copyOf(opinions);
        proposals = List.copyOf(proposals);
        inquiries = List.copyOf(inquiries);
        releases = List.copyOf(releases);
    }

    /** Returns the opinion of an office. */
    public Optional<Opinion> opinion(AdvisingOfficeCode office) {
        return of(opinions, office);
    }

    /** Returns the opinion of an office that waits for a second reviewer. */
    public Optional<Opinion> proposal(AdvisingOfficeCode office) {
        return of(proposals, office);
    }

    /** Returns whether every office has its opinion, none waits for a second reviewer, and every question is answered. */
    public boolean canBeReleased() {
        return state == ReviewState.REQUESTED
                && offices.stream().allMatch(office -> opinion(office).isPresent())
                && proposals.isEmpty()
                && inquiries.stream().allMatch(Inquiry::isAnswered);
    }

    /** Returns where it stands as far as the agency may know: released advice stands until there is more. */
    public ReviewState stateForAgency() {
        return state == ReviewState.REQUESTED && !releases.isEmpty() ? ReviewState.RELEASED : state;
    }

    Review requested() {
        return with(ReviewState.REQUESTED, true, List.of(), List.of(), inquiries, releases, notice);
    }

    Review withdrawn() {
        return with(ReviewState.WITHDRAWN, true, opinions, proposals, inquiries, releases, notice);
    }

    /** Returns this review with an opinion of its office in place of the earlier one; it is open again then. */
    Review given(Opinion opinion) {
        return with(
                ReviewState.REQUESTED,
                false,
                replaced(opinions, opinion),
                without(proposals, opinion.by().office()),
                inquiries,
                releases,
                notice);
    }

    Review proposed(Opinion opinion) {
        return with(ReviewState.REQUESTED, false, opinions, replaced(proposals, opinion), inquiries, releases, notice);
    }

    Review asked(Inquiry inquiry) {
        var asked = new ArrayList<>(inquiries);
        asked.add(inquiry);
        return with(state, true, opinions, proposals, asked, releases, notice);
    }

    Review answered(int number, String answer, Instant at) {
        var answered = new ArrayList<>(inquiries);
        answered.replaceAll(inquiry -> inquiry.number() == number
                ? new Inquiry(number, inquiry.question(), inquiry.askedBy(), inquiry.askedAt(), answer, at)
                : inquiry);
        return with(state, true, opinions, proposals, answered, releases, notice);
    }

    Review released(Release release) {
        var released = new ArrayList<>(releases);
        released.add(release);
        return with(ReviewState.RELEASED, true, opinions, proposals, inquiries, released, notice);
    }

    Review notified(VendorNotice told) {
        return with(state, true, opinions, proposals, inquiries, releases, told);
    }

    private Review with(
            ReviewState newState,
            boolean seenByAgency,
            List<Opinion> newOpinions,
            List<Opinion> newProposals,
            List<Inquiry> newInquiries,
            List<Release> newReleases,
            @Nullable VendorNotice newNotice) {
        return new Review(
                submission,
                owner,
                offices,
                newState,
                version + 1,
                seenByAgency ? agencyVersion + 1 : agencyVersion,
                requestedAt,
                newOpinions,
                newProposals,
                newInquiries,
                newReleases,
                newNotice);
    }

    private static Optional<Opinion> of(List<Opinion> opinions, AdvisingOfficeCode office) {
        return opinions.stream()
                .filter(opinion -> opinion.by().office().equals(office))
                .findFirst();
    }

    private static List<Opinion> replaced(List<Opinion> opinions, Opinion opinion) {
        var replaced = new ArrayList<>(without(opinions, opinion.by().office()));
        replaced.add(opinion);
        return replaced;
    }

    private static List<Opinion> without(List<Opinion> opinions, AdvisingOfficeCode office) {
        return opinions.stream()
                .filter(opinion -> !opinion.by().office().equals(office))
                .toList();
    }
}
