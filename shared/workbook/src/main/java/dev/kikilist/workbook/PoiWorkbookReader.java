package dev.kikilist.workbook;

import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.WorkbookReader;
import java.nio.file.Path;

/**
 * Reads .xlsx, .xlsm without macros, .xls and CSV, in a stream. What a file is, its content says. Of an .xlsx every byte is
 * measured by {@link GuardedPackage}, and its parts are read by {@link XmlCursor}; Apache POI gives the records of an .xls.
 *
 * <p>Instances keep no state and may be used by several threads.
 */
public final class PoiWorkbookReader implements WorkbookReader {
    @Override
    public Result read(Path file, RowVisitor visitor) {
        return Reading.of(file, visitor, (kind, channel, told) -> switch (kind) {
            case ZIP -> OoxmlWorkbook.read(channel, told);
            case COMPOUND -> BiffWorkbook.read(file, told);
            case PERHAPS_TEXT -> CsvText.read(file, told);
        });
    }
}
