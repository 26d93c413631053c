package dev.kikilist.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.AdviceStatistics;
import dev.kikilist.advice.AdvisedList;
import dev.kikilist.policy.Body;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.testkit.office.LibreOffice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class AdviceWorkbookTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final Editions EDITIONS = Editions.bundled();
    private static final List<Body> BODIES = EDITIONS.all().getLast().bodies();

    @TempDir
    private Path directory;

    @Test
    void saysWhatTheStatisticsSay() throws IOException {
        var statistics = statistics(3);
        var rows = rows(statistics);

        assertThat(rows.getFirst()).isEqualTo("助言実績　2026年度（令和8年度）");
        assertThat(rows).contains("全機関 All bodies|6|4|2", AdviceKind.REPLACEMENT.japanese() + "|4");
        assertThat(rows)
                .contains(
                        BODIES.get(0).name() + "|1|1|0",
                        BODIES.get(1).name() + "|2|1|1",
                        BODIES.get(2).name() + "|3|2|1");
        assertThat(rows).contains(AdviceStatistics.DEFINITION + "\n" + AdviceStatistics.DEFINITION_ENGLISH);
    }

    @Test
    void showsWhatTheCellsSayInCharts() throws IOException {
        try (var workbook = workbook(statistics(BODIES.size()))) {
            var sheet = workbook.getSheetAt(0);
            var charts = sheet.createDrawingPatriarch().getCharts();
            assertThat(charts).hasSize(2);
            for (var chart : charts) {
                for (var series :
                        chart.getCTChart().getPlotArea().getBarChartArray(0).getSerList()) {
                    var names = series.getCat().getStrRef();
                    var numbers = series.getVal().getNumRef();
                    assertThat(names.getStrCache().getPtList().stream()
                                    .map(point -> point.getV())
                                    .toList())
                            .isEqualTo(cells(sheet, names.getF()));
                    assertThat(numbers.getNumCache().getPtList().stream()
                                    .map(point -> point.getV())
                                    .toList())
                            .isEqualTo(cells(sheet, numbers.getF()));
                }
            }
        }
    }

    @Test
    void aChartShowsNoMoreBodiesThanAPageCan() throws IOException {
        for (int bodies : List.of(1, AdviceWorkbook.MOST_BARS, AdviceWorkbook.MOST_BARS + 1, BODIES.size())) {
            try (var workbook = workbook(statistics(bodies))) {
                var sheet = workbook.getSheetAt(0);
                var chart =
                        sheet.createDrawingPatriarch().getCharts().getFirst().getCTChart();
                var drawn = chart.getPlotArea().getBarChartArray(0);
                var names = drawn.getSerArray(0).getCat().getStrRef();
                int bars = Math.min(bodies, AdviceWorkbook.MOST_BARS);
                assertThat(cells(sheet, names.getF()))
                        .as("%d bodies, those with the most lists first", bodies)
                        .isEqualTo(BODIES.subList(bodies - bars, bodies).reversed().stream()
                                .map(Body::name)
                                .toList());
                assertThat(drawn.getGapWidth().getVal().toString())
                        .as("a single bar does not fill the chart")
                        .isEqualTo(bodies == 1 ? "500" : "40");
                assertThat(workbook.getNumberOfSheets()).isEqualTo(bodies > bars ? 2 : 1);
                assertThat(sheet.getFitToPage()).isTrue();
                assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
                assertThat(sheet.getPrintSetup().getFitHeight())
                        .as("no chart is cut where a page ends")
                        .isEqualTo((short) 1);
            }
        }
    }

    @Test
    void aSecondSheetHasAllBodiesWhereTheFirstCannot() throws IOException {
        try (var workbook = workbook(statistics(BODIES.size()))) {
            var first = lines(workbook.getSheetAt(0));
            var second = workbook.getSheetAt(1);
            int others = BODIES.size() - AdviceWorkbook.MOST_BARS;
            assertThat(first)
                    .contains("その他%d機関 Others|%,d|%,d|%,d"
                            .formatted(others, sum(others), sum(others) - others + 1, others - 1));
            assertThat(lines(second))
                    .containsSubsequence(IntStream.range(0, BODIES.size())
                            .mapToObj(this::line)
                            .toList())
                    .contains(line(first, "全機関 All bodies"));
            assertThat(second.getRepeatingRows().formatAsString()).isEqualTo("5:5");
            assertThat(second.getRow(4).getCell(0).getStringCellValue()).isEqualTo("機関別 By body");
            assertThat(second.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(second.getPrintSetup().getFitHeight()).isEqualTo((short) 0);
        }
    }

    private String line(int body) {
        return body == 0
                ? BODIES.getFirst().name() + "|1|1|0"
                : BODIES.get(body).name() + "|" + (body + 1) + "|" + body + "|1";
    }

    private static String line(List<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** Returns how many lists the first bodies were given. */
    private static int sum(int bodies) {
        return bodies * (bodies + 1) / 2;
    }

    @Test
    void hasNoFormula() throws IOException {
        try (var workbook = workbook(statistics(BODIES.size()))) {
            for (var sheet : workbook) {
                for (var row : sheet) {
                    for (var cell : row) {
                        assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.NUMERIC, CellType.BLANK);
                    }
                }
            }
        }
    }

    @Test
    void aYearWithoutAdviceHasNoChartOfBodies() throws IOException {
        var none = AdviceStatistics.of(2027, List.of());
        assertThat(rows(none)).contains("該当なし None", "全機関 All bodies|0|0|0");
        try (var workbook = workbook(none)) {
            assertThat(workbook.getSheetAt(0).createDrawingPatriarch().getCharts())
                    .hasSize(1);
        }
    }

    @Test
    void theSameNumbersOfTheSameDayAreTheSameBytes() {
        var first = AdviceWorkbook.of(statistics(3), EDITIONS, DAY);
        for (int again = 0; again < 20; again++) {
            assertThat(AdviceWorkbook.of(statistics(3), EDITIONS, DAY)).isEqualTo(first);
        }
        assertThat(AdviceWorkbook.of(statistics(3), EDITIONS, DAY.plusDays(1))).isNotEqualTo(first);
    }

    @Test
    @EnabledIf("dev.kikilist.testkit.office.LibreOffice#isInstalled")
    void libreOfficeOpensIt() throws IOException {
        var file = directory.resolve("statistics.xlsx");
        Files.write(file, AdviceWorkbook.of(statistics(BODIES.size()), EDITIONS, DAY));
        LibreOffice.convert(List.of(file), LibreOffice.EACH_SHEET_AS_CSV, directory);
        assertThat(Files.readString(directory.resolve("statistics-助言実績.csv")))
                .contains("全機関 All bodies", BODIES.getLast().name());
        assertThat(Files.readString(directory.resolve("statistics-機関別.csv")))
                .contains("全機関 All bodies", BODIES.getFirst().name());
    }

    /** Body number i gave i + 1 lists; of every body's lists all but one have a concern, or the only one. */
    private static AdviceStatistics statistics(int bodies) {
        var lists = new ArrayList<AdvisedList>();
        for (int body = 0; body < bodies; body++) {
            for (int list = 0; list <= body; list++) {
                var kinds = body > 0 && list == 0
                        ? Set.of(AdviceKind.NO_CONCERN)
                        : list % 2 == 0
                                ? Set.of(AdviceKind.RISK_REDUCTION, AdviceKind.REPLACEMENT)
                                : Set.of(AdviceKind.REPLACEMENT);
                lists.add(new AdvisedList(
                        2026,
                        new InvitationId("v" + "0".repeat(22) + "%04d".formatted(lists.size())),
                        BODIES.get(body).code(),
                        kinds));
            }
        }
        return AdviceStatistics.of(2026, lists);
    }

    private static XSSFWorkbook workbook(AdviceStatistics statistics) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(AdviceWorkbook.of(statistics, EDITIONS, DAY)));
    }

    private static List<String> rows(AdviceStatistics statistics) throws IOException {
        try (var workbook = workbook(statistics)) {
            return lines(workbook.getSheetAt(0));
        }
    }

    private static List<String> lines(Sheet sheet) {
        var formatter = new DataFormatter();
        var lines = new ArrayList<String>();
        for (var row : sheet) {
            var texts = new ArrayList<String>();
            row.forEach(cell -> texts.add(formatter.formatCellValue(cell)));
            lines.add(String.join(
                    "|", texts.stream().filter(text -> !text.isEmpty()).toList()));
        }
        return lines;
    }

    private static List<String> cells(XSSFSheet sheet, String reference) {
        return Stream.of(new AreaReference(reference, SpreadsheetVersion.EXCEL2007).getAllReferencedCells())
                .map(cell -> sheet.getRow(cell.getRow()).getCell(cell.getCol()))
                .map(cell -> cell.getCellType() == CellType.NUMERIC ? cell.getRawValue() : cell.getStringCellValue())
                .toList();
    }
}
