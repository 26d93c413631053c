package dev.kikilist.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables beside this class: UTF-8, a row per line, cells between tabs, comments after {@code #}. */
final class Table {
    private Table() {}

    /**
     * Returns the rows of a table.
     *
     * @param name the file
     * @param cells how many cells each row has
     * @throws IllegalStateException when the table is missing or a row has another number of cells
     */
    static List<String[]> rows(String name, int cells) {
        var text = text(name);
        var rows = new ArrayList<String[]>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            if (text.charAt(start) != '#') {
                rows.add(row(name, text.substring(start, end), cells));
            }
            start = end + 1;
        }
        return rows;
    }

    /** Returns the parts of a cell that holds several, none for an empty cell. */
    static List<String> parts(String cell) {
        var parts = new ArrayList<String>();
        int start = 0;
        while (start < cell.length()) {
            int end = cell.indexOf('|', start);
            end = end < 0 ? cell.length() : end;
            parts.add(cell.substring(start, end));
            start = end + 1;
        }
        return parts;
    }

    /** Returns the day that a cell holds as {@code 2021-09-01}; java.time's own parser costs a cold start 20 ms. */
    static LocalDate day(String cell) {
        if (cell.length() != 10 || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
            throw new IllegalStateException("no day: ".concat(cell));
        }
        return LocalDate.of(
                Integer.parseInt(cell, 0, 4, 10), Integer.parseInt(cell, 5, 7, 10), Integer.parseInt(cell, 8, 10, 10));
    }

    private static String[] row(String name, String line, int cells) {
        var row = new String[cells];
        int start = 0;
        for (int i = 0; i < cells; i++) {
            int tab = line.indexOf('\t', start);
            boolean last = i == cells - 1;
            if (last != tab < 0) {
                throw new IllegalStateException(name + ": a row has " + cells + " cells: " + line);
            }
            row[i] = line.substring(start, last ? line.length() : tab);
            start = tab + 1;
        }
        return row;
    }

    private static String text(String name) {
        try (var stream = Table.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing table: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
