package dev.kikilist.submission;

import dev.kikilist.policy.EditionId;
import dev.kikilist.reading.FileFormat;
import org.jspecify.annotations.Nullable;

/**
 * What reading and judging a file gave.
 *
 * @param format the format found, or null when the file could not be read
 * @param sha256 SHA-256 of the content, lower-case hexadecimal; empty when there was no content
 * @param edition the edition it was judged by, or null when no procurement is known
 * @param subjectWritten 購入等件名 as written in the file; empty when there is none
 * @param vendorNameWritten 法人名 as written in the file; empty when there is none
 * @param counts findings by class
 * @param manifest what is stored beside the submission
 * @param annotated the format of the annotated workbook, or null when there is none
 */
public record Reading(
        @Nullable FileFormat format,
        String sha256,
        @Nullable EditionId edition,
        String subjectWritten,
        String vendorNameWritten,
        FindingCounts counts,
        Manifest manifest,
        @Nullable AnnotatedFormat annotated) {
    Reading withReviewerFindings(int count, String digest) {
        return new Reading(
                format,
                sha256,
                edition,
                subjectWritten,
                vendorNameWritten,
                counts,
                new Manifest(
                        manifest.fence(),
                        manifest.items(),
                        manifest.subcontractors(),
                        manifest.findings(),
                        count,
                        manifest.digest(),
                        digest),
                annotated);
    }
}
