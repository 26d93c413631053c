package dev.kikilist.spreadsheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes tables into a workbook, a sheet each. Every cell is an inline text of the format 文字列, so that it stays text when
 * somebody edits it, too.
 */
final class XlsxExport {
    private static final String TEXT = "@";
    private static final String HEADER_COLOUR = "E7EFF7";
    private static final int ROWS_HELD = 500;
    private static final int WIDE = 40;

    /** The most characters that a cell of a workbook has. */
    private static final int LONGEST = 32_767;

    /** Stands for one character in a workbook, so that where a text has it, its underscore must be written as one. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private XlsxExport() {}

    static void write(List<ExportTable<?>> tables, OutputStream out) throws IOException {
        var workbook = new Workbook(out, "Kikilist", "1.0");
        for (var table : tables) {
            var sheet = workbook.newWorksheet(table.name());
            write(table, sheet);
            sheet.finish();
        }
        workbook.finish();
    }

    private static <T> void write(ExportTable<T> table, Worksheet sheet) throws IOException {
        var columns = table.columns();
        for (int column = 0; column < columns.size(); column++) {
            sheet.width(column, columns.get(column).characters());
            sheet.inlineString(0, column, columns.get(column).name());
            sheet.style(0, column)
                    .bold()
                    .fillColor(HEADER_COLOUR)
                    .horizontalAlignment("center")
                    .set();
        }
        sheet.freezePane(0, 1);
        int row = 0;
        for (var entry : table.entries()) {
            row++;
            var texts = table.row().apply(entry);
            for (int column = 0; column < texts.size(); column++) {
                var text = texts.get(column);
                if (!text.isEmpty()) {
                    sheet.inlineString(row, column, inXml(text));
                }
                sheet.style(row, column)
                        .format(TEXT)
                        .verticalAlignment("top")
                        .wrapText(columns.get(column).characters() > WIDE)
                        .set();
            }
            if (row % ROWS_HELD == 0) {
                sheet.flush();
            }
        }
        sheet.setAutoFilter(0, 0, row, columns.size() - 1);
    }

    /** Returns {@code text} such that a program reads it from XML as it is; what XML cannot hold becomes U+FFFD. */
    static String inXml(String text) {
        var shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
        var clean = new StringBuilder(shown.length());
        ESCAPE.matcher(shown).replaceAll("_x005F_").codePoints().forEach(c -> {
            if (c == '\r') {
                clean.append("_x000D_");
            } else {
                clean.appendCodePoint(isInXml(c) ? c : 0xFFFD);
            }
        });
        return clean.toString();
    }

    private static boolean isInXml(int c) {
        return c == '\t' || c == '\n' || (c >= ' ' && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF;
    }
}
