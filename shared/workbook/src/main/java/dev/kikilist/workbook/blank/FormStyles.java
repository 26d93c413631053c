package dev.kikilist.workbook.blank;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;

/** The styles of the form. */
final class FormStyles {
    private static final String FONT = "游ゴシック";
    private static final String TEXT = "@";

    final CellStyle title;
    final CellStyle plain;
    final CellStyle note;
    final CellStyle label;
    final CellStyle header;
    /** A cell to be filled in; what is typed stays text, so that 13 digits are not taken for a number. */
    final CellStyle input;
    /** A cell to be filled in with a number. */
    final CellStyle number;

    FormStyles(Workbook workbook) {
        title = style(workbook, 14, true);
        title.setAlignment(HorizontalAlignment.CENTER);
        plain = style(workbook, 11, true);
        note = style(workbook, 9, false);
        note.setWrapText(true);
        note.setVerticalAlignment(VerticalAlignment.TOP);
        label = filled(framed(style(workbook, 10, false)));
        header = filled(framed(style(workbook, 10, true)));
        header.setAlignment(HorizontalAlignment.CENTER);
        header.setWrapText(true);
        input = framed(style(workbook, 10, false));
        input.setDataFormat(workbook.createDataFormat().getFormat(TEXT));
        input.setWrapText(true);
        number = framed(style(workbook, 10, false));
        number.setAlignment(HorizontalAlignment.CENTER);
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
        return style;
    }

    private static CellStyle filled(CellStyle style) {
        ((XSSFCellStyle) style)
                .setFillForegroundColor(new XSSFColor(new byte[] {(byte) 0xE7, (byte) 0xEF, (byte) 0xF7}));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
