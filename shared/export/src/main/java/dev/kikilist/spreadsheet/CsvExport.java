package dev.kikilist.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.kikilist.spreadsheet.ExportTable.Column;
import dev.kikilist.text.SpreadsheetText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes tables one below the other into one CSV file. All rows have the columns of all tables, so that every row has the same
 * number of fields; the first column names the table.
 */
final class CsvExport {
    /** Tells Excel that the file is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String TABLE = "一覧";

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final CsvWriter csv;

    private CsvExport(List<ExportTable<?>> tables, CsvWriter csv) {
        this.csv = csv;
        places.put(TABLE, 0);
        for (var table : tables) {
            for (var column : table.columns()) {
                places.putIfAbsent(column.name(), places.size());
            }
        }
    }

    static void write(List<ExportTable<?>> tables, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        text.write(BYTE_ORDER_MARK);
        // Whatever is in quotes is text to programs that ask.
        var csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        var export = new CsvExport(tables, csv);
        csv.writeRecord(export.places.keySet());
        for (var table : tables) {
            export.write(table);
        }
        csv.flush();
    }

    private <T> void write(ExportTable<T> table) {
        var columns =
                table.columns().stream().map(Column::name).map(places::get).toList();
        var record = new String[places.size()];
        for (var entry : table.entries()) {
            Arrays.fill(record, "");
            record[0] = table.name();
            var texts = table.row().apply(entry);
            for (int i = 0; i < texts.size(); i++) {
                record[columns.get(i)] = SpreadsheetText.inCsv(texts.get(i));
            }
            csv.writeRecord(record);
        }
    }
}
