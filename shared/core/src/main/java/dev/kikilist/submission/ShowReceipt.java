package dev.kikilist.submission;

import dev.kikilist.access.Viewer;
import dev.kikilist.audit.AuditTrail;

/** Shows the receipt of a submission to those who may see the submission. */
public final class ShowReceipt {
    private final SubmissionQueries submissions;
    private final AuditTrail audit;

    public ShowReceipt(SubmissionQueries submissions, AuditTrail audit) {
        this.submissions = submissions;
        this.audit = audit;
    }

    /** Returns the receipt of {@code id}, as {@code viewer} may have it. */
    public Result show(Viewer viewer, SubmissionId id) {
        if (submissions.submission(viewer, id).isEmpty()) {
            return new Result.NotFound();
        }
        return Receipt.of(id, audit.events(SubmissionEvents.subject(id)))
                .<Result>map(Result.Shown::new)
                .orElseGet(Result.NotReadYet::new);
    }

    /** How it ended. */
    public sealed interface Result {
        /** There is one, the same for every viewer and for ever. */
        record Shown(Receipt receipt) implements Result {}

        /** The list is still being read. */
        record NotReadYet() implements Result {}

        /** There is no such submission that the viewer may see. */
        record NotFound() implements Result {}
    }
}
