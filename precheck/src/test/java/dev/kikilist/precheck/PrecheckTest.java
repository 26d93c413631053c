package dev.kikilist.precheck;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.policy.Editions;
import dev.kikilist.testkit.workbook.FormColumn;
import dev.kikilist.testkit.workbook.FormWorkbook;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line finds what the service finds. */
class PrecheckTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void aSoundListEndsWithZero() throws IOException {
        assertThat(run(file("list.xlsx", FormWorkbook.filled(20).xlsx()))).isZero();
        assertThat(out.toString()).contains("指摘はありません").contains("20 行");
    }

    @Test
    void theGravestClassDecidesTheExitCode() throws IOException {
        var queried = file(
                "q.xlsx",
                FormWorkbook.filled(3).cell(2, FormColumn.CATEGORY, "なにか").xlsx());
        var wrong = file("e.xlsx", FormWorkbook.withFiveMistakes().xlsx());
        var refused = file("f.xlsx", "no workbook".getBytes(UTF_8));

        assertThat(run(queried)).isEqualTo(ExitCode.QUERIES);
        assertThat(run(wrong)).isEqualTo(ExitCode.ERRORS);
        assertThat(run(refused)).isEqualTo(ExitCode.REFUSED);
        assertThat(run(queried, wrong)).isEqualTo(ExitCode.ERRORS);
    }

    @Test
    void findsExactlyWhatTheServiceFinds() throws IOException {
        var form = FormWorkbook.withFiveMistakes();
        for (var content :
                new byte[][] {form.xlsx(), form.xls(), form.csv(Charset.forName("windows-31j")), "x".getBytes(UTF_8)}) {
            var file = file("list", content);
            var expected = new FormExaminer(new PoiWorkbookReader())
                    .examine(
                            file,
                            new Circumstances(Editions.bundled().inForceOn(LocalDate.of(2026, 4, 1)), null),
                            new Nowhere());
            out.getBuffer().setLength(0);

            run("--format", "json", "--started-on", "2026-04-01", file.toString());

            var findings =
                    json().at("files").elements().getFirst().at("findings").elements();
            assertThat(findings)
                    .extracting(finding -> finding.at("code").text().orElse("") + " "
                            + finding.at("cell").text().orElse("") + " "
                            + finding.at("raw").text().orElse("") + " "
                            + finding.at("suggestion").text().orElse(""))
                    .containsExactlyElementsOf(expected.findings().stream()
                            .map(finding -> finding.code() + " "
                                    + (finding.at() == null ? "" : finding.at().a1()) + " " + finding.raw() + " "
                                    + (finding.suggestion() == null ? "" : finding.suggestion()))
                            .toList());
        }
    }

    @Test
    void theEditionIsThatOfTheDay() throws IOException {
        var list = file(
                "list.xlsx",
                FormWorkbook.filled(3)
                        .field(dev.kikilist.testkit.workbook.FormField.BODY, "デジタル庁")
                        .xlsx());

        run("--started-on", "2021-08-31", list.toString());
        assertThat(out.toString()).contains("E160");
        out.getBuffer().setLength(0);
        run("--started-on", "2021-09-01", list.toString());
        assertThat(out.toString()).doesNotContain("E160");
    }

    @Test
    void comparesWithWhatIsRegistered() throws IOException {
        var list = file("list.xlsx", FormWorkbook.filled(3).xlsx());

        run(
                "--title",
                "まったく別の件名",
                "--body",
                "GOV-009",
                "--submission-due",
                "2027-01-15",
                "--inspection-due",
                "2027-01-25",
                "--bidding-day",
                "2027-02-10",
                "--subject",
                "EQUIPMENT",
                list.toString());

        assertThat(out.toString()).contains("まったく別の件名");
    }

    @Test
    void writesTheAnnotatedWorkbook() throws IOException {
        var list = file("list.xlsx", FormWorkbook.withFiveMistakes().xlsx());
        var target = directory.resolve("marked.xlsx");

        run("--annotated", target.toString(), list.toString());

        assertThat(target).isNotEmptyFile();
        assertThat(run(target)).isEqualTo(ExitCode.ERRORS);
    }

    @Test
    void whatCannotBeRunSaysWhy() throws IOException {
        assertThat(run(directory.resolve("nowhere.xlsx"))).isEqualTo(ExitCode.NO_INPUT);
        assertThat(err.toString()).contains("ファイルを開けません");
        assertThat(run("--started-on", "令和3年", file("x", new byte[0]).toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(new String[0])).isEqualTo(ExitCode.USAGE);
        assertThat(run("--title", "件名だけ", file("x", new byte[0]).toString())).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aTerminalOfWindowsShowsJapanese() throws IOException {
        var windows = Charset.forName("windows-31j");
        var shown = new ByteArrayOutputStream();
        var list = file("list.xlsx", FormWorkbook.withFiveMistakes().xlsx());

        assertThat(Precheck.charset(windows)).isEqualTo(windows);
        assertThat(Precheck.charset(UTF_8)).isEqualTo(UTF_8);
        assertThat(Precheck.charset(US_ASCII)).isEqualTo(UTF_8);
        Precheck.run(
                new PrintWriter(shown, true, Precheck.charset(windows)), new PrintWriter(err, true), list.toString());

        assertThat(shown.toString(windows)).contains("5 件の指摘", "製造業者の法人番号");
    }

    @Test
    void helpIsInBothLanguages() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString())
                .contains("機器リストを提出前に確認します。", "Checks equipment lists", "--started-on", "調達手続の開始日", "edition");
    }

    private int run(Path... files) {
        var arguments = new String[files.length];
        for (int i = 0; i < files.length; i++) {
            arguments[i] = files[i].toString();
        }
        return run(arguments);
    }

    private int run(String... arguments) {
        return Precheck.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private JsonValue json() throws IOException {
        return Json.parse(new ByteArrayInputStream(out.toString().getBytes(UTF_8)));
    }

    private Path file(String name, byte[] content) throws IOException {
        var file = directory.resolve(name);
        Files.write(file, content);
        return file;
    }

    private static final class Nowhere implements ItemSink {
        @Override
        public void item(EquipmentItem item) {}

        @Override
        public void subcontractor(Subcontractor subcontractor) {}
    }
}
