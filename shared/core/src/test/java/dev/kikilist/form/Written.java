package dev.kikilist.form;

import dev.kikilist.reading.RawCell;
import dev.kikilist.reading.RawCell.Kind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What is written in one cell. */
public sealed interface Written {
    /** Returns the cell as a workbook reader would tell it. */
    RawCell at(int column);

    record Text(String text) implements Written {
        @Override
        public RawCell at(int column) {
            return RawCell.text(column, text);
        }
    }

    record Figure(String digits) implements Written {
        @Override
        public RawCell at(int column) {
            return new RawCell(column, Kind.NUMBER, digits, serialDate(), false, false);
        }

        private @Nullable LocalDate serialDate() {
            return digits.length() <= 6 ? LocalDate.of(1899, 12, 30).plusDays((long) Double.parseDouble(digits)) : null;
        }
    }

    record Day(LocalDate date) implements Written {
        @Override
        public RawCell at(int column) {
            long serial = ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), date);
            return new RawCell(column, Kind.NUMBER, Long.toString(serial), date, true, false);
        }
    }

    record Formula(String cached) implements Written {
        @Override
        public RawCell at(int column) {
            return new RawCell(column, Kind.TEXT, cached, null, false, true);
        }
    }

    record Fault(String code) implements Written {
        @Override
        public RawCell at(int column) {
            return new RawCell(column, Kind.ERROR, code, null, false, false);
        }
    }
}
