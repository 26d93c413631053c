package dev.kikilist.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What happens in a run, line by line. A run that nobody reads about writes nothing. */
public final class Story {
    private final boolean isTold;
    private final LongSupplier now;
    private final List<String> lines = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Story(boolean isTold, LongSupplier now) {
        this.isTold = isTold;
        this.now = now;
    }

    /** Tells of something. */
    public void tell(Supplier<String> words) {
        if (isTold) {
            lines.add(time() + "  " + words.get());
        }
    }

    void fault(Fault fault, Supplier<String> words) {
        if (isTold) {
            var line = time() + "! " + fault + " " + words.get();
            lines.add(line);
            faults.add(line);
        }
    }

    /** Returns all lines. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Returns the lines of faults. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    private String time() {
        long millis = now.getAsLong() / 1_000;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1_000 % 60,
                millis % 1_000);
    }
}
