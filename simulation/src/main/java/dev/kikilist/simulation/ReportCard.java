package dev.kikilist.simulation;

import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.mutation.Mutation;
import dev.kikilist.simulation.world.Fault;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page that says what was run and what held. */
public final class ReportCard {
    /** How many seeds a mutation may need to be found out. */
    public static final int SEEDS_PER_MUTATION = 400;

    private ReportCard() {}

    /** Returns, for each mutation, after how many seeds it was found out; 0 when it was not. */
    public static Map<Mutation, Long> caught() {
        var caught = new EnumMap<Mutation, Long>(Mutation.class);
        for (var mutation : Mutation.values()) {
            caught.put(mutation, (long) seedsUntilCaught(mutation));
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

    /** Returns the page about {@code results}. */
    public static String page(Results results) {
        var page = new StringBuilder();
        page.append("# Delivery: what was run and what held\n\n");
        page.append("Made by `simulation/run --seeds N --from S --report docs/delivery-report.md` from all that"
                        + " was run, which ")
                .append("is kept in [results](results/simulation.json); never edited. What it is: ")
                .append("[ADR 18](adr/0018-the-delivery-is-simulated.md).\n\n");
        long seeds = results.sum(Piece::seeds);
        page.append("| run | |\n|---|---|\n");
        row(page, "Seeds", ranges(results));
        row(page, "Runs", number(seeds));
        row(page, "Runs in which a property failed", number(results.sum(Piece::failed)));
        row(page, "Steps", number(results.sum(Piece::steps)));
        row(page, "Time", number(results.sum(piece -> piece.took().toSeconds())) + " s");
        page.append("\n## Properties\n\n| property | held in |\n|---|---|\n");
        for (var property : Property.values()) {
            long failures = results.sum(piece -> piece.failures().getOrDefault(property, 0L));
            row(page, property.words(), number(seeds - failures) + " of " + number(seeds));
        }
        page.append("\n## Faults\n\n| fault | times |\n|---|---|\n");
        for (var fault : Fault.values()) {
            row(
                    page,
                    words(fault.name()),
                    number(results.sum(piece -> piece.faults().getOrDefault(fault, 0L))));
        }
        page.append("\n## Mutations\n\nEach is the product with one thing wrong in it.\n\n");
        page.append("| mutation | shows as failing | after seeds |\n|---|---|---|\n");
        for (var mutation : Mutation.values()) {
            long after = results.caught().getOrDefault(mutation, 0L);
            page.append("| ")
                    .append(words(mutation.name()))
                    .append(" | ")
                    .append(mutation.property().words())
                    .append(" | ")
                    .append(after == 0 ? "not caught" : number(after))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String ranges(Results results) {
        return results.pieces().stream()
                .map(piece -> number(piece.from()) + " to " + number(piece.end() - 1))
                .collect(Collectors.joining(", "));
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
