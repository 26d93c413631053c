package dev.kikilist.simulation;

import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.world.Choices.Taken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the fewest faults with which a run still fails, by leaving faults out, many at a time and then one by one. */
public final class Shortest {
    private final Plan plan;
    private final Property property;
    private Set<Taken> leftOut;
    private List<Taken> left;

    private Shortest(Plan plan, Property property) {
        this.plan = plan;
        this.property = property;
        this.leftOut = plan.leftOut();
        this.left = Run.of(plan, false).faults();
    }

    /**
     * Returns the run of {@code plan} with the fewest faults in which {@code property} still fails, with its story. No single
     * one of its faults can be left out.
     */
    public static Run of(Plan plan, Property property) {
        var search = new Shortest(plan, property);
        int size = Math.max(1, search.left.size() / 2);
        while (true) {
            boolean isShorter = search.leaveOut(size);
            if (size == 1 && !isShorter) {
                return Run.of(plan.without(search.leftOut), true);
            }
            size = isShorter ? Math.min(size, Math.max(1, search.left.size() / 2)) : Math.max(1, size / 2);
        }
    }

    /** Tries to leave out {@code size} faults at a time, and returns whether any were. */
    private boolean leaveOut(int size) {
        boolean any = false;
        int from = 0;
        while (from < left.size()) {
            var without = new HashSet<>(leftOut);
            without.addAll(new ArrayList<>(left.subList(from, Math.min(left.size(), from + size))));
            var run = Run.of(plan.without(without), false);
            if (run.violates(property)) {
                leftOut = without;
                left = run.faults();
                any = true;
            } else {
                from += size;
            }
        }
        return any;
    }
}
