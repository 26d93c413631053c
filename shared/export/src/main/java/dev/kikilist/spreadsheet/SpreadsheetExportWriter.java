package dev.kikilist.spreadsheet;

import dev.kikilist.export.ExportFormat;
import dev.kikilist.export.ExportWriter;
import dev.kikilist.export.ListContent;
import java.io.IOException;
import java.io.OutputStream;

/** Writes exports with FastCSV and fastexcel, neither of which holds a table in memory. */
public final class SpreadsheetExportWriter implements ExportWriter {
    @Override
    public void write(ExportFormat format, ListContent list, OutputStream out) throws IOException {
        switch (format) {
            case CSV -> CsvExport.write(ExportTable.of(list), out);
            case XLSX -> XlsxExport.write(ExportTable.of(list), out);
        }
    }
}
