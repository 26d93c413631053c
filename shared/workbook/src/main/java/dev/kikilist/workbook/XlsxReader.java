package dev.kikilist.workbook;

import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.WorkbookReader;
import dev.kikilist.validation.Term;
import java.nio.file.Path;

/**
 * Reads .xlsx and .xlsm without macros, as {@link PoiWorkbookReader} does and under the same bounds, and refuses every other
 * format. It needs no Apache POI, which functions that answer requests do not carry.
 *
 * <p>Instances keep no state and may be used by several threads.
 */
public final class XlsxReader implements WorkbookReader {
    @Override
    public Result read(Path file, RowVisitor visitor) {
        return Reading.of(file, visitor, (kind, channel, told) -> switch (kind) {
            case ZIP -> OoxmlWorkbook.read(channel, told);
            case COMPOUND -> throw UnreadableException.otherFormat(Term.OLD_WORKBOOK);
            case PERHAPS_TEXT -> throw UnreadableException.otherFormat("CSV");
        });
    }
}
