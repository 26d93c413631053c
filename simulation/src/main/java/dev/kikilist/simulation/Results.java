package dev.kikilist.simulation;

import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.JsonValue.JsonNumber;
import dev.kikilist.lambda.JsonValue.JsonText;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.mutation.Mutation;
import dev.kikilist.simulation.world.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What all runs gave, as it is kept in a file: seeds may be run in pieces, one after another.
 *
 * @param pieces the least seed first, none twice, and neighbours as one
 * @param caught after how many seeds each mutation was found out, 0 when it was not; none that was not run
 */
public record Results(List<Piece> pieces, Map<Mutation, Long> caught) {
    static final String COMMAND = "simulation/run --seeds N --from S --mutations";

    public Results {
        pieces = joined(pieces);
        caught = Map.copyOf(caught);
    }

    private static List<Piece> joined(List<Piece> pieces) {
        var joined = new ArrayList<Piece>();
        for (var piece :
                pieces.stream().sorted(Comparator.comparingLong(Piece::from)).toList()) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.end() < piece.from()) {
                joined.add(piece);
            } else if (last.end() == piece.from()) {
                joined.set(joined.size() - 1, last.and(piece));
            } else {
                throw new IllegalArgumentException(
                        "seed " + piece.from() + " was run before; take the file of results away to begin anew");
            }
        }
        return List.copyOf(joined);
    }

    /** Returns these results and those of one more piece. */
    public Results with(Piece piece) {
        var all = new ArrayList<>(pieces);
        all.add(piece);
        return new Results(all, caught);
    }

    /** Returns these results with other mutations. */
    public Results with(Map<Mutation, Long> mutations) {
        return new Results(pieces, mutations);
    }

    /** Returns the sum of a number over all pieces. */
    public long sum(ToLongFunction<Piece> number) {
        return pieces.stream().mapToLong(number).sum();
    }

    /** Returns what {@code file} holds; nothing when there is no such file. */
    public static Results read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Results(List.of(), Map.of());
        }
        var json = Json.parse(Files.readAllBytes(file));
        return new Results(
                json.at("pieces").elements().stream().map(Results::piece).toList(),
                counts(Mutation.class, json.at("mutations")));
    }

    private static Piece piece(JsonValue json) {
        return new Piece(
                number(json.at("from")),
                number(json.at("seeds")),
                number(json.at("failed")),
                number(json.at("steps")),
                Duration.ofSeconds(number(json.at("seconds"))),
                counts(Fault.class, json.at("faults")),
                counts(Property.class, json.at("failures")));
    }

    private static long number(JsonValue json) {
        return json.integer().orElseThrow(() -> new IllegalArgumentException("a number is missing in the results"));
    }

    private static <E extends Enum<E>> Map<E, Long> counts(Class<E> names, JsonValue json) {
        var counts = new EnumMap<E, Long>(names);
        for (E name : names.getEnumConstants()) {
            json.at(name.name()).integer().ifPresent(count -> counts.put(name, count));
        }
        return counts;
    }

    /** Writes these results to {@code file}, together with what the report says of them. */
    public void write(Path file) throws IOException {
        var json = JsonWriter.toText()
                .beginObject()
                .field("title", "The delivery in a simulated world")
                .field(
                        "about",
                        "The product's own code between services that fail as a seed says, see"
                                + " [ADR 18](adr/0018-the-delivery-is-simulated.md).")
                .field("command", COMMAND)
                .field("day", LocalDate.now(ZoneId.of("Asia/Tokyo")).toString())
                .field(
                        "machine",
                        System.getProperty("os.name") + ", "
                                + Runtime.getRuntime().availableProcessors() + " processors, Java "
                                + Runtime.version().feature())
                .beginArray("tables");
        ReportCard.tables(this).forEach(table -> write(json, table));
        json.endArray().beginArray("pieces");
        for (var piece : pieces) {
            json.beginObject()
                    .field("from", piece.from())
                    .field("seeds", piece.seeds())
                    .field("failed", piece.failed())
                    .field("steps", piece.steps())
                    .field("seconds", piece.took().toSeconds());
            write(json, "failures", Property.values(), piece.failures());
            write(json, "faults", Fault.values(), piece.faults());
            json.endObject();
        }
        json.endArray();
        write(json, "mutations", Mutation.values(), caught);
        Files.writeString(file, json.endObject().text().replace("},{", "},\n{").replace("],[", "],\n[") + "\n");
    }

    private static void write(JsonWriter json, ReportCard.Table table) {
        json.beginObject().field("title", table.title()).field("columns", table.columns());
        json.beginArray("rows");
        for (var row : table.rows()) {
            json.beginArray();
            for (var cell : row) {
                json.value(
                        cell instanceof Long number
                                ? new JsonNumber(number.toString())
                                : new JsonText(cell.toString()));
            }
            json.endArray();
        }
        json.endArray().endObject();
    }

    private static <E extends Enum<E>> void write(JsonWriter json, String field, E[] names, Map<E, Long> counts) {
        json.beginObject(field);
        for (E name : names) {
            var count = counts.get(name);
            if (count != null) {
                json.field(name.name(), count);
            }
        }
        json.endObject();
    }
}
