package dev.kikilist.simulation;

import dev.kikilist.simulation.check.Violation;

/** Puts a run that fails into words that a person can follow. */
public final class Schedule {
    private Schedule() {}

    /** Returns what fails in the run of {@code plan}, the shortest schedule in which it does, and how to see it again. */
    public static String shortest(Plan plan) {
        var run = Run.of(plan, false);
        if (run.violations().isEmpty()) {
            return "seed " + run.seed() + ": every property holds\n";
        }
        var text = new StringBuilder();
        var property = run.violations().getFirst().property();
        var shortest = Shortest.of(plan, property);
        text.append("seed ")
                .append(run.seed())
                .append(": ")
                .append(property.words())
                .append("? No.\n");
        for (Violation violation : shortest.violations()) {
            text.append("  ")
                    .append(violation.property())
                    .append(": ")
                    .append(violation.words())
                    .append('\n');
        }
        text.append("The shortest schedule has ")
                .append(shortest.faults().size())
                .append(" of ")
                .append(run.faults().size())
                .append(" faults (!):\n");
        shortest.story().forEach(line -> text.append("  ").append(line).append('\n'));
        return text.append("Again: simulation/run --seed ")
                .append(run.seed())
                .append('\n')
                .toString();
    }
}
