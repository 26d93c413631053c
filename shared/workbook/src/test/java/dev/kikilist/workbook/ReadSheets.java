package dev.kikilist.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.reading.RawCell;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import dev.kikilist.reading.WorkbookReader.Result;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader told of a file, kept for a test to look at. Checks on the way that it is told in order. */
final class ReadSheets implements RowVisitor {
    private final List<SheetHead> heads = new ArrayList<>();
    private final List<List<RawRow>> rows = new ArrayList<>();
    private boolean inSheet;

    /** Returns what reading {@code content} gives, and what was told on the way. */
    static Reading of(byte[] content) {
        try {
            var file = Files.createTempFile("kikilist-test", ".bin");
            try {
                Files.write(file, content);
                return of(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reading of(Path file) {
        var sheets = new ReadSheets();
        var result = new PoiWorkbookReader().read(file, sheets);
        if (result instanceof Result.Read) {
            assertThat(sheets.inSheet).as("a sheet was left open").isFalse();
        }
        return new Reading(result, sheets);
    }

    record Reading(Result result, ReadSheets sheets) {
        /** Returns the findings that refuse the file; fails if it was read. */
        List<Finding> refusal() {
            assertThat(result).isInstanceOf(Result.Unreadable.class);
            var findings = ((Result.Unreadable) result).findings();
            assertThat(findings).isNotEmpty();
            return findings;
        }

        /** Returns the only code with which the file is refused. */
        FindingCode refusedAs() {
            assertThat(refusal()).hasSize(1);
            return refusal().getFirst().code();
        }

        /** Returns the sheets; fails if the file was refused. */
        ReadSheets read() {
            assertThat(result).isInstanceOf(Result.Read.class);
            return sheets;
        }
    }

    SheetHead head(int sheet) {
        return heads.get(sheet);
    }

    List<SheetHead> heads() {
        return heads;
    }

    List<RawRow> rows(int sheet) {
        return rows.get(sheet);
    }

    /** Returns the texts of a sheet, a list for each row, without empty cells. */
    List<List<String>> texts(int sheet) {
        return rows(sheet).stream()
                .map(row -> row.cells().stream().map(RawCell::text).toList())
                .toList();
    }

    /** Returns the cell of the first sheet at an address such as {@code B3}; fails if it is empty. */
    RawCell cell(String address) {
        return cellIfAny(address).orElseThrow(() -> new AssertionError("nothing at " + address));
    }

    Optional<RawCell> cellIfAny(String address) {
        int column = address.charAt(0) - 'A';
        int number = Integer.parseInt(address.substring(1));
        return rows(0).stream()
                .filter(row -> row.number() == number)
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.column() == column)
                .findFirst();
    }

    @Override
    public void startSheet(SheetHead sheet) {
        assertThat(inSheet).isFalse();
        inSheet = true;
        heads.add(sheet);
        rows.add(new ArrayList<>());
    }

    @Override
    public void row(RawRow row) {
        assertThat(inSheet).isTrue();
        var told = rows.getLast();
        if (!told.isEmpty()) {
            assertThat(row.number()).isGreaterThan(told.getLast().number());
        }
        int column = -1;
        for (var cell : row.cells()) {
            assertThat(cell.column()).isGreaterThan(column);
            column = cell.column();
        }
        told.add(row);
    }

    @Override
    public void endSheet() {
        assertThat(inSheet).isTrue();
        inSheet = false;
    }
}
