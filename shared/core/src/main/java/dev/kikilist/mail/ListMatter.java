package dev.kikilist.mail;

import dev.kikilist.mail.MailContent.Facts;
import dev.kikilist.mail.MailContent.Person;
import dev.kikilist.policy.AdvisingOffice;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Body;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.text.BilingualText;
import java.net.URI;
import java.time.LocalDate;

/** The list that a mail is about, with whose it is. */
record ListMatter(
        Submission submission, Reading reading, Procurement procurement, Invitation invitation, Edition edition) {
    private static final int LONG = 200;
    private static final int TITLE = 40;

    /**
     * Returns what is stored of a decided list.
     *
     * @throws IllegalStateException when it is not stored, not decided, or nobody's
     */
    static ListMatter of(
            SubmissionId id, SubmissionStore submissions, ProcurementStore procurements, Editions editions) {
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
                yield new ListMatter(
                        submission, reading, procurement, invitation, editions.edition(procurement.edition()));
            }
        };
    }

    SubmissionId id() {
        return submission.id();
    }

    boolean isRefused() {
        return submission.state() == SubmissionState.REFUSED;
    }

    boolean isSuperseded() {
        return submission.state() == SubmissionState.SUPERSEDED;
    }

    String bodyName() {
        return edition.body(procurement.body())
                .map(Body::name)
                .orElse(procurement.body().value());
    }

    String title() {
        return OneLine.of(procurement.title(), LONG);
    }

    String vendorName() {
        return OneLine.of(invitation.vendorName(), LONG);
    }

    /** Returns the name of an advising office on a day. */
    BilingualText officeName(AdvisingOfficeCode code, LocalDate day) {
        return edition.advisingOffices().stream()
                .filter(office -> office.code().equals(code))
                .findFirst()
                .map(office -> nameOn(office, day))
                .orElseThrow(() -> new IllegalStateException("the edition names no office " + code));
    }

    private static BilingualText nameOn(AdvisingOffice office, LocalDate day) {
        return office.nameOn(day);
    }

    /** Returns whom to ask at the agency. */
    Person agencyContact() {
        return People.person(bodyName(), procurement.contact(), procurement.fallbackContact());
    }

    /** Returns the vendor's contact as the agency registered it. */
    Person vendorContact() {
        return People.person(invitation.vendorName(), invitation.contact(), invitation.fallbackContact());
    }

    /** Returns a subject that says what and which. It holds nothing that the vendor wrote. */
    String subject(String kind) {
        return "[機器リスト] " + kind + " " + id().value().substring(0, 8) + " " + OneLine.of(procurement.title(), TITLE);
    }

    /** Returns a subject that says what, which, and until when. It holds nothing that the vendor wrote. */
    String subject(String kind, String dueName, LocalDate due) {
        return subject(kind) + " " + dueName + " " + Calendar.day(due);
    }

    /**
     * Returns the facts that every mail about a list names.
     *
     * @param portal the address below which signed-in pages stand
     */
    Facts facts(URI portal) {
        var schedule = procurement.schedule();
        return new Facts(
                submission.id().value(),
                portal + "/submissions/" + submission.id(),
                bodyName(),
                title(),
                vendorName(),
                invitation.vendor().value(),
                OneLine.of(submission.fileName(), LONG),
                Calendar.moment(submission.object().storedAt()),
                Integer.toString(submission.version()),
                new BilingualText(
                        submission.state().japanese(), submission.state().english()),
                submission.late(),
                isRefused(),
                OneLine.count(reading.manifest().items()),
                OneLine.count(reading.manifest().subcontractors()),
                OneLine.count(reading.counts().file() + reading.counts().errors()),
                OneLine.count(reading.counts().queries()),
                Calendar.words(schedule.submissionDue()),
                Calendar.words(schedule.inspectionDue()),
                Calendar.words(schedule.biddingDay()));
    }
}
