package dev.kikilist.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.export.Audience;
import dev.kikilist.export.Export;
import dev.kikilist.export.ExportFormat;
import dev.kikilist.export.Exports;
import dev.kikilist.submission.SubmissionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every store of exports. */
public abstract class ExportsContract {
    private static final SubmissionId SUBMISSION = new SubmissionId("s3d4e5f6g7h8i9j0k1l2m3n4o5p");
    private static final SubmissionId OTHER = new SubmissionId("s4d4e5f6g7h8i9j0k1l2m3n4o5p");

    @TempDir
    private Path directory;

    /** Returns an empty store. */
    protected abstract Exports exports();

    /** Returns what {@code exports} has under the key of {@code export}. */
    protected abstract byte[] content(Exports exports, Export export);

    @Test
    void holdsWhatWasStoredAndNothingElse() throws IOException {
        var exports = exports();
        var stored = new Export(SUBMISSION, 1, Audience.SHARED, ExportFormat.CSV);
        assertThat(exports.holds(stored)).isFalse();

        exports.store(stored, file("a"));

        assertThat(exports.holds(stored)).isTrue();
        assertThat(content(exports, stored)).isEqualTo("a".getBytes(UTF_8));
        assertThat(List.of(
                        new Export(OTHER, 1, Audience.SHARED, ExportFormat.CSV),
                        new Export(SUBMISSION, 2, Audience.SHARED, ExportFormat.CSV),
                        new Export(SUBMISSION, 11, Audience.SHARED, ExportFormat.CSV),
                        new Export(SUBMISSION, 1, Audience.REVIEWERS, ExportFormat.CSV),
                        new Export(SUBMISSION, 1, Audience.SHARED, ExportFormat.XLSX)))
                .noneMatch(exports::holds);
    }

    @Test
    void whatIsStoredLaterTakesItsPlace() throws IOException {
        var exports = exports();
        var export = new Export(SUBMISSION, 1, Audience.REVIEWERS, ExportFormat.XLSX);

        exports.store(export, file("a"));
        exports.store(export, file("b"));

        assertThat(content(exports, export)).isEqualTo("b".getBytes(UTF_8));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("export"), content);
    }
}
