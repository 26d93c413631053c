package dev.kikilist.workbook;

import dev.kikilist.reading.RawCell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes cells of numbers: plain digits, and the date that the number would be. */
final class NumberCells {
    /** Excel computes with 15 digits and stores 17; the last two are noise such as 1.1000000000000001. */
    private static final MathContext EXCEL_DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    private static final int LARGEST_EXPONENT = 308;
    private static final int LONGEST_NUMBER = 400;
    private static final int SAFE_DIGITS = 15;
    private static final long LAST_SERIAL = 2_958_465;

    /** 1900-02-29, a day that never was and that Excel counts all the same. */
    private static final long PHANTOM_SERIAL = 60;

    private static final long ZERO_BEFORE_PHANTOM = LocalDate.of(1899, 12, 31).toEpochDay();
    private static final long ZERO_AFTER_PHANTOM = LocalDate.of(1899, 12, 30).toEpochDay();
    private static final LocalDate ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final boolean since1904;

    /** Makes cells of a workbook whose days are counted from 1904, or from 1900. */
    NumberCells(boolean since1904) {
        this.since1904 = since1904;
    }

    /** Returns the cell for a number as a file writes it; what is no number becomes a text cell. */
    RawCell of(int column, String written, boolean dateFormatted, boolean formula) {
        // Many programs write 1 as 1.0.
        var whole = written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
        if (isPlainInteger(whole)) {
            return cell(column, whole, Long.parseLong(whole), dateFormatted, formula);
        }
        if (written.length() > LONGEST_NUMBER) {
            return new RawCell(column, RawCell.Kind.TEXT, written, null, false, formula);
        }
        try {
            return of(column, new BigDecimal(written.strip()), written, dateFormatted, formula);
        } catch (NumberFormatException e) {
            return new RawCell(column, RawCell.Kind.TEXT, written, null, false, formula);
        }
    }

    /** Returns the cell for a binary number. */
    RawCell of(int column, double number, boolean dateFormatted, boolean formula) {
        if (!Double.isFinite(number)) {
            return new RawCell(column, RawCell.Kind.ERROR, "#NUM!", null, false, formula);
        }
        return of(column, new BigDecimal(number), "", dateFormatted, formula);
    }

    private RawCell of(int column, BigDecimal number, String written, boolean dateFormatted, boolean formula) {
        long exponent = (long) number.precision() - number.scale();
        if (number.signum() != 0 && Math.abs(exponent) > LARGEST_EXPONENT + 1L) {
            return new RawCell(column, RawCell.Kind.TEXT, written, null, false, formula);
        }
        var rounded = number.signum() == 0
                ? BigDecimal.ZERO
                : number.round(EXCEL_DIGITS).stripTrailingZeros();
        boolean isDay = rounded.signum() > 0 && rounded.precision() - rounded.scale() <= SAFE_DIGITS;
        return cell(column, rounded.toPlainString(), isDay ? rounded.longValue() : 0, dateFormatted, formula);
    }

    private RawCell cell(int column, String text, long days, boolean dateFormatted, boolean formula) {
        return new RawCell(column, RawCell.Kind.NUMBER, text, date(days), dateFormatted, formula);
    }

    private @Nullable LocalDate date(long serial) {
        if (serial < 1 || serial > LAST_SERIAL) {
            return null;
        }
        if (since1904) {
            var date = ZERO_1904.plusDays(serial);
            return date.isAfter(LAST_DAY) ? null : date;
        }
        if (serial == PHANTOM_SERIAL) {
            return null;
        }
        return LocalDate.ofEpochDay((serial < PHANTOM_SERIAL ? ZERO_BEFORE_PHANTOM : ZERO_AFTER_PHANTOM) + serial);
    }

    private static boolean isPlainInteger(String written) {
        int length = written.length();
        if (length == 0 || length > SAFE_DIGITS || (written.charAt(0) == '0' && length > 1)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = written.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
