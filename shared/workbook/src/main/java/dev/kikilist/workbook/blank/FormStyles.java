package dev.kikilist.workbook.blank;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;

/** The styles of the form. */
final class FormStyles {
    /** The colour of sheets to be filled in. */
    static final XSSFColor BLUE = colour(0x2F5597);
    /** The colour of the example. */
    static final XSSFColor RED = colour(0xC00000);

    private static final XSSFColor PALE = colour(0xE7EFF7);
    private static final XSSFColor GREY = colour(0x7F7F7F);
    private static final String FONT = "游ゴシック";
    private static final String TEXT = "@";
    /** Shows a date as 令和9年1月15日; a text stays as it was typed. */
    private static final String ERA_DATE = "[$-411]ggge\"年\"m\"月\"d\"日\";@";

    private static final int TITLE_POINTS = 16;
    private static final int PLAIN_POINTS = 11;
    private static final int CELL_POINTS = 10;

    final CellStyle title;
    final CellStyle plain;
    final CellStyle note;
    /** Says that a sheet is an example. */
    final CellStyle warning;

    final CellStyle label;
    final CellStyle header;
    /** A cell to be filled in; what is typed stays text, so that 13 digits are not taken for a number. */
    final CellStyle input;
    /** A cell to be filled in with a corporate number. */
    final CellStyle digits;
    /** A cell to be filled in with a date. */
    final CellStyle date;
    /** A cell to be filled in with a number. */
    final CellStyle number;

    FormStyles(Workbook workbook) {
        title = style(workbook, TITLE_POINTS, true);
        title.setAlignment(HorizontalAlignment.CENTER);
        plain = style(workbook, PLAIN_POINTS, true);
        note = style(workbook, 9, false);
        note.setWrapText(true);
        note.setVerticalAlignment(VerticalAlignment.TOP);
        warning = warning(workbook);
        label = indented(filled(framed(style(workbook, CELL_POINTS, false))));
        header = filled(framed(style(workbook, CELL_POINTS, true)));
        header.setAlignment(HorizontalAlignment.CENTER);
        header.setWrapText(true);
        input = indented(framed(style(workbook, CELL_POINTS, false)));
        input.setDataFormat(workbook.createDataFormat().getFormat(TEXT));
        input.setWrapText(true);
        digits = framed(style(workbook, CELL_POINTS, false));
        digits.setDataFormat(workbook.createDataFormat().getFormat(TEXT));
        digits.setAlignment(HorizontalAlignment.CENTER);
        date = indented(framed(style(workbook, CELL_POINTS, false)));
        date.setDataFormat(workbook.createDataFormat().getFormat(ERA_DATE));
        number = framed(style(workbook, CELL_POINTS, false));
        number.setAlignment(HorizontalAlignment.CENTER);
    }

    private static CellStyle warning(Workbook workbook) {
        var style = style(workbook, PLAIN_POINTS, true);
        var font = (XSSFFont) workbook.getFontAt(style.getFontIndex());
        font.setColor(RED);
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setBorderTop(BorderStyle.MEDIUM);
        style.setBorderBottom(BorderStyle.MEDIUM);
        return style;
    }

    private static CellStyle style(Workbook workbook, int points, boolean bold) {
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        var style = workbook.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private static CellStyle framed(CellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        var coloured = (XSSFCellStyle) style;
        coloured.setTopBorderColor(GREY);
        coloured.setBottomBorderColor(GREY);
        coloured.setLeftBorderColor(GREY);
        coloured.setRightBorderColor(GREY);
        return style;
    }

    /** Keeps text off the line beside it. */
    private static CellStyle indented(CellStyle style) {
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setIndention((short) 1);
        return style;
    }

    private static CellStyle filled(CellStyle style) {
        ((XSSFCellStyle) style).setFillForegroundColor(PALE);
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static XSSFColor colour(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb});
    }
}
