package dev.kikilist.bench.reading;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads with POI's event model as its documentation shows (XLSX2CSV). */
final class PoiEvents {
    private PoiEvents() {}

    static Seen read(Path form) throws IOException {
        // A long list of like rows compresses better than POI permits by default.
        ZipSecureFile.setMinInflateRatio(0);
        var seen = new Seen();
        try (var container = OPCPackage.open(form.toFile(), PackageAccess.READ)) {
            var strings = new ReadOnlySharedStringsTable(container);
            var workbook = new XSSFReader(container);
            var styles = workbook.getStylesTable();
            var sheets = workbook.getSheetsData();
            while (sheets.hasNext()) {
                try (var content = sheets.next()) {
                    var parser = XMLHelper.newXMLReader();
                    parser.setContentHandler(new XSSFSheetXMLHandler(
                            styles, null, strings, new Cells(seen), new DataFormatter(), false));
                    parser.parse(new InputSource(content));
                }
            }
        } catch (OpenXML4JException | SAXException | javax.xml.parsers.ParserConfigurationException e) {
            throw new IOException(e);
        }
        return seen;
    }

    private record Cells(Seen seen) implements SheetContentsHandler {
        @Override
        public void startRow(int row) {}

        @Override
        public void endRow(int row) {}

        @Override
        public void cell(String reference, @Nullable String text, @Nullable XSSFComment comment) {
            var place = new CellReference(reference);
            seen.cell(place.getRow() + 1, place.getCol(), text);
        }
    }
}
