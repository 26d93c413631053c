package dev.kikilist.workbook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kikilist.testkit.workbook.FormWorkbook;
import dev.kikilist.validation.Term;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes files made to do harm, each with the finding that it must end in. */
final class HostileCorpus {
    private static final String ROW = "<row><c><v>1</v></c></row>";
    private static final String NO_LIST = "F011 ";
    private static final String DAMAGED = "F005 ";
    private static final String ENCRYPTED = "F002 ";
    private static final String DOCUMENT_TYPE = "F003 " + Term.DOCUMENT_TYPE.japanese();

    /** Longer than any upload may be. */
    private static final int MEGABYTES = 60;

    private final Path directory;
    private final Map<String, String> expected = new LinkedHashMap<>();

    private HostileCorpus(Path directory) {
        this.directory = directory;
    }

    /** Writes all files and returns what is to be found in each, as its code and arguments. */
    static Map<String, String> writeTo(Path directory) throws Exception {
        var corpus = new HostileCorpus(directory);
        corpus.bombs();
        corpus.directories();
        corpus.sheets();
        corpus.structure();
        corpus.encrypted();
        corpus.polyglots();
        corpus.entities();
        corpus.links();
        corpus.csv();
        corpus.records();
        return corpus.expected;
    }

    private static String over(Bound bound) {
        var finding = bound.exceeded().findings().getFirst();
        return finding.code() + " " + String.join(" ", finding.arguments());
    }

    private void file(String name, String finding, byte[] content) throws IOException {
        Files.write(expecting(name, finding), content);
    }

    private Path expecting(String name, String finding) {
        expected.put(name, finding);
        return directory.resolve(name);
    }

    // --- ZIP

    private void bombs() throws IOException {
        try (var zip = new HandMadeZip(expecting("bomb-flat-lying.xlsx", over(Bound.RATIO)))) {
            zip.parts(RawPackage.withRows(ROW).parts())
                    .endless("xl/media/image1.png", new byte[0], new byte[1 << 20], 200_000, 1);
        }
        try (var zip = new HandMadeZip(expecting("bomb-flat-honest.xlsx", over(Bound.INFLATED_BYTES)))) {
            zip.parts(RawPackage.withRows(ROW).parts())
                    .endless("xl/media/image1.png", new byte[0], new byte[1 << 20], 200_000, 3_000_000_000L);
        }
        try (var zip = new HandMadeZip(expecting("bomb-of-many-parts.xlsx", over(Bound.RATIO)))) {
            zip.parts(RawPackage.withRows(ROW).parts());
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 190; i++) {
                zip.part("xl/media/image" + i + ".png", zeros);
            }
        }
        var bomb = RawPackage.zip(Map.of("zeros", new byte[30_000_000]));
        file(
                "bomb-nested.xlsx",
                NO_LIST,
                RawPackage.withRows(ROW)
                        .part("xl/media/image1.png", "image/png", bomb)
                        .bytes());
    }

    private void directories() throws IOException {
        var plain = RawPackage.withRows(ROW).bytes();
        try (var zip = new HandMadeZip(expecting("entry-flood.xlsx", over(Bound.PARTS)))) {
            zip.parts(RawPackage.withRows(ROW).parts()).flood(400_000);
        }
        var overlapping = plain.clone();
        var text = new String(plain, ISO_8859_1);
        int first = text.indexOf("PK\u0001\u0002");
        for (int at = first; at >= 0; at = text.indexOf("PK\u0001\u0002", at + 1)) {
            System.arraycopy(plain, first + 42, overlapping, at + 42, 4);
        }
        file("entries-overlapping.xlsx", DAMAGED, overlapping);
        try (var zip = new HandMadeZip(expecting("entries-duplicate.xlsx", DAMAGED))) {
            zip.parts(RawPackage.withRows(ROW).parts()).part("xl/workbook.xml", "<workbook/>".getBytes(UTF_8));
        }
        var climbing = new LinkedHashMap<>(RawPackage.withRows(ROW).parts());
        climbing.put("../../../../tmp/kikilist-was-here", new byte[10]);
        file("entry-that-climbs.xlsx", NO_LIST, RawPackage.zip(climbing));
        for (int share = 1; share <= 9; share += 2) {
            file("truncated-" + share + ".xlsx", DAMAGED, Arrays.copyOf(plain, plain.length * share / 10));
        }
    }

    // --- parts

    private void sheets() throws IOException {
        file(
                "shared-strings.xlsx",
                over(Bound.SHARED_STRINGS),
                RawPackage.withRows("")
                        .sharedStrings(repeated(1_000_001, i -> "<si><t>" + i + "</t></si>"))
                        .bytes());
        file(
                "columns.xlsx",
                over(Bound.CELLS_PER_ROW),
                RawPackage.withRows("<row>" + repeated(16_384, i -> "<c><v>1</v></c>") + "</row>")
                        .bytes());
        file(
                "rows.xlsx",
                over(Bound.ROWS),
                RawPackage.withRows(repeated(110_001, i -> "<row><c><v>1</v></c></row>"))
                        .bytes());
        file(
                "counts-that-lie.xlsx",
                NO_LIST,
                RawPackage.transitional()
                        .sharedStrings("<si><t>x</t></si>")
                        .sheet(
                                "s",
                                "",
                                "<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"999999999\""
                                        + " hidden=\"1\"/></cols><sheetData><row r=\"1048576\" spans=\"1:999999999\"><c"
                                        + " r=\"XFD1048576\"><v>1</v></c></row></sheetData><mergeCells"
                                        + " count=\"2147483647\"/>")
                        .bytes());
        file(
                "row-numbers-that-overflow.xlsx",
                DAMAGED,
                RawPackage.withRows("<row r=\"4294967297\"><c><v>1</v></c></row>")
                        .bytes());
        var shown = RawPackage.withRows(repeated(100_000, i -> "<row><c><v>1</v></c></row>"));
        for (int i = 0; i < 150; i++) {
            shown.sheetOfPart("s" + i, 1);
        }
        file("one-sheet-shown-150-times.xlsx", DAMAGED, shown.bytes());
    }

    private void structure() throws IOException {
        var deep = "<a>".repeat(500_000);
        file("deep-sheet.xlsx", over(Bound.DEPTH), RawPackage.withRows(deep).bytes());
        file(
                "deep-strings.xlsx",
                over(Bound.DEPTH),
                RawPackage.withRows("").sharedStrings("<si>" + deep).bytes());
        file(
                "deep-styles.xlsx",
                over(Bound.DEPTH),
                RawPackage.withRows("").styles(deep).bytes());
        file(
                "styles.xlsx",
                over(Bound.CELL_FORMATS),
                RawPackage.withRows("")
                        .styles("<cellXfs>" + repeated(70_000, i -> "<xf numFmtId=\"14\"/>") + "</cellXfs>")
                        .bytes());
        deepPart("deep-types.xlsx", "[Content_Types].xml", over(Bound.DEPTH), deep);
        deepPart("deep-workbook.xlsx", "xl/workbook.xml", over(Bound.DEPTH), deep);
        deepPart("deep-relationships.xlsx", "xl/_rels/workbook.xml.rels", over(Bound.DEPTH), deep);
    }

    private void deepPart(String name, String part, String finding, String content) throws IOException {
        var parts = RawPackage.withRows(ROW).parts();
        parts.put(part, ("<?xml version=\"1.0\"?>" + content).getBytes(UTF_8));
        file(name, finding, RawPackage.zip(parts));
    }

    private void encrypted() throws Exception {
        for (var mode : new EncryptionMode[] {EncryptionMode.agile, EncryptionMode.standard}) {
            var bytes = new ByteArrayOutputStream();
            try (var system = new POIFSFileSystem()) {
                var encryptor = new EncryptionInfo(mode).getEncryptor();
                encryptor.confirmPassword("himitsu");
                try (var out = encryptor.getDataStream(system)) {
                    out.write(FormWorkbook.filled(1).xlsx());
                }
                system.writeFilesystem(bytes);
            }
            file("encrypted-" + mode + ".xlsx", ENCRYPTED, bytes.toByteArray());
        }
        Biff8EncryptionKey.setCurrentUserPassword("himitsu");
        try {
            file("encrypted.xls", ENCRYPTED, FormWorkbook.filled(30).xls());
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private void polyglots() throws IOException {
        var plain = RawPackage.withRows(ROW).bytes();
        file(
                "html-before-zip.xlsx",
                "F001 " + Term.WEB_PAGE.japanese(),
                joined("<!DOCTYPE html><script>alert(1)</script><!--".getBytes(UTF_8), plain));
        file("pdf-before-zip.xlsx", "F001 PDF", joined("%PDF-1.7\n".getBytes(UTF_8), plain));
        file("zip-before-html.xlsx", DAMAGED, joined(plain, "<html><script>".getBytes(UTF_8)));
        file("zip-before-zip.xlsx", DAMAGED, joined(plain, plain));
    }

    private void entities() throws IOException {
        var bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 20; i++) {
            bomb.append("<!ENTITY e%d \"%s\">".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
        }
        file("entities-that-multiply.xlsx", DOCUMENT_TYPE, declared(bomb + "]>"));
        file(
                "entity-of-a-file.xlsx",
                DOCUMENT_TYPE,
                declared("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"));
        file(
                "entity-of-the-network.xlsx",
                DOCUMENT_TYPE,
                declared("<!DOCTYPE x [<!ENTITY % e SYSTEM \"http://127.0.0.1:9/x.dtd\"> %e;]>"));
        file(
                "doctype-of-the-network.xlsx",
                DOCUMENT_TYPE,
                declared("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">"));
    }

    private static byte[] declared(String documentType) {
        var parts = RawPackage.withRows(ROW).parts();
        parts.put(
                "xl/worksheets/sheet1.xml",
                ("<?xml version=\"1.0\"?>" + documentType + "<worksheet xmlns=\"" + RawPackage.MAIN
                                + "\"><sheetData/></worksheet>")
                        .getBytes(UTF_8));
        return RawPackage.zip(parts);
    }

    private void links() throws IOException {
        for (var target : new String[] {"file:///etc/passwd", "http://127.0.0.1:9/x", "\\\\127.0.0.1\\share\\x"}) {
            var parts = RawPackage.withRows(ROW).parts();
            parts.computeIfPresent(
                    "xl/_rels/workbook.xml.rels",
                    (name, content) -> new String(content, UTF_8)
                            .replace(
                                    "</Relationships>",
                                    "<Relationship Id=\"out\""
                                            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath\""
                                            + " Target=\"" + target
                                            + "\" TargetMode=\"External\"/></Relationships>")
                            .getBytes(UTF_8));
            file("link-" + target.length() + ".xlsx", NO_LIST, RawPackage.zip(parts));
        }
    }

    // --- text

    private void csv() throws IOException {
        endless("one-line.csv", over(Bound.CELL_CHARACTERS), "", "a");
        endless("one-quoted-field.csv", over(Bound.CELL_CHARACTERS), "a,\"", "a\n");
        endless("one-line-of-fields.csv", over(Bound.CELLS_PER_ROW), "", "1,");
        endless("one-line-of-commas.csv", NO_LIST, "", ",");
        endless("blank-lines.csv", NO_LIST, "", "\n");
    }

    private void endless(String name, String finding, String start, String repeated) throws IOException {
        var piece = repeated.repeat((1 << 20) / repeated.length()).getBytes(UTF_8);
        try (var out = Files.newOutputStream(expecting(name, finding))) {
            out.write(start.getBytes(UTF_8));
            for (int i = 0; i < MEGABYTES; i++) {
                out.write(piece);
            }
        }
    }

    // --- .xls

    private void records() throws IOException {
        var globals = record(0x0809, 0x0600, 0x0005, 0, 0, 0, 0, 0, 0);
        file("record-longer-than-the-stream.xls", DAMAGED, compound(globals, header(0x0085, 0xFFFF)));
        file("record-without-content.xls", DAMAGED, compound(globals, header(0x0085, 0)));
        file("strings-that-are-not-there.xls", over(Bound.LEGACY_STRINGS), compound(globals, longs(0x00FC, -1, -1)));
        file(
                "string-longer-than-its-record.xls",
                DAMAGED,
                compound(globals, longs(0x00FC, 1, 1, 0x0100_FFFF, 0x4141_4141), record(0x000A)));
        file("sheet-beyond-the-stream.xls", DAMAGED, compound(globals, longs(0x0085, 0x7FFFFFF0, 0x0101_0000, 0x41)));
        var openings = new byte[1000][];
        Arrays.fill(openings, globals);
        file("substreams-without-end.xls", over(Bound.DEPTH), compound(openings));
        file("nothing-but-zeros.xls", DAMAGED, compound(new byte[100_000]));
        var looping = FormWorkbook.filled(30).xls();
        // The first sectors of the table of sectors, each said to follow itself.
        int table = 512
                * (1 + ByteBuffer.wrap(looping).order(ByteOrder.LITTLE_ENDIAN).getInt(76));
        for (int i = 0; i < 128; i++) {
            ByteBuffer.wrap(looping).order(ByteOrder.LITTLE_ENDIAN).putInt(table + 4 * i, i);
        }
        file("sectors-in-a-circle.xls", DAMAGED, looping);
        var claiming = FormWorkbook.filled(30).xls();
        ByteBuffer.wrap(claiming).order(ByteOrder.LITTLE_ENDIAN).putInt(44, 0x7FFF_FFFF);
        file("sectors-without-end.xls", DAMAGED, claiming);
        for (int share = 1; share <= 9; share += 4) {
            var whole = FormWorkbook.filled(500).xls();
            file("truncated-" + share + ".xls", DAMAGED, Arrays.copyOf(whole, whole.length * share / 10));
        }
    }

    private static byte[] compound(byte[]... records) throws IOException {
        try (var system = new POIFSFileSystem()) {
            system.createDocument(new ByteArrayInputStream(joined(records)), "Workbook");
            var bytes = new ByteArrayOutputStream();
            system.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] header(int kind, int length) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) kind)
                .putShort((short) length)
                .array();
    }

    private static byte[] record(int kind, int... shorts) {
        var content = ByteBuffer.allocate(2 * shorts.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(shorts).forEach(value -> content.putShort((short) value));
        return joined(header(kind, content.capacity()), content.array());
    }

    private static byte[] longs(int kind, int... values) {
        var content = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(content::putInt);
        return joined(header(kind, content.capacity()), content.array());
    }

    private static byte[] joined(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (var piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static String repeated(int count, IntFunction<String> piece) {
        return IntStream.range(0, count).mapToObj(piece).collect(Collectors.joining());
    }
}
