package dev.kikilist.mail;

import dev.kikilist.advice.ReviewEvents;
import dev.kikilist.audit.AuditSubject;
import dev.kikilist.concern.ConcernEvents;
import dev.kikilist.concern.ConcernId;
import dev.kikilist.procurement.ProcurementEvents;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionId;
import java.time.LocalDate;

/** What a mail is about, and what therefore owes it once to each recipient. */
public sealed interface MailMatter {
    /** The name of a procurement's id in logs. */
    String PROCUREMENT_ID = "procurementId";

    /** Returns the chain of events that tells what became of the mail. */
    AuditSubject subject();

    /** Returns the name by which logs give the id of what it is about. */
    String idName();

    /** A list. */
    record OfSubmission(SubmissionId id) implements MailMatter {
        @Override
        public AuditSubject subject() {
            return SubmissionEvents.subject(id);
        }

        @Override
        public String idName() {
            return "submissionId";
        }
    }

    /**
     * A step of a list's review. What becomes of its mails is told in the review's own chain, which nobody but reviewers sees.
     *
     * @param number tells steps of one occasion apart: the number of the inquiry or of the release; of an opinion that waits,
     *     the review's version; of another step the version that the agency sees
     */
    record OfReview(SubmissionId id, int number) implements MailMatter {
        @Override
        public AuditSubject subject() {
            return ReviewEvents.subject(id);
        }

        @Override
        public String idName() {
            return "review";
        }
    }

    /**
     * The recall that publishing {@code version} of an entry of the concern list started. It is told in the entry's chain,
     * which nobody but reviewers sees.
     */
    record OfRecall(ConcernId concern, int version) implements MailMatter {
        @Override
        public AuditSubject subject() {
            return ConcernEvents.subject(concern);
        }

        @Override
        public String idName() {
            return "concernId";
        }
    }

    /** That a vendor is invited to a procurement: the recipient. */
    record OfInvitation(ProcurementId id) implements MailMatter {
        @Override
        public AuditSubject subject() {
            return ProcurementEvents.subject(id);
        }

        @Override
        public String idName() {
            return PROCUREMENT_ID;
        }
    }

    /** A date of a procurement: put off and set again, it is the same date. */
    record OfDeadline(ProcurementId id, LocalDate day) implements MailMatter {
        @Override
        public AuditSubject subject() {
            return ProcurementEvents.subject(id);
        }

        @Override
        public String idName() {
            return PROCUREMENT_ID;
        }
    }

    /**
     * A change of a procurement that its calendar shows.
     *
     * @param sequence the calendar's sequence after the change
     */
    record OfChange(ProcurementId id, int sequence) implements MailMatter {
        @Override
        public AuditSubject subject() {
            return ProcurementEvents.subject(id);
        }

        @Override
        public String idName() {
            return PROCUREMENT_ID;
        }
    }
}
