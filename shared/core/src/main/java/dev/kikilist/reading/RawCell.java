package dev.kikilist.reading;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One cell as a file holds it, before any meaning is given to it.
 *
 * @param column column position, from 0
 * @param kind what the file says it is
 * @param text text without furigana; a number in plain decimal digits ({@code BigDecimal.toPlainString}), never in
 *     exponent form; the cached value of a formula; empty for a blank or an error value's cell keeps its code
 * @param serialDate the date that a numeric cell stands for when read as a serial number of the workbook's own epoch
 *     (1900 or 1904), whether or not its format is a date's; null for text and for numbers outside 1..2,958,465
 * @param dateFormatted whether the number format is a date's, Japanese era formats and built-in formats 27–36 and
 *     50–58 included
 * @param formula whether the cell holds a formula
 */
public record RawCell(
        int column, Kind kind, String text, @Nullable LocalDate serialDate, boolean dateFormatted, boolean formula) {
    /** What a file says a cell is. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        ERROR
    }

    /** Returns a text cell. */
    public static RawCell text(int column, String text) {
        return new RawCell(column, Kind.TEXT, text, null, false, false);
    }
}
