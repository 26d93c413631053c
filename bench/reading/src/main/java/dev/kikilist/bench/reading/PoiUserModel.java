package dev.kikilist.bench.reading;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads with POI's user model, which holds the workbook in memory. */
final class PoiUserModel {
    private PoiUserModel() {}

    static Seen read(Path form) throws IOException {
        ZipSecureFile.setMinInflateRatio(0);
        var seen = new Seen();
        var formatter = new DataFormatter();
        try (var container = OPCPackage.open(form.toFile(), PackageAccess.READ);
                var workbook = new XSSFWorkbook(container)) {
            for (var sheet : workbook) {
                for (var row : sheet) {
                    for (var cell : row) {
                        seen.cell(cell.getRowIndex() + 1, cell.getColumnIndex(), formatter.formatCellValue(cell));
                    }
                }
            }
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
        return seen;
    }
}
