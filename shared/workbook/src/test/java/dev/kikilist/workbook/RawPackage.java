package dev.kikilist.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes packages part by part, the XML by hand: for what POI would never write. */
final class RawPackage {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static final String STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private static final String CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder overrides = new StringBuilder();
    private final StringBuilder links = new StringBuilder();
    private final StringBuilder sheets = new StringBuilder();
    private final boolean strict;
    private String mainType = CONTENT + "sheet.main+xml";
    private String workbookProperties = "";
    private int sheetCount;

    private RawPackage(boolean strict) {
        this.strict = strict;
    }

    static RawPackage transitional() {
        return new RawPackage(false);
    }

    static RawPackage strict() {
        return new RawPackage(true);
    }

    /** Returns a package of one sheet whose {@code sheetData} holds {@code rows}. */
    static RawPackage withRows(String rows) {
        return transitional().sheet("Sheet1", "", "<sheetData>" + rows + "</sheetData>");
    }

    RawPackage sheet(String name, String attributes, String body) {
        return tab("worksheet", name, attributes, body);
    }

    RawPackage chartSheet(String name) {
        return tab("chartsheet", name, "", "");
    }

    private RawPackage tab(String kind, String name, String attributes, String body) {
        sheetCount++;
        var id = "rIdSheet" + sheetCount;
        sheets.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"%s\" %s/>".formatted(name, sheetCount, id, attributes));
        return linked(
                id,
                kind,
                kind + "s/sheet" + sheetCount + ".xml",
                CONTENT + kind + "+xml",
                DECLARATION + "<" + kind + " xmlns=\"" + main() + "\" xmlns:r=\"" + relationships() + "\">" + body
                        + "</" + kind + ">");
    }

    /** Adds a tab that shows a part which another tab shows too. */
    RawPackage sheetOfPart(String name, int part) {
        sheets.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rIdSheet%d\"/>".formatted(name, ++sheetCount, part));
        return this;
    }

    RawPackage sharedStrings(String items) {
        return linked(
                "rIdStrings",
                "sharedStrings",
                "sharedStrings.xml",
                CONTENT + "sharedStrings+xml",
                DECLARATION + "<sst xmlns=\"" + main() + "\">" + items + "</sst>");
    }

    RawPackage styles(String body) {
        return linked(
                "rIdStyles",
                "styles",
                "styles.xml",
                CONTENT + "styles+xml",
                DECLARATION + "<styleSheet xmlns=\"" + main() + "\">" + body + "</styleSheet>");
    }

    RawPackage workbookProperties(String attributes) {
        workbookProperties = "<workbookPr " + attributes + "/>";
        return this;
    }

    RawPackage mainType(String contentType) {
        mainType = contentType;
        return this;
    }

    /** Adds a part that the workbook part refers to. */
    RawPackage linked(String id, String type, String path, String contentType, String content) {
        links.append(
                "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, relationships(), type, path));
        return part("xl/" + path, contentType, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a part that nothing refers to. */
    RawPackage part(String path, String contentType, byte[] content) {
        overrides.append("<Override PartName=\"/%s\" ContentType=\"%s\"/>".formatted(path, contentType));
        parts.put(path, content);
        return this;
    }

    /** Returns the parts by path in the order in which they are to be written. */
    Map<String, byte[]> parts() {
        var all = new LinkedHashMap<String, byte[]>();
        all.put(
                "[Content_Types].xml",
                utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + mainType + "\"/>" + overrides
                        + "</Types>"));
        all.put(
                "_rels/.rels",
                relationshipPart("<Relationship Id=\"rId1\" Type=\"" + relationships()
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        all.put(
                "xl/workbook.xml",
                utf8("<workbook xmlns=\"" + main() + "\" xmlns:r=\"" + relationships() + "\">" + workbookProperties
                        + "<sheets>" + sheets + "</sheets></workbook>"));
        all.put("xl/_rels/workbook.xml.rels", relationshipPart(links.toString()));
        all.putAll(parts);
        return all;
    }

    byte[] bytes() {
        return zip(parts());
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String main() {
        return strict ? STRICT_MAIN : MAIN;
    }

    private String relationships() {
        return strict ? STRICT_RELATIONSHIPS : RELATIONSHIPS;
    }

    private static byte[] relationshipPart(String entries) {
        return utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + entries
                + "</Relationships>");
    }

    private static byte[] utf8(String xml) {
        return (DECLARATION + xml).getBytes(StandardCharsets.UTF_8);
    }
}
