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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes 助言実績 of a fiscal year to be published. The first sheet is one page: the numbers in all, by body and by kind of advice,
 * each beside its chart, and what was counted. Where there are more bodies than a chart can show, that sheet has those with the most
 * lists, and the others in one line; a second sheet has all of them, its header again on each page. Names are inline texts and counts
 * are numbers: no cell is a formula. The same numbers of the same day give the same bytes.
 */
public final class AdviceWorkbook {
    /** The most bodies that have a bar of their own. */
    static final int MOST_BARS = 20;

    private static final String SHEET = "助言実績";
    private static final String BODIES = "機関別";
    private static final String FONT = "游ゴシック";
    private static final String WITH_CONCERN = "D9822B";
    private static final String WITHOUT_CONCERN = "9DBAD5";
    private static final int CHART = AdviceSheet.WITHOUT + 2;
    private static final int CHART_COLUMN_WIDTH = 10;

    /** A narrow one, so that no frame of a chart lies on the edge of the page. */
    private static final int LAST_COLUMN = CHART + 6;

    private static final int LEAST_CHART_ROWS = 9;

    private final AdviceStatistics statistics;
    private final Editions editions;
    private final LocalDate day;
    private final List<Named> bodies;
    private final Worksheet worksheet;
    private final AdviceSheet sheet;
    private final List<BarChart> charts = new ArrayList<>();

    private AdviceWorkbook(AdviceStatistics statistics, Editions editions, LocalDate day, Worksheet worksheet) {
        this.statistics = statistics;
        this.editions = editions;
        this.day = day;
        this.worksheet = worksheet;
        this.sheet = new AdviceSheet(worksheet);
        this.bodies = inOrder().entrySet().stream()
                .map(entry -> new Named(name(entry.getKey()), entry.getValue()))
                .toList();
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
                if (writing.bodies.size() > MOST_BARS) {
                    writing.writeAllBodies(workbook.newWorksheet(BODIES));
                }
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
        worksheet.width(CHART - 1, 2);
        for (int column = CHART; column < LAST_COLUMN; column++) {
            worksheet.width(column, CHART_COLUMN_WIDTH);
        }
        worksheet.width(LAST_COLUMN, 1);
        worksheet.fitToHeight((short) 1);
        sheet.title(statistics.fiscalYear(), day);
        sheet.header("合計 Total");
        sheet.counts("全機関 All bodies", statistics.total());
        sheet.goOnAt(sheet.row() + 1);
        writeBodies();
        writeKinds();
        writeDefinition();
        worksheet.finish();
    }

    private void writeBodies() {
        int top = sheet.row();
        sheet.header("機関別 By body");
        int first = sheet.row();
        var shown = mostLists();
        shown.forEach(body -> sheet.counts(body.name(), body.count()));
        others().ifPresent(others -> sheet.counts(others.name(), others.count()));
        int end = Math.max(sheet.row(), top + LEAST_CHART_ROWS);
        if (shown.isEmpty()) {
            sheet.line("該当なし None");
        } else {
            charts.add(new BarChart(
                    bodies.size() > MOST_BARS
                            ? "件数の多い" + MOST_BARS + "機関 Bodies with the most lists"
                            : "機関別の件数 Lists by body",
                    SHEET,
                    new Cells(
                            AdviceSheet.NAME,
                            first,
                            shown.stream().map(Named::name).toList()),
                    List.of(
                            new Series(
                                    "懸念あり With concern",
                                    WITH_CONCERN,
                                    cells(AdviceSheet.WITH, first, shown, Count::withConcern)),
                            new Series(
                                    "懸念なし Without concern",
                                    WITHOUT_CONCERN,
                                    cells(AdviceSheet.WITHOUT, first, shown, Count::withoutConcern))),
                    new Place(CHART, top, LAST_COLUMN, end)));
        }
        if (bodies.size() > MOST_BARS) {
            sheet.note("件数の多い順。全ての機関の件数は、シート「" + BODIES + "」に示す。");
            sheet.note("Most lists first. The second sheet has all bodies.");
        }
        sheet.goOnAt(Math.max(sheet.row(), end) + 1);
    }

    /** Returns the bodies that have a bar of their own, those with the most lists first. */
    private List<Named> mostLists() {
        return byLists().limit(MOST_BARS).toList();
    }

    /** Returns the bodies that have none as one: its bar would leave nothing to see of the rest. */
    private Optional<Named> others() {
        int number = bodies.size() - MOST_BARS;
        return number <= 0
                ? Optional.empty()
                : Optional.of(new Named(
                        "その他" + number + "機関 Others",
                        byLists().skip(MOST_BARS).map(Named::count).reduce(new Count(0, 0), Count::and)));
    }

    private Stream<Named> byLists() {
        return bodies.stream()
                .sorted(Comparator.comparingInt((Named body) -> body.count().lists())
                        .reversed());
    }

    private static Cells cells(int column, int first, List<Named> shown, ToIntFunction<Count> number) {
        return new Cells(
                column,
                first,
                shown.stream()
                        .map(body -> Integer.toString(number.applyAsInt(body.count())))
                        .toList());
    }

    private void writeKinds() {
        int top = sheet.row();
        sheet.headerOfNumbers("助言の種類別 By kind of advice");
        int first = sheet.row();
        var names = new ArrayList<String>();
        var numbers = new ArrayList<String>();
        for (var kind : AdviceKind.values()) {
            int lists = statistics.byKind().getOrDefault(kind, 0);
            sheet.number(kind.japanese(), lists);
            names.add(kind.japanese());
            numbers.add(Integer.toString(lists));
        }
        sheet.note("1件が複数の種類に該当することがあるため、合計とは一致しません。");
        sheet.note("A list may count under more than one kind.");
        int end = Math.max(sheet.row(), top + LEAST_CHART_ROWS);
        charts.add(new BarChart(
                "助言の種類別の件数 Lists by kind of advice",
                SHEET,
                new Cells(AdviceSheet.NAME, first, names),
                List.of(new Series("件数 Lists", WITHOUT_CONCERN, new Cells(AdviceSheet.LISTS, first, numbers))),
                new Place(CHART, top, LAST_COLUMN, end)));
        sheet.goOnAt(end + 1);
    }

    private void writeDefinition() {
        int row = sheet.row();
        worksheet.inlineString(row, AdviceSheet.NAME, "件数の定義 What is counted");
        worksheet.style(row, AdviceSheet.NAME).bold().set();
        row++;
        // In one cell, since fastexcel writes merged cells in no order, and the same workbook is to have the same
        // bytes.
        worksheet.inlineString(
                row, AdviceSheet.NAME, AdviceStatistics.DEFINITION + "\n" + AdviceStatistics.DEFINITION_ENGLISH);
        worksheet.range(row, AdviceSheet.NAME, row, LAST_COLUMN).merge();
        worksheet
                .range(row, AdviceSheet.NAME, row, LAST_COLUMN)
                .style()
                .wrapText(true)
                .verticalAlignment("top")
                .set();
        worksheet.rowHeight(row, 104);
    }

    private void writeAllBodies(Worksheet second) throws IOException {
        var table = new AdviceSheet(second);
        second.fitToHeight((short) 0);
        table.title(statistics.fiscalYear(), day);
        second.repeatRows(table.row());
        second.freezePane(0, table.row() + 1);
        table.header("機関別 By body");
        bodies.forEach(body -> table.counts(body.name(), body.count()));
        table.counts("全機関 All bodies", statistics.total());
        second.finish();
    }

    /** A body's name with its count. */
    private record Named(String name, Count count) {}

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
