package dev.kikilist.mail;

import dev.kikilist.advice.ReviewStore;
import dev.kikilist.mail.MailContent.Addressee;
import dev.kikilist.mail.MailContent.Facts;
import dev.kikilist.mail.MailContent.Findings;
import dev.kikilist.mail.MailContent.Outline;
import dev.kikilist.mail.MailContent.Person;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Body;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
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

    private static final int SHORT = 60;
    private static final int LONG = 200;

    private final SubmissionStore submissions;
    private final ProcurementStore procurements;
    private final RowStore rows;
    private final Editions editions;
    private final Catalogue catalogue;
    private final URI portal;
    private final Clock clock;
    private final DeadlineDrafter deadlines;

    /**
     * @param portal the address below which signed-in pages stand, without a slash at the end
     */
    public MailDrafter(
            SubmissionStore submissions,
            ProcurementStore procurements,
            RowStore rows,
            ReviewStore reviews,
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
        this.deadlines = new DeadlineDrafter(procurements, reviews, editions, portal, clock);
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
            case MailMatter.OfDeadline deadline ->
                deadlines.draft(deadline.id(), id.occasion(), id.recipient(), contact);
            case MailMatter.OfChange change -> deadlines.draft(change.id(), id.occasion(), id.recipient(), contact);
        };
    }

    private MailContent draftOfList(MailId id, Contact contact) {
        var matter = matter(id.submissionId());
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
            case SUBMISSION_DUE, INSPECTION_DUE, BIDDING_DAY, ADVICE_LATE, PROCUREMENT_CHANGED, PROCUREMENT_CANCELLED ->
                throw neverOwed(id);
        };
    }

    private static IllegalStateException neverOwed(MailId id) {
        return new IllegalStateException("no " + id.occasion() + " is owed to "
                + id.recipient().getClass().getSimpleName());
    }

    private MailContent reviewRequest(Matter matter, Contact contact, AdvisingOfficeCode code) {
        var office = matter.edition().advisingOffices().stream()
                .filter(candidate -> candidate.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the edition names no office " + code));
        var due = matter.procurement().schedule().inspectionDue();
        var breakdown = Breakdown.of(rows, matter.id(), matter.reading().manifest(), matter.edition());
        return new MailContent.ReviewRequest(
                subject("確認依頼", matter, "技術検査締切", due),
                addressee(office.nameOn(Calendar.today(clock)).japanese(), contact),
                facts(matter),
                person(matter.bodyName(), matter.procurement().contact()),
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

    private MailContent reviewNotice(Matter matter, Contact contact) {
        return new MailContent.ReviewNotice(
                subject(
                        "確認依頼のお知らせ",
                        matter,
                        "技術検査締切",
                        matter.procurement().schedule().inspectionDue()),
                addressee(matter.bodyName(), contact),
                facts(matter),
                person(matter.invitation().vendorName(), matter.invitation().contact()),
                matter.edition().advisingOffices().stream()
                        .map(office -> office.nameOn(Calendar.today(clock)))
                        .toList(),
                findings(matter, false).queries(),
                matter.isSuperseded());
    }

    private MailContent correctionRequest(Matter matter, Contact contact) {
        var due = matter.procurement().schedule().submissionDue();
        var findings = findings(matter, true);
        return new MailContent.CorrectionRequest(
                subject(matter.isRefused() ? "再提出依頼" : "修正依頼", matter, "提出期限", due),
                addressee(matter.invitation().vendorName(), contact),
                facts(matter),
                person(matter.bodyName(), matter.procurement().contact()),
                findings.corrections(),
                findings.queries(),
                isPast(due));
    }

    private MailContent correctionNotice(Matter matter, Contact contact) {
        var due = matter.procurement().schedule().submissionDue();
        var findings = findings(matter, true);
        return new MailContent.CorrectionNotice(
                subject(matter.isRefused() ? "再提出依頼のお知らせ" : "修正依頼のお知らせ", matter, "提出期限", due),
                addressee(matter.bodyName(), contact),
                facts(matter),
                person(matter.invitation().vendorName(), matter.invitation().contact()),
                findings.corrections(),
                findings.queries(),
                isPast(due));
    }

    /** A subject holds nothing that the vendor wrote, and says what, which, and until when. */
    private static String subject(String kind, Matter matter, String dueName, LocalDate due) {
        return "[機器リスト] " + kind + " " + matter.id().value().substring(0, 8) + " "
                + OneLine.of(matter.procurement().title(), 40) + " " + dueName + " " + Calendar.day(due);
    }

    private boolean isPast(LocalDate day) {
        return Calendar.today(clock).isAfter(day);
    }

    private Facts facts(Matter matter) {
        var submission = matter.submission();
        var reading = matter.reading();
        var schedule = matter.procurement().schedule();
        return new Facts(
                submission.id().value(),
                portal + "/submissions/" + submission.id(),
                matter.bodyName(),
                OneLine.of(matter.procurement().title(), LONG),
                OneLine.of(matter.invitation().vendorName(), LONG),
                matter.invitation().vendor().value(),
                OneLine.of(submission.fileName(), LONG),
                Calendar.moment(submission.object().storedAt()),
                Integer.toString(submission.version()),
                new BilingualText(
                        submission.state().japanese(), submission.state().english()),
                submission.late(),
                matter.isRefused(),
                OneLine.count(reading.manifest().items()),
                OneLine.count(reading.manifest().subcontractors()),
                OneLine.count(reading.counts().file() + reading.counts().errors()),
                OneLine.count(reading.counts().queries()),
                Calendar.words(schedule.submissionDue()),
                Calendar.words(schedule.inspectionDue()),
                Calendar.words(schedule.biddingDay()));
    }

    private static Addressee addressee(String organisation, Contact contact) {
        return new Addressee(
                OneLine.of(organisation, LONG),
                OneLine.of(contact.department(), LONG),
                OneLine.of(contact.name(), LONG));
    }

    private static Person person(String organisation, Contact contact) {
        return new Person(
                OneLine.of(organisation, LONG),
                OneLine.of(contact.department(), LONG),
                OneLine.of(contact.name(), LONG),
                contact.email().value(),
                OneLine.of(contact.phone(), SHORT));
    }

    private static Outline outline(Matter matter) {
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

    private Shown findings(Matter matter, boolean withAdvice) {
        var chosen = choose(matter);
        var lines = new FindingLines(catalogue, withAdvice);
        var counts = matter.reading().counts();
        return new Shown(
                Findings.of(lines.of(chosen.corrections()), counts.file() + counts.errors()),
                Findings.of(lines.of(chosen.queries()), counts.queries()));
    }

    private Chosen choose(Matter matter) {
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

    private Matter matter(SubmissionId id) {
        var submission = submissions.find(id).orElseThrow(() -> new IllegalStateException("no submission " + id));
        var reading = submission
                .readingIfDecided()
                .orElseThrow(() -> new IllegalStateException("submission " + id + " is not decided"));
        return switch (submission.owner()) {
            case Owner.Unclaimed unclaimed -> throw new IllegalStateException("submission " + id + " is nobody's");
            case Owner.Invited invited -> {
                var found = procurements.findInvited(invited.procurementId(), invited.invitationId(), null);
                var procurement = found.procurement();
                var invitation = found.invitation();
                if (procurement == null || invitation == null) {
                    throw new IllegalStateException(
                            "no invitation " + invited.invitationId() + " to " + invited.procurementId());
                }
                var edition = editions.edition(procurement.edition());
                yield new Matter(submission, reading, procurement, invitation, edition);
            }
        };
    }

    /** What a mail is about. */
    private record Matter(
            Submission submission, Reading reading, Procurement procurement, Invitation invitation, Edition edition) {
        SubmissionId id() {
            return submission.id();
        }

        String bodyName() {
            return edition.body(procurement.body())
                    .map(Body::name)
                    .orElse(procurement.body().value());
        }

        boolean isRefused() {
            return submission.state() == SubmissionState.REFUSED;
        }

        boolean isSuperseded() {
            return submission.state() == SubmissionState.SUPERSEDED;
        }
    }

    private record Chosen(List<Finding> corrections, List<Finding> queries) {}

    private record Shown(Findings corrections, Findings queries) {}
}
