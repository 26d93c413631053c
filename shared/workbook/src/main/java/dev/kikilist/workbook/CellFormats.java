package dev.kikilist.workbook;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which cell formats show a number as a date. POI's own answer misses the Japanese era formats
 * ({@code [$-411]ggge"年"m"月"d"日"}, {@code ge.m.d}) and the built-in formats 27–36 and 50–58 of Japanese Excel.
 */
final class CellFormats {
    // Quoted text, escaped characters, spacing and filling, conditions, colours and locales, words that hold letters of
    // dates.
    private static final Pattern NOT_A_FIELD =
            Pattern.compile("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[[^\\]]*\\]|general|g/標準|am/pm|a/p|上午/下午|e[+-]");

    private final Map<Integer, Boolean> customs = new HashMap<>();
    private boolean[] dates = new boolean[64];
    private int count;

    /** Reads the styles of an .xlsx. */
    static CellFormats read(InputStream content) throws UnreadableException {
        var formats = new CellFormats();
        boolean inCellFormats = false;
        try (var cursor = new XmlCursor(content)) {
            for (int event = cursor.next(); event != XmlCursor.FINISHED; event = cursor.next()) {
                if (event == XmlCursor.START) {
                    switch (cursor.name()) {
                        case "cellXfs" -> inCellFormats = true;
                        case "numFmt" -> {
                            var pattern = cursor.attribute("formatCode");
                            formats.addNumberFormat(
                                    number(cursor.attribute("numFmtId")), pattern == null ? "" : pattern);
                        }
                        case "xf" -> {
                            if (inCellFormats) {
                                formats.addCellFormat(number(cursor.attribute("numFmtId")));
                            }
                        }
                        default -> {}
                    }
                } else if (event == XmlCursor.END && cursor.name().equals("cellXfs")) {
                    inCellFormats = false;
                }
            }
        }
        return formats;
    }

    private static int number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 9) {
            return 0;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return 0;
            }
        }
        return Integer.parseInt(text);
    }

    /** Adds a number format of the workbook's own. */
    void addNumberFormat(int id, String pattern) throws UnreadableException {
        customs.put(id, isDatePattern(pattern));
        Bound.CELL_FORMATS.check(customs.size());
    }

    /** Adds the next cell format, which uses the number format {@code id}; number formats are added before. */
    void addCellFormat(int id) throws UnreadableException {
        Bound.CELL_FORMATS.check(count + 1L);
        if (count == dates.length) {
            dates = Arrays.copyOf(dates, count * 2);
        }
        var custom = customs.get(id);
        dates[count++] = custom == null ? isBuiltInDate(id) : custom;
    }

    /** Returns whether the cell format at {@code index} is a date's. */
    boolean isDate(int index) {
        return index >= 0 && index < count && dates[index];
    }

    /** Returns whether the built-in number format is a date's, in Japanese Excel as well. */
    static boolean isBuiltInDate(int id) {
        return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    }

    /** Returns whether a number format of a workbook's own shows a date, with or without a time of day. */
    static boolean isDatePattern(String pattern) {
        int section = pattern.indexOf(';');
        var first = section < 0 ? pattern : pattern.substring(0, section);
        var fields = NOT_A_FIELD.matcher(first.toLowerCase(Locale.ROOT)).replaceAll("");
        boolean hasDay = fields.chars().anyMatch(c -> "ydgeba".indexOf(c) >= 0);
        boolean hasMonth = fields.indexOf('m') >= 0 && fields.indexOf('h') < 0 && fields.indexOf('s') < 0;
        return hasDay || hasMonth;
    }
}
