package dev.kikilist.submission;

import dev.kikilist.access.Viewer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Gives out short-lived addresses of annotated workbooks to those who may see the submission. */
public final class LinkAnnotatedWorkbook {
    /** How long an address works. */
    public static final Duration VALIDITY = Duration.ofSeconds(60);

    private final SubmissionQueries submissions;
    private final DownloadSigner signer;
    private final Clock clock;

    public LinkAnnotatedWorkbook(SubmissionQueries submissions, DownloadSigner signer, Clock clock) {
        this.submissions = submissions;
        this.signer = signer;
        this.clock = clock;
    }

    /** Returns an address of the annotated workbook of {@code id}, as {@code viewer} may have it. */
    public Result link(Viewer viewer, SubmissionId id) {
        var submission = submissions.submission(viewer, id);
        if (submission.isEmpty()) {
            return new Result.NotFound();
        }
        var reading = submission.get().reading();
        if (reading == null) {
            return new Result.NotReadYet();
        }
        var format = reading.annotated();
        if (format == null) {
            return new Result.None();
        }
        var workbook = new AnnotatedWorkbook(id, reading.manifest().fence(), format);
        var fileName = AnnotatedWorkbook.fileName(submission.get().fileName(), format);
        var expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(VALIDITY);
        return new Result.Linked(signer.sign(workbook, fileName, VALIDITY), fileName, expiresAt);
    }

    /** How it ended. */
    public sealed interface Result {
        /**
         * It can be fetched.
         *
         * @param address where, a secret of the viewer
         * @param fileName the name that it is saved under
         * @param expiresAt until when
         */
        record Linked(URI address, String fileName, Instant expiresAt) implements Result {}

        /** The list is still being read. */
        record NotReadYet() implements Result {}

        /** The submission has none: there was nothing to mark, or it could not be made. */
        record None() implements Result {}

        /** There is no such submission that the viewer may see. */
        record NotFound() implements Result {}
    }
}
