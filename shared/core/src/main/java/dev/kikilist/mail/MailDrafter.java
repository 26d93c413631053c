package dev.kikilist.mail;

import dev.kikilist.advice.ReviewStore;
import dev.kikilist.concern.ConcernStore;
import dev.kikilist.mail.MailContent.Findings;
import dev.kikilist.mail.MailContent.Outline;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.DeadlinePlan.Kind;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.text.BilingualText;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Finding;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what an owed mail has to say, as things stand now.
 *
 * <p>Findings of class R are never asked for, whoever the recipient is: mail lies unprotected in too many places. An
 * advising office is told how many there are, nobody else even that.
 */
public final class MailDrafter {
    /** The most findings that one mail shows. Those that must be corrected come before those to be checked. */
    static final int SHOWN_FINDINGS = 100;

    /** The most findings that are looked through for those to show. */
    static final int SOUGHT_FINDINGS = 2_000;

    private final SubmissionStore submissions;
    private final ProcurementStore procurements;
    private final RowStore rows;
    private final Editions editions;
    private final Catalogue catalogue;
    private final URI portal;
    private final Clock clock;
    private final DeadlineDrafter deadlines;
    private final ReviewDrafter reviews;
    private final RecallDrafter recalls;

    /**
     * @param portal the address below which signed-in pages stand, without a slash at the end
     */
    public MailDrafter(
            SubmissionStore submissions,
            ProcurementStore procurements,
            RowStore rows,
            ReviewStore reviewStore,
            ConcernStore concerns,
            Editions editions,
            Catalogue catalogue,
            URI portal,
            Clock clock) {
        this.submissions = submissions;
        this.procurements = procurements;
        this.rows = rows;
        this.editions = editions;
        this.catalogue = catalogue;
        this.portal = portal;
        this.clock = clock;
        this.deadlines = new DeadlineDrafter(procurements, reviewStore, editions, portal, clock);
        this.reviews = new ReviewDrafter(submissions, procurements, rows, reviewStore, editions, portal, clock);
        this.recalls = new RecallDrafter(concerns, submissions, procurements, reviewStore, editions, portal, clock);
    }

    /**
     * Returns what the mail {@code id} says to its recipient.
     *
     * @param contact the recipient's registered contact
     * @throws RuntimeException when a store cannot be reached
     * @throws IllegalStateException when what the mail is about is not stored, or nobody owes such a mail
     */
    public MailContent draft(MailId id, Contact contact) {
        return switch (id.matter()) {
            case MailMatter.OfSubmission submission -> draftOfList(id, contact);
            case MailMatter.OfReview review -> reviews.draft(review, id.occasion(), id.recipient(), contact);
            case MailMatter.OfRecall recall -> draftOfRecall(id, recall, contact);
            case MailMatter.OfInvitation invitation -> draftInvitation(id, contact);
            case MailMatter.OfDeadline deadline -> deadlines.draft(deadline.id(), kind(id), 0, id.recipient(), contact);
            case MailMatter.OfChange change ->
                deadlines.draft(change.id(), kind(id), change.sequence(), id.recipient(), contact);
        };
    }

    private MailContent draftOfRecall(MailId id, MailMatter.OfRecall recall, Contact contact) {
        return switch (id.recipient()) {
            case Recipient.Office office -> recalls.draft(recall, office.office(), contact);
            case Recipient.Agency agency -> throw neverOwed(id);
            case Recipient.Vendor vendor -> throw neverOwed(id);
        };
    }

    private MailContent draftInvitation(MailId id, Contact contact) {
        return switch (id.recipient()) {
            case Recipient.Vendor vendor -> deadlines.draftInvitation(vendor, contact);
            case Recipient.Agency agency -> throw neverOwed(id);
            case Recipient.Office office -> throw neverOwed(id);
        };
    }

    private MailContent draftOfList(MailId id, Contact contact) {
        var matter = ListMatter.of(id.submissionId(), submissions, procurements, editions);
        return switch (id.occasion()) {
            case LIST_READY ->
                switch (id.recipient()) {
                    case Recipient.Office office -> reviewRequest(matter, contact, office.office());
                    case Recipient.Agency agency -> reviewNotice(matter, contact);
                    case Recipient.Vendor vendor -> throw neverOwed(id);
                };
            case CORRECTION_REQUIRED ->
                switch (id.recipient()) {
                    case Recipient.Vendor vendor -> correctionRequest(matter, contact);
                    case Recipient.Agency agency -> correctionNotice(matter, contact);
                    case Recipient.Office office -> throw neverOwed(id);
                };
            case SUBMISSION_DUE,
                    INSPECTION_DUE,
                    BIDDING_DAY,
                    ADVICE_LATE,
                    PROCUREMENT_CHANGED,
                    PROCUREMENT_CANCELLED,
                    ADVICE_REQUESTED,
                    ADVICE_WITHDRAWN,
                    INQUIRY_ASKED,
                    INQUIRY_ANSWERED,
                    CONFIRMATION_WANTED,
                    ADVICE_RELEASED,
                    VENDOR_NOTIFIED,
                    RECALLED,
                    INVITED -> throw neverOwed(id);
        };
    }

    private static Kind kind(MailId id) {
        return switch (id.occasion()) {
            case SUBMISSION_DUE -> Kind.SUBMISSION_DUE;
            case INSPECTION_DUE -> Kind.INSPECTION_DUE;
            case BIDDING_DAY -> Kind.BIDDING_DAY;
            case ADVICE_LATE -> Kind.ADVICE_LATE;
            case PROCUREMENT_CHANGED -> Kind.CHANGED;
            case PROCUREMENT_CANCELLED -> Kind.CANCELLED;
            case LIST_READY,
                    CORRECTION_REQUIRED,
                    ADVICE_REQUESTED,
                    ADVICE_WITHDRAWN,
                    INQUIRY_ASKED,
                    INQUIRY_ANSWERED,
                    CONFIRMATION_WANTED,
                    ADVICE_RELEASED,
                    VENDOR_NOTIFIED,
                    RECALLED,
                    INVITED -> throw neverOwed(id);
        };
    }

    private static IllegalStateException neverOwed(MailId id) {
        return new IllegalStateException("no " + id.occasion() + " is owed to "
                + id.recipient().getClass().getSimpleName());
    }

    private MailContent reviewRequest(ListMatter matter, Contact contact, AdvisingOfficeCode code) {
        var due = matter.procurement().schedule().inspectionDue();
        var breakdown = Breakdown.of(rows, matter.id(), matter.reading().manifest(), matter.edition());
        return new MailContent.ReviewRequest(
                matter.subject("確認依頼", "技術検査締切", due),
                People.addressee(matter.officeName(code, Calendar.today(clock)).japanese(), contact),
                matter.facts(portal),
                matter.agencyContact(),
                outline(matter),
                breakdown.categories(),
                breakdown.makers(),
                OneLine.count(breakdown.items()),
                breakdown.isWhole(),
                findings(matter, false).queries(),
                OneLine.count(matter.reading().manifest().reviewerFindings()),
                matter.isSuperseded(),
                isPast(due));
    }

    private MailContent reviewNotice(ListMatter matter, Contact contact) {
        return new MailContent.ReviewNotice(
                matter.subject(
                        "確認依頼のお知らせ", "技術検査締切", matter.procurement().schedule().inspectionDue()),
                People.addressee(matter.bodyName(), contact),
                matter.facts(portal),
                matter.vendorContact(),
                matter.edition().advisingOffices().stream()
                        .map(office -> office.nameOn(Calendar.today(clock)))
                        .toList(),
                findings(matter, false).queries(),
                matter.isSuperseded());
    }

    private MailContent correctionRequest(ListMatter matter, Contact contact) {
        var due = matter.procurement().schedule().submissionDue();
        var findings = findings(matter, true);
        return new MailContent.CorrectionRequest(
                matter.subject(matter.isRefused() ? "再提出依頼" : "修正依頼", "提出期限", due),
                People.addressee(matter.invitation().vendorName(), contact),
                matter.facts(portal),
                matter.agencyContact(),
                findings.corrections(),
                findings.queries(),
                isPast(due));
    }

    private MailContent correctionNotice(ListMatter matter, Contact contact) {
        var due = matter.procurement().schedule().submissionDue();
        var findings = findings(matter, true);
        return new MailContent.CorrectionNotice(
                matter.subject(matter.isRefused() ? "再提出依頼のお知らせ" : "修正依頼のお知らせ", "提出期限", due),
                People.addressee(matter.bodyName(), contact),
                matter.facts(portal),
                matter.vendorContact(),
                findings.corrections(),
                findings.queries(),
                isPast(due));
    }

    private boolean isPast(LocalDate day) {
        return Calendar.today(clock).isAfter(day);
    }

    private static Outline outline(ListMatter matter) {
        var procurement = matter.procurement();
        return new Outline(
                procurement.viewpoints().stream()
                        .map(viewpoint -> new BilingualText(viewpoint.japanese(), viewpoint.english()))
                        .toList(),
                new BilingualText(
                        procurement.contractMethod().japanese(),
                        procurement.contractMethod().english()),
                procurement.subjects().stream()
                        .map(subject -> new BilingualText(subject.japanese(), subject.english()))
                        .toList(),
                editionName(matter.edition()));
    }

    private static BilingualText editionName(Edition edition) {
        return new BilingualText(Calendar.day(edition.effectiveFrom()) + "からの版", "from " + edition.effectiveFrom());
    }

    private Shown findings(ListMatter matter, boolean withAdvice) {
        var chosen = choose(matter);
        var lines = new FindingLines(catalogue, withAdvice);
        var counts = matter.reading().counts();
        return new Shown(
                Findings.of(lines.of(chosen.corrections()), counts.file() + counts.errors()),
                Findings.of(lines.of(chosen.queries()), counts.queries()));
    }

    private Chosen choose(ListMatter matter) {
        var corrections = new ArrayList<Finding>();
        var queries = new ArrayList<Finding>();
        var request = PageRequest.first(PageRequest.LARGEST_LIMIT);
        int sought = 0;
        while (sought < SOUGHT_FINDINGS && corrections.size() < SHOWN_FINDINGS) {
            var page = rows.findings(matter.id(), matter.reading().manifest(), false, request);
            for (var finding : page.entries()) {
                switch (finding.code().findingClass()) {
                    case F, E -> corrections.add(finding);
                    case Q -> queries.add(finding);
                    case R -> throw new IllegalStateException("a finding for reviewers was not asked for");
                }
            }
            sought += page.entries().size();
            if (page.next().isEmpty()) {
                break;
            }
            request = new PageRequest(PageRequest.LARGEST_LIMIT, page.next().get());
        }
        var required = first(corrections, SHOWN_FINDINGS);
        return new Chosen(required, first(queries, SHOWN_FINDINGS - required.size()));
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    private record Chosen(List<Finding> corrections, List<Finding> queries) {}

    private record Shown(Findings corrections, Findings queries) {}
}
