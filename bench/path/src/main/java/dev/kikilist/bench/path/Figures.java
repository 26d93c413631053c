package dev.kikilist.bench.path;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of numbers with names that lies beside this class. */
final class Figures {
    private final String name;
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    private Figures(String name) {
        this.name = name;
    }

    /** Reads a table. */
    static Figures read(String name) throws IOException {
        var figures = new Figures(name);
        try (InputStream in = Figures.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name);
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .forEach(row -> figures.rows.put(row.getFirst(), row));
        }
        return figures;
    }

    /** Returns a number. */
    double of(String key) {
        return Double.parseDouble(row(key).get(1));
    }

    /** Returns the price of one of something whose price is told for many. */
    double price(String key) {
        return of(key) / Double.parseDouble(row(key).get(2));
    }

    /** Returns all rows in the table's order. */
    List<List<String>> rows() {
        return List.copyOf(rows.values());
    }

    private List<String> row(String key) {
        var row = rows.get(key);
        if (row == null) {
            throw new IllegalStateException(name + " has no " + key);
        }
        return row;
    }
}
