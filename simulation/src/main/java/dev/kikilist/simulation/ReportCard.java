package dev.kikilist.simulation;

import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.mutation.Mutation;
import dev.kikilist.simulation.world.Fault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The page that says what was run and what held. */
public final class ReportCard {
    /** How many seeds a mutation may need to be found out. */
    public static final int SEEDS_PER_MUTATION = 400;

    private ReportCard() {}

    /** Returns, for each mutation, after how many seeds it was found out; 0 when it was not. */
    public static Map<Mutation, Integer> caught() {
        var caught = new EnumMap<Mutation, Integer>(Mutation.class);
        for (var mutation : Mutation.values()) {
            caught.put(mutation, seedsUntilCaught(mutation));
        }
        return caught;
    }

    /** Returns after how many seeds, counted from 1, {@code mutation} was found out; 0 when it was not. */
    public static int seedsUntilCaught(Mutation mutation) {
        for (int seed = 1; seed <= SEEDS_PER_MUTATION; seed++) {
            if (Run.of(mutation.plan(seed), false).violates(mutation.property())) {
                return seed;
            }
        }
        return 0;
    }

    /**
     * Returns the page.
     *
     * @param took how long the seeds took
     */
    public static String page(Batch batch, Map<Mutation, Integer> caught, Duration took) {
        var page = new StringBuilder();
        page.append("# Delivery: what was run and what held\n\n");
        page.append("Made by `simulation/run --seeds ")
                .append(batch.seeds())
                .append(" --from ")
                .append(batch.from())
                .append(" --report docs/delivery-report.md`; never edited. What it is: [ADR 18]")
                .append("(adr/0018-the-delivery-is-simulated.md).\n\n");
        page.append("| run | |\n|---|---|\n");
        row(page, "Seeds", number(batch.from()) + " to " + number(batch.from() + batch.seeds() - 1));
        row(page, "Runs", number(batch.seeds()));
        row(page, "Runs in which a property failed", number(batch.failed().size()));
        row(page, "Steps", number(batch.steps()));
        row(page, "Time", number(took.toSeconds()) + " s");
        page.append("\n## Properties\n\n| property | held in |\n|---|---|\n");
        for (var property : Property.values()) {
            row(
                    page,
                    property.words(),
                    number(batch.seeds() - batch.failures(property)) + " of " + number(batch.seeds()));
        }
        page.append("\n## Faults\n\n| fault | times |\n|---|---|\n");
        for (var fault : Fault.values()) {
            row(page, words(fault.name()), number(batch.faults(fault)));
        }
        page.append("\n## Mutations\n\nEach is the product with one thing wrong in it.\n\n");
        page.append("| mutation | shows as failing | after seeds |\n|---|---|---|\n");
        caught.forEach((mutation, seeds) -> page.append("| ")
                .append(words(mutation.name()))
                .append(" | ")
                .append(mutation.property().words())
                .append(" | ")
                .append(seeds == 0 ? "not caught" : number(seeds))
                .append(" |\n"));
        return page.toString();
    }

    private static void row(StringBuilder page, String name, String value) {
        page.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
