package dev.kikilist.workbook.annotation;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.text.SpreadsheetText;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingClass;
import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;

/** The sheet that lists all findings: what it comes to and what to do, then a line for each with a link to its cell. */
final class FindingsSheet {
    /** The sheet's name. The reader leaves sheets of this name out. */
    static final String NAME = "指摘一覧";

    /** The most findings that are listed. */
    static final int MOST_LINES = 10_000;

    private static final String FONT = "游ゴシック";
    private static final int TITLE = 0;
    private static final int HEADER = 5;

    /** A row gets no higher: what does not fit is cut, and stands whole in the comment and in the cell itself. */
    private static final int MOST_LINES_OF_ROW = 12;

    private static final float SENTENCE_POINTS = 18;
    private static final float HEADER_POINTS = 20;
    private static final double MARGIN_INCHES = 0.4;

    private static final List<Column> COLUMNS = List.of(
            new Column("番号", 6),
            new Column("判定", 9),
            new Column("コード", 8),
            new Column("シート", 12),
            new Column("セル", 8),
            new Column("記入されている値", 20),
            new Column("指摘", 40),
            new Column("対処", 40),
            new Column("提案する値", 16),
            new Column("English", 36),
            new Column("根拠", 9));

    private final Workbook workbook;
    private final Catalogue catalogue;
    private final Sheet sheet;
    private final Font plainFont;
    private final CellStyle title;
    private final CellStyle sentence;
    private final CellStyle header;
    private final CellStyle text;
    private final CellStyle centred;
    private final CellStyle literal;
    private final CellStyle link;
    private final CellStyle serious;
    private final CellStyle query;

    private record Column(String name, int characters) {}

    /**
     * Adds the sheet to {@code workbook} at its end.
     *
     * @param workbook has no sheet of this name
     */
    FindingsSheet(Workbook workbook, Catalogue catalogue) {
        this.workbook = workbook;
        this.catalogue = catalogue;
        this.sheet = workbook.createSheet(NAME);
        this.plainFont = font(10, false, IndexedColors.AUTOMATIC);
        this.title = style(font(16, true, IndexedColors.AUTOMATIC), false);
        this.sentence = style(font(11, false, IndexedColors.AUTOMATIC), false);
        this.header = filled(bordered(style(font(10, true, IndexedColors.AUTOMATIC), true)), Colour.GREY);
        this.header.setAlignment(HorizontalAlignment.CENTER);
        this.text = bordered(style(plainFont, true));
        this.centred = bordered(style(plainFont, true));
        this.centred.setAlignment(HorizontalAlignment.CENTER);
        this.literal = bordered(style(plainFont, true));
        this.literal.setQuotePrefixed(true);
        var blue = font(10, false, IndexedColors.BLUE);
        blue.setUnderline(Font.U_SINGLE);
        this.link = bordered(style(blue, true));
        this.serious = filled(bordered(style(plainFont, true)), Colour.RED);
        this.query = filled(bordered(style(plainFont, true)), Colour.YELLOW);
    }

    /** Writes all of it. */
    void write(Marks marks) {
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.setColumnWidth(column, COLUMNS.get(column).characters() * 256);
        }
        line(TITLE, title, NAME);
        sheet.getRow(TITLE).setHeightInPoints(27);
        var summary = Summary.of(marks);
        for (int i = 0; i < summary.size(); i++) {
            line(TITLE + 1 + i, sentence, summary.get(i));
            sheet.getRow(TITLE + 1 + i).setHeightInPoints(SENTENCE_POINTS);
        }
        var names = sheet.createRow(HEADER);
        names.setHeightInPoints(HEADER_POINTS);
        for (int column = 0; column < COLUMNS.size(); column++) {
            put(names, column, header, COLUMNS.get(column).name());
        }
        int shown = Math.min(marks.findings().size(), MOST_LINES);
        for (int i = 0; i < shown; i++) {
            line(HEADER + 1 + i, i + 1, marks.findings().get(i));
        }
        if (shown < marks.findings().size()) {
            line(
                    HEADER + 1 + shown,
                    sentence,
                    "ほかに " + (marks.findings().size() - shown) + " 件の指摘があります。 / "
                            + (marks.findings().size() - shown) + " more findings.");
        }
        print(shown);
    }

    private void line(int row, CellStyle style, String sentenceText) {
        var cell = sheet.createRow(row).createCell(0);
        cell.setCellValue(sentenceText);
        cell.setCellStyle(style);
    }

    private void line(int place, int number, Finding finding) {
        var row = sheet.createRow(place);
        var words = catalogue.text(finding);
        var findingClass = finding.code().findingClass();
        var at = finding.at();
        var numberCell = row.createCell(0);
        numberCell.setCellValue(number);
        numberCell.setCellStyle(centred);
        put(
                row,
                1,
                findingClass == FindingClass.Q ? query : serious,
                Wording.of(findingClass).japanese());
        put(row, 2, text, finding.code().name());
        put(row, 3, text, at == null ? "（ファイル全体）" : sheetName(at));
        if (at == null) {
            put(row, 4, text, "");
        } else {
            var cell = put(row, 4, link, at.a1());
            if (workbook.getSheet(sheetName(at)) != null) {
                var target = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
                target.setAddress("'" + sheetName(at).replace("'", "''") + "'!" + cellName(at));
                cell.setHyperlink(target);
            }
        }
        put(row, 5, text, finding.raw());
        put(row, 6, text, words.japanese());
        put(row, 7, text, words.adviceJapanese());
        put(row, 8, text, finding.suggestion() == null ? "" : finding.suggestion());
        put(row, 9, text, words.english());
        put(row, 10, text, words.paragraph());
        row.setHeightInPoints(height(row));
    }

    /** A CSV file has no sheet names; what is made of it has one. */
    private static String sheetName(CellAddress at) {
        return at.sheetName().isEmpty() ? PlainWorkbook.SHEET : at.sheetName();
    }

    private static String cellName(CellAddress at) {
        return at.column() == CellAddress.WHOLE_ROW ? "A" + at.row() : at.a1();
    }

    private Cell put(Row row, int column, CellStyle style, String value) {
        var cell = row.createCell(column);
        var shown = fitting(value, COLUMNS.get(column).characters());
        cell.setCellValue(shown);
        cell.setCellStyle(SpreadsheetText.looksLikeFormula(shown) ? literal : style);
        return cell;
    }

    private void print(int shown) {
        sheet.createFreezePane(0, HEADER + 1);
        sheet.setAutoFilter(new CellRangeAddress(HEADER, HEADER + Math.max(1, shown), 0, COLUMNS.size() - 1));
        sheet.setRepeatingRows(new CellRangeAddress(HEADER, HEADER, -1, -1));
        var setup = sheet.getPrintSetup();
        setup.setLandscape(true);
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.setAutobreaks(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setDisplayGridlines(false);
        for (var side : List.of(PageMargin.LEFT, PageMargin.RIGHT, PageMargin.TOP, PageMargin.BOTTOM)) {
            sheet.setMargin(side, MARGIN_INCHES);
        }
    }

    /** Returns {@code value}, cut where it would go past the lines of a row. */
    private static String fitting(String value, int characters) {
        // Programs break lines early, before a long word for one: a line is left for that.
        int room = characters * (MOST_LINES_OF_ROW - 2);
        int used = 0;
        for (int i = 0; i < value.length(); i = value.offsetByCodePoints(i, 1)) {
            int c = value.codePointAt(i);
            used = c == '\n' ? (used / characters + 1) * characters : used + width(c);
            if (used > room) {
                return value.substring(0, i) + "…";
            }
        }
        return value;
    }

    private static int lines(String value, int characters) {
        return value.lines().mapToInt(line -> 1 + width(line) / characters).sum();
    }

    private static int width(String line) {
        return line.codePoints().map(FindingsSheet::width).sum();
    }

    /** Half or full width. */
    private static int width(int codePoint) {
        return codePoint < 0x100 || (codePoint >= 0xFF61 && codePoint <= 0xFF9F) ? 1 : 2;
    }

    private static float height(Row row) {
        int lines = 1;
        for (int column = 1; column < COLUMNS.size(); column++) {
            lines = Math.max(
                    lines,
                    lines(
                            row.getCell(column).getStringCellValue(),
                            COLUMNS.get(column).characters()));
        }
        return 15f * lines + 3;
    }

    private Font font(int points, boolean bold, IndexedColors colour) {
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        if (colour != IndexedColors.AUTOMATIC) {
            font.setColor(colour.getIndex());
        }
        return font;
    }

    private CellStyle style(Font font, boolean wrapped) {
        var style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(wrapped);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private static CellStyle bordered(CellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static CellStyle filled(CellStyle style, Colour colour) {
        colour.fill(style);
        return style;
    }
}
