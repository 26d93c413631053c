package dev.kikilist.form;

import dev.kikilist.reading.RawCell;
import dev.kikilist.reading.RawRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a sheet: cells from column A on, null where nothing is written. */
public record Line(List<@Nullable Written> cells, boolean hidden) {
    public static Line of(@Nullable String... texts) {
        return new Line(
                new ArrayList<>(Arrays.stream(texts)
                        .map(text -> text == null ? null : (Written) new Written.Text(text))
                        .toList()),
                false);
    }

    Line with(int column, @Nullable Written written) {
        var changed = new ArrayList<@Nullable Written>(cells);
        while (changed.size() <= column) {
            changed.add(null);
        }
        changed.set(column, written);
        return new Line(changed, hidden);
    }

    Line hide() {
        return new Line(cells, true);
    }

    RawRow toRow(int number) {
        var raw = new ArrayList<RawCell>();
        for (int column = 0; column < cells.size(); column++) {
            var written = cells.get(column);
            if (written != null) {
                raw.add(written.at(column));
            }
        }
        return new RawRow(number, hidden, raw);
    }
}
