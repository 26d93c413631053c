package dev.kikilist.simulation;

import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.mutation.Mutation;
import dev.kikilist.simulation.world.Fault;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the report on the delivery says of what was run and what held. */
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

    /**
     * A table of the report.
     *
     * @param rows a cell for each column: text, or a number
     */
    public record Table(String title, List<String> columns, List<List<Object>> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** Returns what is to be said of {@code results}. */
    public static List<Table> tables(Results results) {
        long seeds = results.sum(Piece::seeds);
        return List.of(
                new Table(
                        "Runs",
                        List.of("what", "value"),
                        List.of(
                                List.of("Seeds", ranges(results)),
                                List.of("Runs", seeds),
                                List.of("Runs in which a property failed", results.sum(Piece::failed)),
                                List.of("Steps", results.sum(Piece::steps)),
                                List.of(
                                        "Seconds",
                                        results.sum(piece -> piece.took().toSeconds())))),
                new Table(
                        "Properties",
                        List.of("property", "held in", "of"),
                        rows(
                                Property.values(),
                                property -> List.of(
                                        property.words(),
                                        seeds
                                                - results.sum(piece ->
                                                        piece.failures().getOrDefault(property, 0L)),
                                        seeds))),
                new Table(
                        "Faults",
                        List.of("fault", "times"),
                        rows(
                                Fault.values(),
                                fault -> List.of(
                                        words(fault.name()),
                                        results.sum(piece -> piece.faults().getOrDefault(fault, 0L))))),
                new Table(
                        "Mutations: the product with one thing wrong in it",
                        List.of("mutation", "shows as failing", "after seeds"),
                        rows(
                                Mutation.values(),
                                mutation -> List.of(
                                        words(mutation.name()),
                                        mutation.property().words(),
                                        results.caught().getOrDefault(mutation, 0L)))));
    }

    private static <T> List<List<Object>> rows(T[] values, Function<T, List<Object>> row) {
        return Arrays.stream(values).map(row).toList();
    }

    private static String ranges(Results results) {
        return results.pieces().stream()
                .map(piece -> number(piece.from()) + " to " + number(piece.end() - 1))
                .collect(Collectors.joining(", "));
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
