package dev.kikilist.mail;

import dev.kikilist.advice.Inquiry;
import dev.kikilist.advice.Opinion;
import dev.kikilist.advice.Release;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewStore;
import dev.kikilist.advice.VendorNotice;
import dev.kikilist.mail.MailContent.Action;
import dev.kikilist.mail.MailContent.Addressee;
import dev.kikilist.mail.MailContent.Passage;
import dev.kikilist.mail.MailMatter.OfReview;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.text.BilingualText;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what a mail about a step of a review has to say.
 *
 * <p>What is written to the vendor is made of the list and the agency's notice alone; what is written to the agency of what was
 * asked and released. An office is told that an opinion of its own waits, and never what an opinion says.
 */
final class ReviewDrafter {
    private static final BilingualText OF_AGENCY = new BilingualText("お問い合わせ先（調達機関）", "Contact (procuring body)");
    private static final BilingualText OF_VENDOR = new BilingualText("事業者の連絡先", "Contact (vendor)");

    private final SubmissionStore submissions;
    private final ProcurementStore procurements;
    private final RowStore rows;
    private final ReviewStore reviews;
    private final Editions editions;
    private final URI portal;
    private final Clock clock;

    ReviewDrafter(
            SubmissionStore submissions,
            ProcurementStore procurements,
            RowStore rows,
            ReviewStore reviews,
            Editions editions,
            URI portal,
            Clock clock) {
        this.submissions = submissions;
        this.procurements = procurements;
        this.rows = rows;
        this.reviews = reviews;
        this.editions = editions;
        this.portal = portal;
        this.clock = clock;
    }

    MailContent draft(OfReview step, Occasion occasion, Recipient recipient, Contact contact) {
        var review = reviews.find(step.id()).orElseThrow(() -> new IllegalStateException("no review of " + step.id()));
        var matter = ListMatter.of(step.id(), submissions, procurements, editions);
        return switch (recipient) {
            case Recipient.Office office -> toOffice(review, matter, step, occasion, office.office(), contact);
            case Recipient.Agency agency -> toAgency(review, matter, step, occasion, contact);
            case Recipient.Vendor vendor -> toVendor(notice(review, step), matter, occasion, contact);
        };
    }

    private MailContent toOffice(
            Review review,
            ListMatter matter,
            OfReview step,
            Occasion occasion,
            AdvisingOfficeCode office,
            Contact contact) {
        var words = switch (occasion) {
            case ADVICE_REQUESTED -> ReviewWords.requested(matter);
            case ADVICE_WITHDRAWN -> ReviewWords.withdrawn(matter);
            case INQUIRY_ANSWERED -> ReviewWords.answered(matter, step.number());
            case CONFIRMATION_WANTED ->
                ReviewWords.confirmationWanted(matter, review.proposal(office).isPresent());
            case LIST_READY,
                    CORRECTION_REQUIRED,
                    SUBMISSION_DUE,
                    INSPECTION_DUE,
                    BIDDING_DAY,
                    ADVICE_LATE,
                    PROCUREMENT_CHANGED,
                    PROCUREMENT_CANCELLED,
                    INQUIRY_ASKED,
                    ADVICE_RELEASED,
                    VENDOR_NOTIFIED,
                    RECALLED,
                    INVITED -> throw neverOwed(occasion, "an office");
        };
        var quoted = occasion == Occasion.INQUIRY_ANSWERED
                ? ReviewPassages.answered(inquiry(review, step))
                : List.<Passage>of();
        return step(
                matter,
                words,
                People.addressee(name(matter, office).japanese(), contact),
                quoted,
                OF_AGENCY,
                matter.agencyContact());
    }

    private MailContent toAgency(Review review, ListMatter matter, OfReview step, Occasion occasion, Contact contact) {
        var addressee = People.addressee(matter.bodyName(), contact);
        return switch (occasion) {
            case INQUIRY_ASKED -> {
                var inquiry = inquiry(review, step);
                yield step(
                        matter,
                        ReviewWords.asked(
                                matter,
                                inquiry.number(),
                                name(matter, inquiry.askedBy().office()),
                                inquiry.isAnswered()),
                        addressee,
                        ReviewPassages.asked(inquiry),
                        OF_VENDOR,
                        matter.vendorContact());
            }
            case ADVICE_RELEASED -> {
                var release = release(review, step);
                var today = Calendar.today(clock);
                yield step(
                        matter,
                        ReviewWords.released(matter, release.number(), hasConcern(release)),
                        addressee,
                        new ReviewPassages(rows, matter, code -> matter.officeName(code, today)).released(release),
                        OF_VENDOR,
                        matter.vendorContact());
            }
            case LIST_READY,
                    CORRECTION_REQUIRED,
                    SUBMISSION_DUE,
                    INSPECTION_DUE,
                    BIDDING_DAY,
                    ADVICE_LATE,
                    PROCUREMENT_CHANGED,
                    PROCUREMENT_CANCELLED,
                    ADVICE_REQUESTED,
                    ADVICE_WITHDRAWN,
                    INQUIRY_ANSWERED,
                    CONFIRMATION_WANTED,
                    VENDOR_NOTIFIED,
                    RECALLED,
                    INVITED -> throw neverOwed(occasion, "an agency");
        };
    }

    private MailContent toVendor(VendorNotice notice, ListMatter matter, Occasion occasion, Contact contact) {
        if (occasion != Occasion.VENDOR_NOTIFIED) {
            throw neverOwed(occasion, "a vendor");
        }
        return step(
                matter,
                ReviewWords.notified(matter),
                People.addressee(matter.invitation().vendorName(), contact),
                ReviewPassages.notified(notice),
                OF_AGENCY,
                matter.agencyContact());
    }

    private MailContent step(
            ListMatter matter,
            ReviewWords.Words words,
            Addressee addressee,
            List<Passage> quoted,
            BilingualText contactTitle,
            MailContent.Person contact) {
        List<Action> actions = new ArrayList<>();
        for (var action : words.actions()) {
            actions.add(new Action(Integer.toString(actions.size() + 1), action.japanese(), action.english()));
        }
        return new MailContent.ReviewStep(
                words.subject(),
                addressee,
                words.heading(),
                words.sentence(),
                words.due(),
                actions,
                quoted,
                matter.facts(portal),
                contactTitle,
                contact);
    }

    private BilingualText name(ListMatter matter, AdvisingOfficeCode office) {
        return matter.officeName(office, Calendar.today(clock));
    }

    private static boolean hasConcern(Release release) {
        return release.opinions().stream().anyMatch(ReviewDrafter::hasConcern);
    }

    private static boolean hasConcern(Opinion opinion) {
        return opinion.kind().isConcern()
                || opinion.items().stream().anyMatch(item -> item.kind().isConcern());
    }

    private static Inquiry inquiry(Review review, OfReview step) {
        return review.inquiries().stream()
                .filter(inquiry -> inquiry.number() == step.number())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no inquiry " + step.number() + " of " + step.id()));
    }

    private static Release release(Review review, OfReview step) {
        return review.releases().stream()
                .filter(release -> release.number() == step.number())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no release " + step.number() + " of " + step.id()));
    }

    private static VendorNotice notice(Review review, OfReview step) {
        var notice = review.notice();
        if (notice == null) {
            throw new IllegalStateException("no notice to the vendor of " + step.id());
        }
        return notice;
    }

    private static IllegalStateException neverOwed(Occasion occasion, String recipient) {
        return new IllegalStateException("no " + occasion + " is owed to " + recipient);
    }
}
