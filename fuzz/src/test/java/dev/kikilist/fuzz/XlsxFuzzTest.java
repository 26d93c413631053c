package dev.kikilist.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Fuzzes the reader of .xlsx. An input that begins as a ZIP file does is taken as it is; of any other, a package is made:
 * what is between zero bytes becomes the sheet, the shared strings, the styles and the workbook's properties. A checksum
 * keeps a fuzzer from ever changing the XML in a ZIP file.
 */
class XlsxFuzzTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    @FuzzTest(maxDuration = "10s")
    void anyFileEndsInAnAnswer(byte[] input) throws IOException {
        boolean zip = input.length > 1 && input[0] == 'P' && input[1] == 'K';
        Examination.of(zip ? input : packageOf(pieces(input)));
    }

    private static List<byte[]> pieces(byte[] input) {
        var pieces = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i < input.length && pieces.size() < 3; i++) {
            if (input[i] == 0) {
                pieces.add(Arrays.copyOfRange(input, start, i));
                start = i + 1;
            }
        }
        pieces.add(Arrays.copyOfRange(input, start, input.length));
        while (pieces.size() < 4) {
            pieces.add(new byte[0]);
        }
        return pieces;
    }

    private static byte[] packageOf(List<byte[]> pieces) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                            + " Extension=\"rels\""
                            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + override("workbook.xml", "sheet.main+xml") + override("sheet.xml", "worksheet+xml")
                            + override("strings.xml", "sharedStrings+xml") + override("styles.xml", "styles+xml")
                            + "</Types>");
            put(zip, "_rels/.rels", relationships(relationship("officeDocument", "xl/workbook.xml")));
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relationships(relationship("worksheet", "sheet.xml")
                            + relationship("sharedStrings", "strings.xml")
                            + relationship("styles", "styles.xml")));
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><workbookPr "
                            + new String(pieces.get(3), StandardCharsets.UTF_8)
                            + "/><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"worksheet\"/></sheets></workbook>");
            put(zip, "xl/sheet.xml", pieces.get(0));
            put(zip, "xl/strings.xml", pieces.get(1));
            put(zip, "xl/styles.xml", pieces.get(2));
        }
        return bytes.toByteArray();
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
    }

    private static String relationship(String type, String target) {
        return "<Relationship Id=\"" + type + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relationships(String content) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + content
                + "</Relationships>";
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        put(zip, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        var checksum = new CRC32();
        checksum.update(content);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
