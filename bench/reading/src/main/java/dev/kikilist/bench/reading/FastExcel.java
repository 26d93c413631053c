package dev.kikilist.bench.reading;

import java.io.IOException;
import java.nio.file.Path;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Reads with fastexcel-reader as its manual shows. */
final class FastExcel {
    private FastExcel() {}

    static Seen read(Path form) throws IOException {
        var seen = new Seen();
        try (var workbook = new ReadableWorkbook(form.toFile())) {
            for (var sheet : workbook.getSheets().toList()) {
                try (var rows = sheet.openStream()) {
                    rows.forEach(row -> row.forEach(cell -> {
                        if (cell != null) {
                            seen.cell(row.getRowNum(), cell.getColumnIndex(), cell.getText());
                        }
                    }));
                }
            }
        }
        return seen;
    }
}
