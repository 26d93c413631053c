package dev.kikilist.spreadsheet;

import dev.kikilist.advice.AdviceStatistics.Count;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Worksheet;

/** A sheet of 助言実績 while it is written from its top: a title, and tables of numbers by name. */
final class AdviceSheet {
    static final int NAME = 0;
    static final int LISTS = 1;
    static final int WITH = 2;
    static final int WITHOUT = 3;

    private static final int NAME_WIDTH = 32;
    private static final int NUMBER_WIDTH = 10;
    private static final double ROW_HEIGHT = 15;
    private static final float MARGIN = 0.5F;
    private static final String HEADER_COLOUR = "E7EFF7";
    private static final String LINE_COLOUR = "BFBFBF";
    private static final String QUIET_COLOUR = "595959";
    private static final DateTimeFormatter ERA = DateTimeFormatter.ofPattern("Gy年", Locale.JAPAN);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);

    private final Worksheet sheet;
    private int row;

    AdviceSheet(Worksheet sheet) {
        this.sheet = sheet;
        sheet.width(NAME, NAME_WIDTH);
        for (int column = LISTS; column <= WITHOUT; column++) {
            sheet.width(column, NUMBER_WIDTH);
        }
        sheet.hideGridLines();
        sheet.pageOrientation("portrait");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.leftMargin(MARGIN);
        sheet.rightMargin(MARGIN);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.footer("&P / &N", Position.CENTER);
    }

    /** Returns the row that is written next. */
    int row() {
        return row;
    }

    /** Goes on at {@code next}. */
    void goOnAt(int next) {
        row = next;
    }

    void title(int year, LocalDate day) {
        var first = LocalDate.of(year, 4, 1);
        sheet.rowHeight(row, 26);
        sheet.inlineString(
                row, NAME, "助言実績　" + year + "年度（" + JapaneseDate.from(first).format(ERA) + "度）");
        sheet.style(row, NAME).bold().fontSize(16).verticalAlignment("center").set();
        row++;
        subtitle("Advice on equipment lists, fiscal year " + year + " (" + first + " to "
                + first.plusYears(1).minusDays(1) + ")");
        subtitle(day.format(DAY) + "現在　単位：件　As of " + day + ", number of lists");
        row++;
    }

    private void subtitle(String text) {
        sheet.inlineString(row, NAME, text);
        sheet.style(row, NAME).fontColor(QUIET_COLOUR).set();
        row++;
    }

    /** Begins a table of counts. */
    void header(String name) {
        sheet.inlineString(row, WITH, "懸念あり");
        sheet.inlineString(row, WITHOUT, "懸念なし");
        header(name, WITHOUT);
    }

    /** Begins a table of single numbers. */
    void headerOfNumbers(String name) {
        header(name, LISTS);
    }

    private void header(String name, int lastColumn) {
        sheet.inlineString(row, NAME, name);
        sheet.inlineString(row, LISTS, "件数 Lists");
        sheet.range(row, NAME, row, lastColumn)
                .style()
                .bold()
                .horizontalAlignment("center")
                .fillColor(HEADER_COLOUR)
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE_COLOUR)
                .set();
        sheet.rowHeight(row, ROW_HEIGHT);
        row++;
    }

    void counts(String name, Count count) {
        number(LISTS, count.lists());
        number(WITH, count.withConcern());
        number(WITHOUT, count.withoutConcern());
        line(name);
    }

    void number(String name, int number) {
        number(LISTS, number);
        line(name);
    }

    private void number(int column, int number) {
        sheet.value(row, column, number);
        sheet.style(row, column)
                .format("#,##0")
                .verticalAlignment("center")
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE_COLOUR)
                .set();
    }

    /** Writes a line of a table with a name alone. */
    void line(String name) {
        sheet.inlineString(row, NAME, name);
        sheet.style(row, NAME)
                .wrapText(true)
                .verticalAlignment("center")
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE_COLOUR)
                .set();
        sheet.rowHeight(row, name.length() * 2 > NAME_WIDTH ? 2 * ROW_HEIGHT : ROW_HEIGHT);
        row++;
    }

    void note(String text) {
        sheet.inlineString(row, NAME, text);
        sheet.style(row, NAME).fontSize(8).fontColor(QUIET_COLOUR).set();
        sheet.rowHeight(row, ROW_HEIGHT);
        row++;
    }
}
