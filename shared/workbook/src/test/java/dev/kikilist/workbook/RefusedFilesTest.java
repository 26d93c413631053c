package dev.kikilist.workbook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.testkit.workbook.FormWorkbook;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are refused, each with the code and the words that tell its sender why. */
class RefusedFilesTest {
    private static final String ROW = "<row><c><v>1</v></c></row>";

    @Nested
    class OtherFormats {
        static Stream<Arguments> files() throws Exception {
            return Stream.of(
                    Arguments.of(Term.EMPTY_FILE.japanese(), new byte[0]),
                    Arguments.of("PDF", "%PDF-1.7\n".getBytes(UTF_8)),
                    Arguments.of(Term.IMAGE.japanese(), HexFormat.of().parseHex("89504e470d0a1a0a0000000d")),
                    Arguments.of(Term.IMAGE.japanese(), HexFormat.of().parseHex("ffd8ffe000104a464946")),
                    Arguments.of(Term.IMAGE.japanese(), "GIF89a".getBytes(UTF_8)),
                    Arguments.of(Term.ARCHIVE.japanese(), "#$-lh5-".getBytes(UTF_8)),
                    Arguments.of(Term.ARCHIVE.japanese(), HexFormat.of().parseHex("377abcaf271c0004")),
                    Arguments.of(Term.RICH_TEXT.japanese(), "{\\rtf1\\ansi".getBytes(UTF_8)),
                    Arguments.of(Term.WEB_PAGE.japanese(), "<html><table><tr><td>1".getBytes(UTF_8)),
                    Arguments.of(Term.WEB_PAGE.japanese(), "\uFEFF\n<!DOCTYPE html>".getBytes(UTF_8)),
                    Arguments.of(Term.WEB_ARCHIVE.japanese(), "MIME-Version: 1.0\r\n".getBytes(UTF_8)),
                    Arguments.of(
                            Term.XML_SPREADSHEET.japanese(),
                            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
                                    .getBytes(UTF_8)),
                    Arguments.of("XML", "<?xml version=\"1.0\"?><list/>".getBytes(UTF_8)),
                    Arguments.of(Term.UNICODE_TEXT.japanese(), "\uFEFF機器\t1".getBytes(UTF_16LE)),
                    Arguments.of(Term.UNKNOWN_FORMAT.japanese(), "機\u0000器".getBytes(UTF_8)),
                    Arguments.of(Term.UNKNOWN_FORMAT.japanese(), "機器リスト".getBytes(Charset.forName("ISO-2022-JP"))),
                    Arguments.of(
                            "ZIP",
                            RawPackage.zip(
                                    Map.of("list.xlsx", FormWorkbook.filled(1).xlsx()))),
                    Arguments.of("ZIP", RawPackage.zip(Map.of())),
                    Arguments.of("ZIP", RawPackage.zip(manyParts("photo%d.jpg", 500))),
                    Arguments.of(
                            Term.OPEN_DOCUMENT.japanese(),
                            RawPackage.zip(Map.of(
                                    "mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes(UTF_8)))),
                    Arguments.of(Term.WORD_DOCUMENT.japanese(), ofMainType("wordprocessingml.document")),
                    Arguments.of(Term.PRESENTATION.japanese(), ofMainType("presentationml.presentation")),
                    Arguments.of(
                            Term.BINARY_WORKBOOK.japanese(),
                            RawPackage.withRows(ROW)
                                    .mainType("application/vnd.ms-excel.sheet.binary.macroEnabled.main")
                                    .bytes()),
                    Arguments.of(Term.WORD_DOCUMENT.japanese(), compound("WordDocument")),
                    Arguments.of(Term.PRESENTATION.japanese(), compound("PowerPoint Document")),
                    Arguments.of(Term.MAIL_MESSAGE.japanese(), compound("__properties_version1.0")),
                    Arguments.of(Term.OLD_WORKBOOK.japanese(), compound("Book")),
                    Arguments.of(Term.OTHER_OFFICE_FILE.japanese(), compound("Something")));
        }

        private static byte[] ofMainType(String type) {
            return RawPackage.withRows(ROW)
                    .mainType("application/vnd.openxmlformats-officedocument." + type + ".main+xml")
                    .bytes();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("files")
        void areNamed(String format, byte[] content) {
            assertThat(ReadSheets.of(content).refusal()).containsExactly(Findings.unsupportedFormat(format));
        }
    }

    @Nested
    class Encrypted {
        @ParameterizedTest
        @ValueSource(strings = {"agile", "standard"})
        void xlsx(String mode) throws Exception {
            var bytes = new ByteArrayOutputStream();
            try (var system = new POIFSFileSystem()) {
                var encryptor = new EncryptionInfo(EncryptionMode.valueOf(mode)).getEncryptor();
                encryptor.confirmPassword("himitsu");
                try (var out = encryptor.getDataStream(system)) {
                    out.write(FormWorkbook.filled(1).xlsx());
                }
                system.writeFilesystem(bytes);
            }

            assertThat(ReadSheets.of(bytes.toByteArray()).refusedAs()).isEqualTo(FindingCode.F002);
        }

        @Test
        void xls() {
            assertThat(ReadSheets.of(encryptedXls("himitsu")).refusedAs()).isEqualTo(FindingCode.F002);
        }

        @Test
        void xlsWithThePasswordThatExcelSetsByItselfIsRead() {
            var sheets = ReadSheets.of(encryptedXls(Decryptor.DEFAULT_PASSWORD)).read();

            assertThat(sheets.rows(0))
                    .isEqualTo(
                            ReadSheets.of(FormWorkbook.filled(30).xls()).read().rows(0));
        }

        private byte[] encryptedXls(String password) {
            Biff8EncryptionKey.setCurrentUserPassword(password);
            try {
                return FormWorkbook.filled(30).xls();
            } finally {
                Biff8EncryptionKey.setCurrentUserPassword(null);
            }
        }

        @Test
        void zip() {
            var content = RawPackage.withRows(ROW).bytes();
            var text = new String(content, ISO_8859_1);
            for (int at = text.indexOf("PK\u0001\u0002"); at >= 0; at = text.indexOf("PK\u0001\u0002", at + 1)) {
                content[at + 8] |= 1;
            }

            assertThat(ReadSheets.of(content).refusedAs()).isEqualTo(FindingCode.F002);
        }
    }

    @Nested
    class Active {
        @ParameterizedTest
        @CsvSource({
            "xl/vbaProject.bin, application/vnd.ms-office.vbaProject, MACROS",
            "xl/macrosheets/sheet1.xml, application/vnd.ms-excel.macrosheet+xml, MACRO_SHEET",
            "xl/activeX/activeX1.xml, application/vnd.ms-office.activeX+xml, CONTROLS",
            "xl/embeddings/oleObject1.bin, application/vnd.openxmlformats-officedocument.oleObject, EMBEDDED_OBJECTS",
            "xl/embeddings/Workbook1.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, EMBEDDED_OBJECTS",
            "xl/connections.xml, application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml, CONNECTIONS",
            "xl/webextensions/webextension1.xml, application/vnd.ms-office.webextension+xml, ADD_IN",
        })
        void partsAreNamed(String path, String type, Term content) {
            var workbook = RawPackage.withRows(ROW).part(path, type, "<x/>".getBytes(UTF_8));

            assertThat(ReadSheets.of(workbook.bytes()).refusal()).containsExactly(Findings.activeContent(content));
        }

        @Test
        void partsAreAllNamed() {
            var workbook = RawPackage.withRows(ROW)
                    .part("xl/embeddings/a.bin", "application/octet-stream", new byte[] {1})
                    .part("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", new byte[] {1});

            assertThat(ReadSheets.of(workbook.bytes()).refusal())
                    .containsExactly(
                            Findings.activeContent(Term.MACROS), Findings.activeContent(Term.EMBEDDED_OBJECTS));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<ddeLink ddeService=\"cmd\" ddeTopic=\"x\"/>",
                    "<oleLink progId=\"x\" r:id=\"rId1\" xmlns:r=\"r\"/>"
                })
        void linksToProgramsAreRefused(String link) {
            assertThat(ReadSheets.of(withExternalLink(link)).refusedAs()).isEqualTo(FindingCode.F003);
        }

        @Test
        void linksToWorkbooksAreNotFollowedAndDoNoHarm() {
            assertThat(ReadSheets.of(withExternalLink("<externalBook/>"))
                            .read()
                            .cell("A1")
                            .text())
                    .isEqualTo("1");
        }

        private byte[] withExternalLink(String link) {
            return RawPackage.withRows(ROW)
                    .linked(
                            "rIdLink",
                            "externalLink",
                            "externalLinks/externalLink1.xml",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml",
                            "<externalLink xmlns=\"" + RawPackage.MAIN + "\">" + link + "</externalLink>")
                    .bytes();
        }

        @ParameterizedTest
        @ValueSource(strings = {"_VBA_PROJECT_CUR", "Ctls", "MBD0012AB34"})
        void storagesOfXlsAreRefused(String storage) throws Exception {
            var bytes = new ByteArrayOutputStream();
            try (var system = new POIFSFileSystem(
                    new ByteArrayInputStream(FormWorkbook.filled(1).xls()))) {
                system.getRoot().createDirectory(storage);
                system.writeFilesystem(bytes);
            }

            assertThat(ReadSheets.of(bytes.toByteArray()).refusedAs()).isEqualTo(FindingCode.F003);
        }

        static Stream<Arguments> placesForDocumentTypes() {
            return RawPackage.withRows(ROW)
                    .sharedStrings("<si><t>x</t></si>")
                    .part("docProps/app.xml", "application/xml", "<?xml version=\"1.0\"?><Properties/>".getBytes(UTF_8))
                    .parts()
                    .keySet()
                    .stream()
                    .map(Arguments::of);
        }

        @ParameterizedTest
        @MethodSource("placesForDocumentTypes")
        void documentTypesAreRefusedInEveryPart(String part) {
            var parts = RawPackage.withRows(ROW)
                    .sharedStrings("<si><t>x</t></si>")
                    .part("docProps/app.xml", "application/xml", "<?xml version=\"1.0\"?><Properties/>".getBytes(UTF_8))
                    .parts();
            var content = new String(parts.get(part), UTF_8);
            var declared = content.replaceFirst(
                    "\\?>\\s*", "?><!-- a comment --><!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/passwd\">]>");
            assertThat(declared).contains("DOCTYPE");
            parts.put(part, declared.getBytes(UTF_8));

            assertThat(ReadSheets.of(RawPackage.zip(parts)).refusal())
                    .containsExactly(Findings.activeContent(Term.DOCUMENT_TYPE));
        }

        @Test
        void documentTypesAreRefusedInOtherEncodings() {
            var parts = RawPackage.withRows(ROW).parts();
            parts.put(
                    "xl/worksheets/sheet1.xml",
                    ("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE x []><worksheet xmlns=\""
                                    + RawPackage.MAIN + "\"/>")
                            .getBytes(UTF_16LE));

            assertThat(ReadSheets.of(RawPackage.zip(parts)).refusedAs()).isEqualTo(FindingCode.F003);
        }
    }

    @Nested
    class Damaged {
        @ParameterizedTest
        @ValueSource(doubles = {0.1, 0.5, 0.9, 0.999})
        void truncatedXlsx(double share) {
            var content = FormWorkbook.filled(50).xlsx();

            assertThat(ReadSheets.of(Arrays.copyOf(content, (int) (content.length * share)))
                            .refusedAs())
                    .isEqualTo(FindingCode.F005);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0.1, 0.5, 0.9})
        void truncatedXls(double share) {
            var content = FormWorkbook.filled(500).xls();

            assertThat(ReadSheets.of(Arrays.copyOf(content, (int) (content.length * share)))
                            .refusedAs())
                    .isEqualTo(FindingCode.F005);
        }

        @Test
        void storedBytesThatChangedAreNoticedByTheirChecksum() throws Exception {
            var bytes = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(bytes)) {
                zip.setLevel(0);
                for (var part : RawPackage.withRows(ROW.replace("1", "1234567890123"))
                        .parts()
                        .entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue());
                }
            }
            var content = bytes.toByteArray();
            int at = new String(content, ISO_8859_1).indexOf("1234567890123");
            content[at] = '9';

            assertThat(ReadSheets.of(content).refusedAs()).isEqualTo(FindingCode.F005);
        }

        @Test
        void duplicateParts() {
            var parts = RawPackage.withRows(ROW).parts();
            parts.put("xl/worksheets/SHEET1.xml", parts.get("xl/worksheets/sheet1.xml"));

            assertThat(ReadSheets.of(RawPackage.zip(parts)).refusedAs()).isEqualTo(FindingCode.F005);
        }

        @Test
        void partsThatShareTheirBytes() {
            var content = RawPackage.withRows(ROW).bytes();
            var text = new String(content, ISO_8859_1);
            int first = text.indexOf("PK\u0001\u0002");
            int last = text.lastIndexOf("PK\u0001\u0002");
            System.arraycopy(content, first + 42, content, last + 42, 4);

            assertThat(ReadSheets.of(content).refusedAs()).isEqualTo(FindingCode.F005);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>",
                    "<row r=\"3\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>",
                    "<row r=\"0\"><c><v>1</v></c></row>",
                    "<row r=\"1048577\"><c><v>1</v></c></row>",
                    "<row r=\"x\"><c><v>1</v></c></row>",
                    "<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
                    "<row><c r=\"XFE1\"><v>1</v></c></row>",
                    "<row><c r=\"1\"><v>1</v></c></row>",
                    "<row><c t=\"s\"><v>0</v></c></row>",
                    "<row><c t=\"s\"><v>-1</v></c></row>",
                    "<row><c><v>1</c></row>",
                    "<row><c><v>&undeclared;</v></c></row>",
                    "<row><c><v>\u0001</v></c></row>",
                })
        void sheets(String rows) {
            assertThat(ReadSheets.of(RawPackage.withRows(rows).bytes()).refusedAs())
                    .isEqualTo(FindingCode.F005);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"})
        void packagesThatLackAPart(String part) {
            var parts = new LinkedHashMap<>(RawPackage.withRows(ROW).parts());
            parts.remove(part);

            assertThat(ReadSheets.of(RawPackage.zip(parts)).refusal())
                    .extracting(Finding::code)
                    .isSubsetOf(FindingCode.F005, FindingCode.F001);
        }

        @Test
        void csvWhoseQuoteDoesNotEnd() {
            assertThat(ReadSheets.of("a,\"b\nc,d\n".getBytes(UTF_8)).refusedAs())
                    .isEqualTo(FindingCode.F005);
        }
    }

    private static byte[] compound(String entry) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var system = new POIFSFileSystem()) {
            system.getRoot().createDocument(entry, new ByteArrayInputStream(new byte[5000]));
            system.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> manyParts(String pattern, int count) {
        var parts = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < count; i++) {
            parts.put(pattern.formatted(i), new byte[] {1});
        }
        return parts;
    }
}
