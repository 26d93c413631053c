package dev.kikilist.export;

import dev.kikilist.access.Viewer;
import dev.kikilist.paging.AllPages;
import dev.kikilist.procurement.FieldFault;
import dev.kikilist.procurement.FieldFault.Code;
import dev.kikilist.submission.DownloadSigner;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionQueries;
import dev.kikilist.validation.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Makes exports of lists, once each, and gives out short-lived addresses of them to those who may see the submission. */
public final class ExportList {
    /** How long an address works. */
    public static final Duration VALIDITY = Duration.ofSeconds(60);

    private final SubmissionQueries submissions;
    private final RowStore rows;
    private final ExportWriter writer;
    private final Exports exports;
    private final DownloadSigner signer;
    private final Clock clock;

    public ExportList(
            SubmissionQueries submissions,
            RowStore rows,
            ExportWriter writer,
            Exports exports,
            DownloadSigner signer,
            Clock clock) {
        this.submissions = submissions;
        this.rows = rows;
        this.writer = writer;
        this.exports = exports;
        this.signer = signer;
        this.clock = clock;
    }

    /** Returns an address of the export of {@code id} that {@code draft} asks for, as {@code viewer} may have it. */
    public Result export(Viewer viewer, SubmissionId id, Draft draft) {
        var format = ExportFormat.named(draft.format());
        var faults = new ArrayList<FieldFault>();
        draft.unknownFields().forEach(pointer -> faults.add(FieldFault.unknownField(pointer)));
        if (format.isEmpty()) {
            faults.add(new FieldFault(
                    "/format",
                    draft.format().isEmpty() ? Code.REQUIRED : Code.UNKNOWN_VALUE,
                    "形式は「csv」又は「xlsx」で指定してください。",
                    "Give csv or xlsx as the format."));
        }
        return faults.isEmpty() ? export(viewer, id, format.get()) : new Result.Invalid(faults);
    }

    private Result export(Viewer viewer, SubmissionId id, ExportFormat format) {
        var submission = submissions.submission(viewer, id);
        if (submission.isEmpty()) {
            return new Result.NotFound();
        }
        return submission
                .get()
                .readingIfDecided()
                .<Result>map(reading -> exported(viewer, submission.get(), reading.manifest(), format))
                .orElseGet(Result.NotReadYet::new);
    }

    private Result.Exported exported(Viewer viewer, Submission submission, Manifest manifest, ExportFormat format) {
        var export = new Export(submission.id(), manifest.fence(), Audience.of(viewer), format);
        if (!exports.holds(export)) {
            make(export, manifest);
        }
        var fileName = Export.fileName(submission.fileName(), format);
        // The address works from now on, not from when the request came.
        var expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(VALIDITY);
        return new Result.Exported(signer.sign(export, fileName, VALIDITY), fileName, expiresAt);
    }

    private void make(Export export, Manifest manifest) {
        try {
            var file = Files.createTempFile("export", "." + export.format().extension());
            try {
                try (var out = Files.newOutputStream(file)) {
                    writer.write(export.format(), content(export, manifest), out);
                }
                exports.store(export, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ListContent content(Export export, Manifest manifest) {
        var id = export.submission();
        var audience = export.audience();
        return new ListContent(
                new AllPages<>(page -> rows.items(id, manifest, page)),
                new AllPages<>(page -> rows.subcontractors(id, manifest, page)),
                new AllPages<>(page -> rows.findings(id, manifest, audience == Audience.REVIEWERS, page)
                        .map(finding -> admitted(finding, audience))));
    }

    private static Finding admitted(Finding finding, Audience audience) {
        if (!audience.admits(finding.code().findingClass())) {
            throw new IllegalStateException("a listing of findings held one that its audience may not see");
        }
        return finding;
    }

    /**
     * What is asked for.
     *
     * @param format {@code csv} or {@code xlsx} as written; empty when it was not given
     * @param unknownFields pointers to fields that the command does not have
     */
    public record Draft(String format, List<String> unknownFields) {
        public Draft {
            unknownFields = List.copyOf(unknownFields);
        }
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
        record Exported(URI address, String fileName, Instant expiresAt) implements Result {}

        /** The request is unusable. */
        record Invalid(List<FieldFault> faults) implements Result {
            public Invalid {
                faults = List.copyOf(faults);
            }
        }

        /** The list is still being read. */
        record NotReadYet() implements Result {}

        /** There is no such submission that the viewer may see. */
        record NotFound() implements Result {}
    }
}
