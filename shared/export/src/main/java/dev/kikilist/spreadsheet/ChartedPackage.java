package dev.kikilist.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Adds charts to the first sheet of a workbook that fastexcel wrote, which knows none. What it was written on is replaced by a
 * day, so that the same workbook of the same day has the same bytes.
 */
final class ChartedPackage {
    private static final String TYPES = "[Content_Types].xml";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String SHEET_RELATIONSHIPS = "xl/worksheets/_rels/sheet1.xml.rels";
    private static final String PROPERTIES = "docProps/core.xml";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.";
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ChartedPackage() {}

    /** Returns the workbook in {@code file}, which has no drawing yet, with {@code charts}. */
    static byte[] of(Path file, List<BarChart> charts, LocalDate writtenOn) throws IOException {
        var parts = parts(file);
        var types = new StringBuilder(override("/xl/drawings/drawing1.xml", "drawing+xml"));
        for (int i = 1; i <= charts.size(); i++) {
            types.append(override("/xl/charts/chart" + i + ".xml", "drawingml.chart+xml"));
            parts.put("xl/charts/chart" + i + ".xml", bytes(ChartXml.chart(charts.get(i - 1))));
        }
        parts.put("xl/drawings/drawing1.xml", bytes(ChartXml.drawing(charts)));
        parts.put(
                "xl/drawings/_rels/drawing1.xml.rels",
                bytes(ChartXml.relationships(
                        "chart",
                        IntStream.rangeClosed(1, charts.size())
                                .mapToObj(i -> "/xl/charts/chart" + i + ".xml")
                                .toList())));
        if (parts.put(
                        SHEET_RELATIONSHIPS,
                        bytes(ChartXml.relationships("drawing", List.of("/xl/drawings/drawing1.xml"))))
                != null) {
            throw new IllegalStateException("the sheet has relationships already");
        }
        edit(parts, TYPES, "</Types>", types + "</Types>");
        edit(
                parts,
                SHEET,
                "</worksheet>",
                "<drawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId1\"/>"
                        + "</worksheet>");
        edit(parts, PROPERTIES, "(?<=<dcterms:created xsi:type=\"dcterms:W3CDTF\">)[^<]*", writtenOn + "T00:00:00Z");
        return zip(parts);
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
    }

    /** The sizes of what fastexcel writes stand in the directory alone, so that it cannot be read in a stream. */
    private static Map<String, byte[]> parts(Path file) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                try (var content = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), content.readAllBytes());
                }
            }
        }
        return parts;
    }

    private static void edit(Map<String, byte[]> parts, String name, String pattern, String replacement) {
        var part = parts.get(name);
        var before = part == null ? "" : new String(part, UTF_8);
        var after = before.replaceFirst(pattern, replacement);
        if (after.equals(before)) {
            throw new IllegalStateException("fastexcel writes " + name + " otherwise than it did");
        }
        parts.put(name, bytes(after));
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            // Programs expect the types first.
            put(zip, TYPES, parts.getOrDefault(TYPES, new byte[0]));
            for (var part : parts.entrySet()) {
                if (!part.getKey().equals(TYPES)) {
                    put(zip, part.getKey(), part.getValue());
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
