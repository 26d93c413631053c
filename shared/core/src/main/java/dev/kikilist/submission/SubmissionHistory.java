package dev.kikilist.submission;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailStanding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a submission say of it.
 *
 * @param submission the submission; its manifest names no findings for reviewers, which no event tells of
 * @param head the head of the chain
 * @param lease the last lease that was granted
 * @param leasedAt when it was granted
 * @param ruleData the digest of the data that it was judged by; empty before it is decided
 * @param standing its place among the lists of its invitation if it became the current one, or null
 * @param mails the mails that its decision owed
 */
public record SubmissionHistory(
        Submission submission,
        ChainHead head,
        Lease lease,
        Instant leasedAt,
        String ruleData,
        @Nullable CurrentList standing,
        List<Mail> mails) {
    public SubmissionHistory {
        mails = List.copyOf(mails);
    }

    /**
     * Returns what {@code events} say.
     *
     * @param events the events of one submission from the first on, as they were written
     * @throws IllegalArgumentException when they are not that
     */
    public static SubmissionHistory of(List<AuditEvent> events) {
        var replay = new SubmissionReplay(events.getFirst());
        events.subList(1, events.size()).forEach(replay::add);
        return replay.history(events.getLast().head());
    }

    /**
     * Returns the submission with what is stored of its findings for reviewers; itself while it is undecided.
     *
     * @param count how many there are
     * @param digest the SHA-256 over them
     */
    public Submission withReviewerFindings(int count, String digest) {
        var reading = submission.reading();
        return reading == null ? submission : submission.withReading(reading.withReviewerFindings(count, digest));
    }

    /**
     * A mail that the decision owed.
     *
     * @param owed which, since when
     * @param standing where it stands: while it is pending, no event tells of attempts since
     */
    public record Mail(MailOwed owed, MailStanding standing) {}
}
