package dev.kikilist.spreadsheet;

import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.AdviceStatistics;
import dev.kikilist.advice.AdviceStatistics.Count;
import dev.kikilist.policy.Body;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.spreadsheet.BarChart.Cells;
import dev.kikilist.spreadsheet.BarChart.Place;
import dev.kikilist.spreadsheet.BarChart.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes 助言実績 of a fiscal year as one page to be published: the numbers in all, by body and by kind of advice, each beside its
 * chart, and what was counted. Names are inline texts and counts are numbers: no cell is a formula. The same numbers of the same
 * day give the same bytes.
 */
public final class AdviceWorkbook {
    private static final String SHEET = "助言実績";
    private static final String FONT = "游ゴシック";
    private static final String HEADER_COLOUR = "E7EFF7";
    private static final String LINE_COLOUR = "BFBFBF";
    private static final String WITH_CONCERN = "D9822B";
    private static final String WITHOUT_CONCERN = "9DBAD5";
    private static final int NAME = 0;
    private static final int LISTS = 1;
    private static final int WITH = 2;
    private static final int WITHOUT = 3;
    private static final int CHART = 5;
    private static final int LAST_COLUMN = 12;
    private static final int FIRST_TABLE = 4;
    private static final int LEAST_CHART_ROWS = 9;
    private static final DateTimeFormatter ERA = DateTimeFormatter.ofPattern("Gy年", Locale.JAPAN);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);

    private final AdviceStatistics statistics;
    private final Editions editions;
    private final LocalDate day;
    private final Worksheet sheet;
    private final List<BarChart> charts = new ArrayList<>();
    private int row;

    private AdviceWorkbook(AdviceStatistics statistics, Editions editions, LocalDate day, Worksheet sheet) {
        this.statistics = statistics;
        this.editions = editions;
        this.day = day;
        this.sheet = sheet;
    }

    /**
     * Returns a workbook (.xlsx) with {@code statistics}.
     *
     * @param editions what names the bodies
     * @param day the day on which it is written, in Japan
     */
    public static byte[] of(AdviceStatistics statistics, Editions editions, LocalDate day) {
        try {
            var file = Files.createTempFile("advice", ".xlsx");
            try (var out = Files.newOutputStream(file)) {
                var workbook = new Workbook(out, "Kikilist", "1.0");
                workbook.setGlobalDefaultFont(FONT, 10);
                var writing = new AdviceWorkbook(statistics, editions, day, workbook.newWorksheet(SHEET));
                writing.write();
                workbook.finish();
                return ChartedPackage.of(file, writing.charts, day);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        setUpPage();
        writeTitle();
        row = FIRST_TABLE;
        writeTotal();
        writeBodies();
        writeKinds();
        writeDefinition();
        sheet.finish();
    }

    private void setUpPage() {
        sheet.width(NAME, 34);
        for (int column = LISTS; column <= WITHOUT; column++) {
            sheet.width(column, 11);
        }
        sheet.width(WITHOUT + 1, 3);
        sheet.hideGridLines();
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("&P / &N", Position.CENTER);
    }

    private void writeTitle() {
        int year = statistics.fiscalYear();
        var first = LocalDate.of(year, 4, 1);
        sheet.rowHeight(0, 26);
        sheet.inlineString(
                0, NAME, "助言実績　" + year + "年度（" + JapaneseDate.from(first).format(ERA) + "度）");
        sheet.style(0, NAME).bold().fontSize(16).verticalAlignment("center").set();
        sheet.inlineString(
                1,
                NAME,
                "Advice on equipment lists, fiscal year " + year + " (" + first + " to "
                        + first.plusYears(1).minusDays(1) + ")");
        sheet.style(1, NAME).fontColor("595959").set();
        sheet.inlineString(2, NAME, day.format(DAY) + "現在　単位：件　As of " + day + ", number of lists");
        sheet.style(2, NAME).fontColor("595959").set();
    }

    private void writeTotal() {
        header("合計 Total");
        counts("全機関 All bodies", statistics.total());
        row++;
    }

    private void writeBodies() {
        int top = row;
        header("機関別 By body");
        int first = row;
        var names = new ArrayList<String>();
        var with = new ArrayList<String>();
        var without = new ArrayList<String>();
        inOrder().forEach((code, count) -> {
            var name = name(code);
            counts(name, count);
            names.add(name);
            with.add(Integer.toString(count.withConcern()));
            without.add(Integer.toString(count.withoutConcern()));
        });
        if (names.isEmpty()) {
            sheet.inlineString(row, NAME, "該当なし None");
            line(row);
            row++;
        } else {
            charts.add(new BarChart(
                    "機関別の件数 Lists by body",
                    SHEET,
                    new Cells(NAME, first, names),
                    List.of(
                            new Series("懸念あり With concern", WITH_CONCERN, new Cells(WITH, first, with)),
                            new Series("懸念なし Without concern", WITHOUT_CONCERN, new Cells(WITHOUT, first, without))),
                    new Place(CHART, FIRST_TABLE, LAST_COLUMN + 1, Math.max(row, top + LEAST_CHART_ROWS))));
            row = Math.max(row, top + LEAST_CHART_ROWS);
        }
        row++;
    }

    private void writeKinds() {
        int top = row;
        sheet.inlineString(row, NAME, "助言の種類別 By kind of advice");
        sheet.inlineString(row, LISTS, "件数 Lists");
        headerStyle(LISTS);
        int first = row;
        var names = new ArrayList<String>();
        var numbers = new ArrayList<String>();
        for (var kind : AdviceKind.values()) {
            int lists = statistics.byKind().getOrDefault(kind, 0);
            sheet.inlineString(row, NAME, kind.japanese());
            sheet.value(row, LISTS, lists);
            number(row, LISTS);
            line(row);
            row++;
            names.add(kind.japanese());
            numbers.add(Integer.toString(lists));
        }
        note("1件が複数の種類に該当することがあるため、合計とは一致しません。");
        note("A list may count under more than one kind.");
        int end = Math.max(row, top + LEAST_CHART_ROWS);
        charts.add(new BarChart(
                "助言の種類別の件数 Lists by kind of advice",
                SHEET,
                new Cells(NAME, first, names),
                List.of(new Series("件数 Lists", WITHOUT_CONCERN, new Cells(LISTS, first, numbers))),
                new Place(CHART, top, LAST_COLUMN + 1, end)));
        row = end + 1;
    }

    private void writeDefinition() {
        sheet.inlineString(row, NAME, "件数の定義 What is counted");
        sheet.style(row, NAME).bold().set();
        row++;
        // In one cell, since fastexcel writes merged cells in no order, and the same workbook is to have the same
        // bytes.
        sheet.inlineString(row, NAME, AdviceStatistics.DEFINITION + "\n" + AdviceStatistics.DEFINITION_ENGLISH);
        sheet.range(row, NAME, row, LAST_COLUMN).merge();
        sheet.range(row, NAME, row, LAST_COLUMN)
                .style()
                .wrapText(true)
                .verticalAlignment("top")
                .set();
        sheet.rowHeight(row, 92);
        row++;
    }

    private void header(String name) {
        sheet.inlineString(row, NAME, name);
        sheet.inlineString(row, LISTS, "件数 Lists");
        sheet.inlineString(row, WITH, "懸念あり");
        sheet.inlineString(row, WITHOUT, "懸念なし");
        headerStyle(WITHOUT);
    }

    private void headerStyle(int lastColumn) {
        sheet.range(row, NAME, row, lastColumn)
                .style()
                .bold()
                .horizontalAlignment("center")
                .fillColor(HEADER_COLOUR)
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE_COLOUR)
                .set();
        row++;
    }

    private void counts(String name, Count count) {
        sheet.inlineString(row, NAME, name);
        sheet.value(row, LISTS, count.lists());
        sheet.value(row, WITH, count.withConcern());
        sheet.value(row, WITHOUT, count.withoutConcern());
        for (int column = LISTS; column <= WITHOUT; column++) {
            number(row, column);
        }
        line(row);
        row++;
    }

    private void number(int at, int column) {
        sheet.style(at, column)
                .format("#,##0")
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE_COLOUR)
                .set();
    }

    private void line(int at) {
        sheet.style(at, NAME)
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE_COLOUR)
                .set();
    }

    private void note(String text) {
        sheet.inlineString(row, NAME, text);
        sheet.style(row, NAME).fontSize(8).fontColor("595959").set();
        row++;
    }

    /** Returns the counts in the order that the last edition names the bodies in, then those that it does not name. */
    private Map<String, Count> inOrder() {
        var ordered = new LinkedHashMap<String, Count>();
        for (var body : editions.all().getLast().bodies()) {
            var count = statistics.byBody().get(body.code().value());
            if (count != null) {
                ordered.put(body.code().value(), count);
            }
        }
        statistics.byBody().forEach(ordered::putIfAbsent);
        return ordered;
    }

    /** Returns the name of a body by the last edition that has it; bodies that none has keep their code. */
    private String name(String code) {
        return editions.all().reversed().stream()
                .map(edition -> named(edition, code))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(code);
    }

    private static Optional<String> named(Edition edition, String code) {
        return edition.body(new BodyCode(code)).map(Body::name);
    }
}
