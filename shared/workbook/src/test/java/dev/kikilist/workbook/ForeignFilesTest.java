package dev.kikilist.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.equipment.DateCell;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.Editions;
import dev.kikilist.text.JapaneseDate;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FormExaminer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that other programs wrote, read and judged. What they must give is in {@code truth.json}, put down by the script
 * that laid the forms out, not by any reader; {@code ORIGIN.md} says which file holds which form.
 */
class ForeignFilesTest {
    private static final Path DIRECTORY = Path.of("src", "test", "foreign");
    private static final Path FILES = DIRECTORY.resolve("files");
    private static final String READ = "read";

    /** A line of the table in {@code ORIGIN.md}. */
    record Origin(String file, String program, String form, String outcome) {
        static List<Origin> all() throws IOException {
            try (var lines = Files.lines(DIRECTORY.resolve("ORIGIN.md"))) {
                return lines.filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("\\|"))
                        .map(cells -> new Origin(
                                cells[1].strip().replace("`", ""),
                                cells[2].strip(),
                                cells[3].strip(),
                                cells[4].strip()))
                        .toList();
            }
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Origin> readFiles() throws IOException {
        return Origin.all().stream().filter(origin -> origin.outcome().startsWith(READ));
    }

    static Stream<Origin> refusedFiles() throws IOException {
        return Origin.all().stream().filter(origin -> !origin.outcome().startsWith(READ));
    }

    @Test
    void everyFileHasALineThatSaysWhereItIsFrom() throws IOException {
        try (var files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Origin.all().stream().map(Origin::file).toList());
        }
        assertThat(Origin.all())
                .allSatisfy(origin -> assertThat(origin.program())
                        .matches("(openpyxl|XlsxWriter|SheetJS|ExcelJS|LibreOffice) [0-9.]+.*"));
    }

    @ParameterizedTest
    @MethodSource("readFiles")
    void holdsTheFormThatWasLaidOut(Origin origin) throws IOException {
        var truth = truth(origin.form());
        var found = Read.of(FILES.resolve(origin.file()));
        var blocks = found.examined;
        var vendor = blocks.vendorBlock();
        var ministry = blocks.ministryBlock();

        assertThat(vendor).isNotNull();
        assertThat(ministry).isNotNull();
        assertThat(told(vendor.subject(), vendor.vendorName(), vendor.person(), vendor.email(), vendor.phone()))
                .isEqualTo(told(truth.get("vendor")));
        assertThat(told(
                        ministry.bodyName(),
                        ministry.department(),
                        ministry.person(),
                        ministry.email(),
                        ministry.phone()))
                .isEqualTo(told(truth.get("ministry")));
        assertThat(days(ministry.submissionDue(), ministry.inspectionDue(), ministry.biddingDay()))
                .isEqualTo(told(truth.get("dates")));
        assertThat(found.items.stream().map(ForeignFilesTest::told)).isEqualTo(rows(truth.get("items")));
        assertThat(found.items)
                .allSatisfy(item -> assertThat(item.product().address().sheetIndex())
                        .isEqualTo(truth.get("sheet").asInt()));
        if (!origin.file().endsWith("csv")) {
            assertThat(found.subcontractors.stream().map(ForeignFilesTest::told))
                    .isEqualTo(rows(truth.get("subcontractors")));
        }
    }

    @ParameterizedTest
    @MethodSource("readFiles")
    void hasTheFindingsOfTheForm(Origin origin) throws IOException {
        var expected = texts(truth(origin.form()).get("findings"));

        assertThat(Read.of(FILES.resolve(origin.file())).examined.findings())
                .extracting(ForeignFilesTest::codeAndCell)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("refusedFiles")
    void isRefusedByTheNameOfItsFormat(Origin origin) {
        var findings = Read.of(FILES.resolve(origin.file())).examined.findings();

        assertThat(findings)
                .extracting(finding -> finding.code() + " " + String.join(" ", finding.arguments()))
                .containsExactly(origin.outcome());
        assertThat(findings)
                .allSatisfy(
                        finding -> assertThat(Catalogue.standard().text(finding).japanese())
                                .isNotBlank());
    }

    private static JsonNode truth(String form) throws IOException {
        var truth = new JsonMapper()
                .readTree(Files.readString(DIRECTORY.resolve("truth.json")))
                .get(form);
        assertThat(truth).as("form %s", form).isNotNull();
        return truth;
    }

    private static String codeAndCell(Finding finding) {
        var at = finding.at();
        return finding.code() + " " + (at == null ? "file" : at.a1());
    }

    private static String told(@Nullable FormCell... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell == null ? "nothing" : cell.address().a1() + "=" + cell.value())
                .collect(Collectors.joining("\n"));
    }

    private static String told(EquipmentItem item) {
        return told(
                item.vendorName(),
                item.number(),
                item.category(),
                item.maker(),
                item.makerNumber(),
                item.product(),
                item.model());
    }

    private static String told(Subcontractor row) {
        return told(row.tier(), row.from(), row.to(), row.toNumber(), row.work(), row.place());
    }

    private static String told(JsonNode cells) {
        return elements(cells)
                .map(cell -> cell.get("at").asText() + "=" + cell.get("value").asText())
                .collect(Collectors.joining("\n"));
    }

    private static String days(@Nullable DateCell... dates) {
        return Arrays.stream(dates)
                .map(date -> date != null && date.date() instanceof JapaneseDate.Parsed parsed
                        ? date.cell().address().a1() + "=" + parsed.date()
                        : "nothing")
                .collect(Collectors.joining("\n"));
    }

    private static List<String> rows(JsonNode rows) {
        return elements(rows).map(ForeignFilesTest::told).toList();
    }

    private static List<String> texts(JsonNode array) {
        return elements(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** What examining a file gave, rows included. */
    private record Read(Examined examined, List<EquipmentItem> items, List<Subcontractor> subcontractors) {
        static Read of(Path file) {
            var items = new ArrayList<EquipmentItem>();
            var subcontractors = new ArrayList<Subcontractor>();
            var sink = new ItemSink() {
                @Override
                public void item(EquipmentItem item) {
                    items.add(item);
                }

                @Override
                public void subcontractor(Subcontractor subcontractor) {
                    subcontractors.add(subcontractor);
                }
            };
            var circumstances = new Circumstances(Editions.bundled().edition(new EditionId("2021-09-01")), null);
            var examined = new FormExaminer(new PoiWorkbookReader()).examine(file, circumstances, sink);
            return new Read(examined, items, subcontractors);
        }
    }
}
