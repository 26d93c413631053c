package dev.kikilist.workbook.annotation;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFPatternFormatting;

/** The colours of marks; a .xls file has the nearest of its palette. */
enum Colour {
    /** To be corrected. */
    RED(0xFFC7CE, IndexedColors.ROSE),
    /** To be confirmed. */
    YELLOW(0xFFEB9C, IndexedColors.LIGHT_YELLOW),
    /** The head of a table. */
    GREY(0xE7E6E6, IndexedColors.GREY_25_PERCENT);

    private final int rgb;
    private final IndexedColors nearest;

    Colour(int rgb, IndexedColors nearest) {
        this.rgb = rgb;
        this.nearest = nearest;
    }

    void fill(CellStyle style) {
        if (style instanceof XSSFCellStyle coloured) {
            coloured.setFillForegroundColor(exact());
        } else {
            style.setFillForegroundColor(nearest.getIndex());
        }
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    void fill(PatternFormatting format) {
        if (format instanceof XSSFPatternFormatting coloured) {
            coloured.setFillBackgroundColor(exact());
        } else {
            format.setFillBackgroundColor(nearest.getIndex());
        }
        format.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
    }

    private XSSFColor exact() {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb});
    }
}
