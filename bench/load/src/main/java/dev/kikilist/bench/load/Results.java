package dev.kikilist.bench.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kikilist.bench.load.Books.Balance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What a run gave, as a file from which {@code docs/results/make-report} makes its part of the report: a title, what it is, the
 * command, the day, and tables of texts and numbers.
 */
final class Results {
    private final ObjectNode root = new JsonMapper().createObjectNode();
    private final ArrayNode tables;

    Results(String title, String about, String command) {
        root.put("title", title);
        root.put("about", about);
        root.put("command", command);
        root.put("day", LocalDate.now(ZoneId.of("Asia/Tokyo")).toString());
        root.put(
                "machine",
                System.getProperty("os.name") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors, Java "
                        + Runtime.version().feature());
        tables = root.putArray("tables");
    }

    /** Adds a table; its rows have a cell for each of {@code columns}. */
    Table table(String title, String... columns) {
        var table = tables.addObject();
        table.put("title", title);
        var names = table.putArray("columns");
        List.of(columns).forEach(names::add);
        return new Table(table.putArray("rows"));
    }

    /**
     * Adds what was compared afterwards.
     *
     * @param waited how long the system was given before to find out about mails in doubt
     */
    void compared(Balance balance, Duration waited) {
        var found = table("What was compared afterwards", "what", "how many");
        balance.counts().forEach(found::row);
        if (waited.isPositive()) {
            found.row("minutes waited for what became of mails in doubt", waited.toMinutes());
        }
        found.row("faults found", balance.faults().size());
    }

    /** Adds a picture, by its path from the report. */
    void picture(String title, String path) {
        root.putObject("picture").put("title", title).put("path", path);
    }

    /** Writes the file. */
    void write(Path file) {
        try {
            Files.writeString(file, root.toPrettyString() + "\n");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The rows of a table. */
    static final class Table {
        private final ArrayNode rows;

        private Table(ArrayNode rows) {
            this.rows = rows;
        }

        /** Adds a row of texts and numbers; of the latter two decimals are kept. */
        Table row(Object... cells) {
            var row = rows.addArray();
            for (var cell : cells) {
                switch (cell) {
                    case Integer number -> row.add(number);
                    case Long number -> row.add(number);
                    case Double number -> row.add(Math.round(number * 100) / 100.0);
                    default -> row.add(cell.toString());
                }
            }
            return this;
        }
    }
}
