package dev.kikilist.advice;

import dev.kikilist.access.Scope;
import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.audit.AuditEntry;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailPolicy;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.paging.AllPages;
import dev.kikilist.policy.AdvisingOffice;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.FieldChecks.Field;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Carries a list's review through its steps (§5): the agency asks for advice, each advising office of the list's edition forms
 * its own opinion and may put questions to the agency, and the advice is released to the agency, which decides what of it the
 * vendor is told, in its own words.
 *
 * <p>Of two who act on the same version the second is told that it no longer stands. An agency's steps are held against what
 * it could see: what the offices do among themselves neither stops it nor shows.
 */
public final class ReviewLists {
    private static final Field QUESTION = new Field("/question", "照会内容", "the question");
    private static final Field ANSWER = new Field("/answer", "回答", "the answer");
    private static final Field NOTICE = new Field("/text", "事業者への連絡内容", "what the vendor is told");

    /** How often an agency's step is attempted while the offices are at work beside it. */
    private static final int ROUNDS = 5;

    private final ReviewStore reviews;
    private final SubmissionStore submissions;
    private final RowStore rows;
    private final Editions editions;
    private final Clock clock;

    public ReviewLists(
            ReviewStore reviews, SubmissionStore submissions, RowStore rows, Editions editions, Clock clock) {
        this.reviews = reviews;
        this.submissions = submissions;
        this.rows = rows;
        this.editions = editions;
        this.clock = clock;
    }

    /** Asks for advice on a list that is ready for review; asked again, nothing changes. */
    public ReviewResult request(Viewer viewer, SubmissionId id) {
        return switch (viewer) {
            case AgencyViewer agency -> {
                var submission = visible(agency, id);
                yield submission == null ? new ReviewResult.NotFound() : requested(submission);
            }
            case ReviewerViewer reviewer -> new ReviewResult.NotPermitted();
            case VendorViewer vendor -> new ReviewResult.NotPermitted();
        };
    }

    private ReviewResult requested(Submission submission) {
        var standing = reviews.find(submission.id());
        if (standing.isPresent() && standing.get().state() != ReviewState.WITHDRAWN) {
            return new ReviewResult.Done(standing.get());
        }
        var reading = submission.reading();
        if (submission.state() != SubmissionState.READY_FOR_REVIEW || reading == null) {
            return new ReviewResult.NotInThisState();
        }
        var now = now();
        var next = standing.isPresent() ? standing.get().requested() : first(submission, reading, now);
        return stored(next, ReviewEvents.requested(now), MailPolicy.adviceRequested(next, now));
    }

    private Review first(Submission submission, Reading reading, Instant now) {
        var edition = reading.edition();
        if (edition == null || !(submission.owner() instanceof Owner.Invited owner)) {
            throw new IllegalStateException(submission.id() + " was accepted without procurement");
        }
        var offices = editions.edition(edition).advisingOffices().stream()
                .map(AdvisingOffice::code)
                .toList();
        return new Review(
                submission.id(),
                owner,
                offices,
                ReviewState.REQUESTED,
                1,
                1,
                now,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** 取下げ: takes the request back, while no advice is released. */
    public ReviewResult withdraw(Viewer viewer, SubmissionId id, int version) {
        return byAgency(
                viewer,
                id,
                version,
                review -> review.stateForAgency() == ReviewState.REQUESTED
                        ? withdrawn(review.withdrawn())
                        : new ReviewResult.NotInThisState());
    }

    private ReviewResult withdrawn(Review next) {
        var now = now();
        return stored(next, ReviewEvents.withdrawn(now), MailPolicy.adviceWithdrawn(next, now));
    }

    /**
     * Gives the opinion of the reviewer's office in place of its earlier one. An opinion that drops a concern waits until a
     * second reviewer of the office confirms it; the earlier one stands until then.
     */
    public ReviewResult give(Viewer viewer, SubmissionId id, int version, OpinionDraft draft) {
        return byOffice(viewer, id, version, (review, reviewer) -> {
            if (review.state() == ReviewState.WITHDRAWN) {
                return new ReviewResult.NotInThisState();
            }
            var checks = new OpinionChecks();
            var opinion = checks.opinion(draft, rows(id), reviewer, now());
            if (opinion.isEmpty()) {
                return new ReviewResult.Invalid(checks.faults());
            }
            var earlier = review.opinion(reviewer.office());
            if (earlier.filter(opinion.get()::dropsConcernOf).isEmpty()) {
                return stored(review.given(opinion.get()), ReviewEvents.given(opinion.get()), List.of());
            }
            var next = review.proposed(opinion.get());
            return stored(
                    next, ReviewEvents.proposed(opinion.get()), MailPolicy.confirmationWanted(next, opinion.get()));
        });
    }

    /** Confirms, as a second reviewer of the office, that a concern is dropped. */
    public ReviewResult confirm(Viewer viewer, SubmissionId id, int version) {
        return byOffice(viewer, id, version, (review, reviewer) -> {
            var proposal = review.proposal(reviewer.office());
            if (proposal.isEmpty()) {
                return new ReviewResult.NotInThisState();
            }
            if (proposal.get().by().reviewer().equals(reviewer.reviewer())) {
                return new ReviewResult.SecondReviewerNeeded();
            }
            var confirmed = proposal.get().confirmed(reviewer);
            return stored(review.given(confirmed), ReviewEvents.confirmed(confirmed, now()), List.of());
        });
    }

    /** 照会: puts a question to the agency. */
    public ReviewResult ask(
            Viewer viewer, SubmissionId id, int version, @Nullable String question, List<String> unknownFields) {
        return byOffice(viewer, id, version, (review, reviewer) -> {
            if (review.state() == ReviewState.WITHDRAWN) {
                return new ReviewResult.NotInThisState();
            }
            var checks = new OpinionChecks();
            var text = checks.text(QUESTION, question, unknownFields);
            if (text.isEmpty()) {
                return new ReviewResult.Invalid(checks.faults());
            }
            var inquiry = new Inquiry(review.inquiries().size() + 1, text.get(), reviewer, now(), null, null);
            var next = review.asked(inquiry);
            return stored(next, ReviewEvents.asked(inquiry), MailPolicy.inquiryAsked(next, inquiry));
        });
    }

    /** Answers a question, for the agency. */
    public ReviewResult answer(
            Viewer viewer,
            SubmissionId id,
            int version,
            int number,
            @Nullable String answer,
            List<String> unknownFields) {
        return byAgency(viewer, id, version, review -> {
            var inquiry = review.inquiries().stream()
                    .filter(asked -> asked.number() == number)
                    .findFirst();
            if (inquiry.isEmpty()) {
                return new ReviewResult.NotFound();
            }
            if (inquiry.get().isAnswered()) {
                return new ReviewResult.NotInThisState();
            }
            var checks = new OpinionChecks();
            var text = checks.text(ANSWER, answer, unknownFields);
            if (text.isEmpty()) {
                return new ReviewResult.Invalid(checks.faults());
            }
            var now = now();
            var next = review.answered(number, text.get(), now);
            return stored(
                    next,
                    ReviewEvents.answered(number, text.get(), now),
                    MailPolicy.inquiryAnswered(next, inquiry.get(), now));
        });
    }

    /** Releases the advice to the agency, once every office has its opinion and every question its answer. */
    public ReviewResult release(Viewer viewer, SubmissionId id, int version) {
        return byOffice(viewer, id, version, (review, reviewer) -> {
            if (!review.canBeReleased()) {
                return new ReviewResult.NotInThisState();
            }
            var release = new Release(review.releases().size() + 1, review.opinions(), reviewer, now());
            var kinds = EnumSet.noneOf(AdviceKind.class);
            release.opinions().forEach(opinion -> kinds.add(opinion.kind()));
            var advised = new AdvisedList(
                    FiscalYear.of(release.at()),
                    review.owner().invitationId(),
                    review.owner().body(),
                    kinds);
            var next = review.released(release);
            return stored(
                    next,
                    ReviewEvents.released(release),
                    new GivenAdvice(advised, concerning(id, release)),
                    MailPolicy.adviceReleased(next, release));
        });
    }

    /** Returns the products of the rows about which an office has a concern. */
    private Set<ProductKey> concerning(SubmissionId id, Release release) {
        var positions = new HashSet<>(release.rowsOfConcern());
        var products = new HashSet<ProductKey>();
        if (!positions.isEmpty()) {
            var manifest = submissions
                    .find(id)
                    .flatMap(Submission::readingIfDecided)
                    .orElseThrow()
                    .manifest();
            var items = new AllPages<>(request -> rows.items(id, manifest, request)).iterator();
            while (!positions.isEmpty() && items.hasNext()) {
                var item = items.next();
                if (positions.remove(item.position())) {
                    ProductKey.of(item).ifPresent(products::add);
                }
            }
        }
        return products;
    }

    /** Tells the vendor what the agency decides to tell of the advice, in the agency's words. */
    public ReviewResult notifyVendor(
            Viewer viewer, SubmissionId id, int version, @Nullable String text, List<String> unknownFields) {
        return byAgency(viewer, id, version, review -> {
            if (review.releases().isEmpty()) {
                return new ReviewResult.NotInThisState();
            }
            var checks = new OpinionChecks();
            var told = checks.text(NOTICE, text, unknownFields);
            if (told.isEmpty()) {
                return new ReviewResult.Invalid(checks.faults());
            }
            var notice = new VendorNotice(told.get(), now());
            var next = review.notified(notice);
            return stored(next, ReviewEvents.notified(notice), MailPolicy.vendorNotified(next, notice));
        });
    }

    private ReviewResult byOffice(
            Viewer viewer, SubmissionId id, int version, BiFunction<Review, ReviewerViewer, ReviewResult> step) {
        return switch (viewer) {
            case ReviewerViewer reviewer -> {
                var standing = reviews.find(id);
                if (standing.isEmpty()) {
                    yield new ReviewResult.NotFound();
                }
                if (!standing.get().offices().contains(reviewer.office())) {
                    yield new ReviewResult.NotPermitted();
                }
                yield standing.get().version() == version
                        ? step.apply(standing.get(), reviewer)
                        : new ReviewResult.Changed();
            }
            case AgencyViewer agency -> new ReviewResult.NotPermitted();
            case VendorViewer vendor -> new ReviewResult.NotPermitted();
        };
    }

    private ReviewResult byAgency(Viewer viewer, SubmissionId id, int version, AgencyStep step) {
        return switch (viewer) {
            case AgencyViewer agency -> {
                ReviewResult result = new ReviewResult.Changed();
                for (int round = 0; round < ROUNDS && result instanceof ReviewResult.Changed; round++) {
                    var standing = reviews.find(id).filter(review -> new Scope(agency).admits(review.owner()));
                    if (standing.isEmpty()) {
                        yield new ReviewResult.NotFound();
                    }
                    if (standing.get().agencyVersion() != version) {
                        yield new ReviewResult.Changed();
                    }
                    result = step.apply(standing.get());
                }
                yield result;
            }
            case ReviewerViewer reviewer -> new ReviewResult.NotPermitted();
            case VendorViewer vendor -> new ReviewResult.NotPermitted();
        };
    }

    private ReviewResult stored(Review next, AuditEntry happened, List<MailOwed> mails) {
        return stored(next, happened, null, mails);
    }

    private ReviewResult stored(Review next, AuditEntry happened, @Nullable GivenAdvice given, List<MailOwed> mails) {
        return reviews.store(next, happened, given, mails).equals(next)
                ? new ReviewResult.Done(next)
                : new ReviewResult.Changed();
    }

    private @Nullable Submission visible(AgencyViewer agency, SubmissionId id) {
        return submissions
                .find(id)
                .filter(found -> new Scope(agency).admits(found.owner()))
                .orElse(null);
    }

    private int rows(SubmissionId id) {
        return submissions
                .find(id)
                .flatMap(Submission::readingIfDecided)
                .map(reading -> reading.manifest().items())
                .orElse(0);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A step of an agency. */
    @FunctionalInterface
    private interface AgencyStep {
        ReviewResult apply(Review review);
    }
}
