package dev.kikilist.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.reading.FileFormat;
import dev.kikilist.reading.RawCell;
import dev.kikilist.reading.RawCell.Kind;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import dev.kikilist.reading.WorkbookReader.Result;
import dev.kikilist.testkit.workbook.FormColumn;
import dev.kikilist.testkit.workbook.FormField;
import dev.kikilist.testkit.workbook.FormWorkbook;
import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoiWorkbookReaderTest {
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final int FIRST_ITEM = 11;

    @Nested
    class Formats {
        @Test
        void readsTheFormAsXlsx() {
            var reading = ReadSheets.of(FormWorkbook.filled(20).xlsx());

            assertThat(reading.result()).isEqualTo(new Result.Read(FileFormat.XLSX, List.of()));
            var sheets = reading.read();
            assertThat(sheets.heads())
                    .containsExactly(
                            new SheetHead(0, "機器リスト", false, Set.of()), new SheetHead(1, "再委託等一覧", false, Set.of()));
            assertThat(sheets.cell("A1").text()).isEqualTo("機器リスト");
            assertThat(sheets.cell("C3").text()).isEqualTo(FormField.SUBJECT.filled());
            assertThat(sheets.rows(0).stream().filter(row -> row.number() == FIRST_ITEM))
                    .singleElement()
                    .satisfies(row -> assertThat(row.cells())
                            .extracting(RawCell::text)
                            .containsExactly(
                                    FormField.VENDOR_NAME.filled(),
                                    "1",
                                    "データベースサーバ",
                                    "みなと電機株式会社",
                                    "1010401900101",
                                    "ミナトサーバ",
                                    "MS-R1001 A2"));
        }

        @Test
        void readsTheSameFromXlsAsFromXlsx() {
            var form = FormWorkbook.filled(300);

            var xls = ReadSheets.of(form.xls());

            assertThat(xls.result()).isEqualTo(new Result.Read(FileFormat.XLS, List.of()));
            var xlsx = ReadSheets.of(form.xlsx());
            assertThat(xls.read().heads()).isEqualTo(xlsx.read().heads());
            assertThat(xls.read().rows(0)).isEqualTo(xlsx.read().rows(0));
            assertThat(xls.read().rows(1)).isEqualTo(xlsx.read().rows(1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8", "windows-31j"})
        void readsCsv(String charset) {
            var form = FormWorkbook.filled(20).cell(2, FormColumn.MODEL, "①髙﨑\n\"二行\",目");

            var reading = ReadSheets.of(form.csv(Charset.forName(charset)));

            assertThat(reading.result()).isEqualTo(new Result.Read(FileFormat.CSV, List.of()));
            var sheets = reading.read();
            assertThat(sheets.head(0)).isEqualTo(new SheetHead(0, "", false, Set.of()));
            assertThat(sheets.cell("B4").text()).isEqualTo("髙橋 一郎");
            assertThat(sheets.cell("D15").text()).isEqualTo("㈱﨑山ソフトウェア");
            assertThat(sheets.cell("G10")).isEqualTo(RawCell.text(6, "①髙﨑\n\"二行\",目"));
            assertThat(sheets.cellIfAny("A11")).isEmpty();
        }

        @Test
        void readsStrictWorkbooks() {
            var strict = RawPackage.strict()
                    .workbookProperties("date1904=\"true\"")
                    .sharedStrings("<si><t>機器リスト</t></si>")
                    .styles("<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")
                    .sheet("表", "", "<sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>1</v></c></row></sheetData>");

            var sheets = ReadSheets.of(strict.bytes()).read();

            assertThat(sheets.cell("A1").text()).isEqualTo("機器リスト");
            assertThat(sheets.cell("B1").serialDate()).isEqualTo(LocalDate.of(1904, 1, 2));
            assertThat(sheets.cell("B1").dateFormatted()).isTrue();
        }

        @Test
        void readsMacroEnabledWorkbooksThatHaveNoMacros() {
            var workbook = RawPackage.withRows("<row><c><v>1</v></c></row>")
                    .mainType("application/vnd.ms-excel.sheet.macroEnabled.main+xml");

            assertThat(ReadSheets.of(workbook.bytes()).result())
                    .isEqualTo(new Result.Read(FileFormat.XLSM_WITHOUT_MACROS, List.of()));
        }

        @Test
        void readsTemplates() {
            var workbook = RawPackage.withRows("<row><c><v>1</v></c></row>")
                    .mainType("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml");

            assertThat(ReadSheets.of(workbook.bytes()).read().cell("A1").text()).isEqualTo("1");
        }
    }

    @Nested
    class Numbers {
        @ParameterizedTest
        @CsvSource({
            "7010001008844, 7010001008844",
            "7.010001008844E12, 7010001008844",
            "7.010001008844E+12, 7010001008844",
            "1.1000000000000001, 1.1",
            "0.30000000000000004, 0.3",
            "1.10, 1.1",
            "007, 7",
            "-3, -3",
            "1E-7, 0.0000001",
            "0, 0",
            "123456789012345678, 123456789012346000",
        })
        void areWrittenInPlainDigits(String stored, String text) {
            var sheets = ReadSheets.of(RawPackage.withRows("<row><c><v>" + stored + "</v></c></row>")
                            .bytes())
                    .read();

            assertThat(sheets.cell("A1").kind()).isEqualTo(Kind.NUMBER);
            assertThat(sheets.cell("A1").text()).isEqualTo(text);
        }

        @Test
        void areWrittenInPlainDigitsFromXlsAsWell() {
            var form = FormWorkbook.filled(2).edited(workbook -> {
                var sheet = workbook.getSheetAt(0);
                sheet.getRow(FIRST_ITEM - 1).getCell(4).setCellValue(7010001008844d);
                sheet.getRow(FIRST_ITEM).getCell(4).setCellValue(1.1);
            });

            var sheets = ReadSheets.of(form.xls()).read();

            assertThat(sheets.cell("E11").text()).isEqualTo("7010001008844");
            assertThat(sheets.cell("E12").text()).isEqualTo("1.1");
        }

        @Test
        void thatAreNoneAreText() {
            var sheets = ReadSheets.of(RawPackage.withRows("<row><c><v>1E999999999</v></c><c><v>abc</v></c><c><v>"
                                    + "9".repeat(500) + "</v></c></row>")
                            .bytes())
                    .read();

            assertThat(sheets.cell("A1")).isEqualTo(RawCell.text(0, "1E999999999"));
            assertThat(sheets.cell("B1")).isEqualTo(RawCell.text(1, "abc"));
            assertThat(sheets.cell("C1").kind()).isEqualTo(Kind.TEXT);
        }
    }

    @Nested
    class Dates {
        @ParameterizedTest
        @CsvSource({
            "1, 1900-01-01",
            "59, 1900-02-28",
            "60,",
            "61, 1900-03-01",
            "44367, 2021-06-20",
            "44367.75, 2021-06-20",
            "2958465, 9999-12-31",
            "2958466,",
            "0,",
            "0.5,",
            "-1,"
        })
        void areCountedFrom1900(String stored, LocalDate date) {
            assertThat(number(stored, "").serialDate()).isEqualTo(date);
        }

        @ParameterizedTest
        @CsvSource({"1, 1904-01-02", "42905, 2021-06-20", "2957003, 9999-12-31", "2957004,"})
        void areCountedFrom1904WhenTheWorkbookSaysSo(String stored, LocalDate date) {
            assertThat(number(stored, "date1904=\"1\"").serialDate()).isEqualTo(date);
        }

        private RawCell number(String stored, String properties) {
            return ReadSheets.of(RawPackage.withRows("<row><c><v>" + stored + "</v></c></row>")
                            .workbookProperties(properties)
                            .bytes())
                    .read()
                    .cell("A1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "yyyy/m/d",
                    "yyyy\"年\"m\"月\"d\"日\";@",
                    "[$-411]ggge\"年\"m\"月\"d\"日\";@",
                    "[$-411]ge.m.d;@",
                    "[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\";@",
                    "m\"月\"d\"日\"",
                    "m/d",
                    "mmm",
                    "aaa",
                    "yyyy/m/d h:mm",
                    "[Red]yyyy\\-mm\\-dd",
                    "e.m.d"
                })
        void areRecognisedByTheirFormat(String pattern) {
            assertThat(CellFormats.isDatePattern(pattern)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "General",
                    "G/標準",
                    "0",
                    "#,##0",
                    "0.00E+00",
                    "@",
                    "h:mm",
                    "[h]:mm:ss",
                    "mm:ss.0",
                    "0\"day\"",
                    "0\\d",
                    "[Red]0",
                    "#,##0;[Red]-#,##0",
                    "h:mm AM/PM",
                    "0_);(0)",
                    "\"令和\"0"
                })
        void areNotSeenInOtherFormats(String pattern) {
            assertThat(CellFormats.isDatePattern(pattern)).isFalse();
        }

        @Test
        void areRecognisedInJapaneseBuiltInFormats() {
            for (int id = 0; id < 60; id++) {
                boolean japanese = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
                boolean common = (id >= 14 && id <= 17) || id == 22;
                assertThat(CellFormats.isBuiltInDate(id)).as("format %d", id).isEqualTo(japanese || common);
            }
        }

        @Test
        void keepTheirFormatInXlsxAndXls() {
            var form = FormWorkbook.filled(2).edited(PoiWorkbookReaderTest::putEraDate);

            for (var content : new byte[][] {form.xlsx(), form.xls()}) {
                var cell = ReadSheets.of(content).read().cell("C24");
                assertThat(cell.kind()).isEqualTo(Kind.NUMBER);
                assertThat(cell.serialDate()).isEqualTo(LocalDate.of(2027, 1, 22));
                assertThat(cell.dateFormatted()).isTrue();
            }
        }

        @Test
        void ofIsoTypeAreTexts() {
            var sheets = ReadSheets.of(RawPackage.withRows("<row><c t=\"d\"><v>2021-06-20T00:00:00</v></c>"
                                    + "<c t=\"d\"><v>2021-06-20</v></c><c t=\"d\"><v>2021-06-20T09:30:00</v></c></row>")
                            .bytes())
                    .read();

            assertThat(sheets.texts(0).getFirst()).containsExactly("2021-06-20", "2021-06-20", "2021-06-20T09:30:00");
        }
    }

    private static void putEraDate(Workbook workbook) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("[$-411]ggge\"年\"m\"月\"d\"日\";@"));
        var cell = workbook.getSheetAt(0).getRow(23).getCell(2);
        cell.setCellStyle(style);
        cell.setCellValue(46409);
    }

    @Nested
    class Texts {
        static Stream<Arguments> escapes() {
            return Stream.of(
                    Arguments.of("一_x000D_二", "一\r二"),
                    Arguments.of("_x005F_x000D_", "_x000D_"),
                    Arguments.of("_x00e9_", "é"),
                    Arguments.of("_x12G4_", "_x12G4_"),
                    Arguments.of("x_x0041", "x_x0041"),
                    Arguments.of("__x0041__", "_A_"));
        }

        @Test
        void comeWithoutFurigana() {
            var sheets = ReadSheets.of(
                            RawPackage.withRows("<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>富士</t>"
                                            + "<rPh sb=\"0\" eb=\"2\"><t>フジ</t></rPh></is></c></row>")
                                    .sharedStrings("<si><t>富士通</t><rPh sb=\"0\" eb=\"3\"><t>フジツウ</t></rPh>"
                                            + "<phoneticPr fontId=\"1\"/></si>")
                                    .bytes())
                    .read();

            assertThat(sheets.texts(0).getFirst()).containsExactly("富士通", "富士");
        }

        @Test
        void ofSeveralRunsAreJoined() {
            var form = FormWorkbook.filled(1).edited(workbook -> {
                var text = new XSSFRichTextString("みなと電機 株式会社");
                text.applyFont(0, 4, workbook.createFont());
                workbook.getSheetAt(0).getRow(FIRST_ITEM - 1).getCell(3).setCellValue(text);
            });

            assertThat(ReadSheets.of(form.xlsx()).read().cell("D11").text()).isEqualTo("みなと電機 株式会社");
        }

        @ParameterizedTest
        @MethodSource("escapes")
        void haveTheirEscapesResolved(String stored, String text) {
            var sheets = ReadSheets.of(RawPackage.withRows("<row><c t=\"s\"><v>0</v></c><c t=\"str\"><v>" + stored
                                    + "</v></c><c t=\"inlineStr\"><is><t>" + stored + "</t></is></c></row>")
                            .sharedStrings("<si><t>" + stored + "</t></si>")
                            .bytes())
                    .read();

            assertThat(sheets.texts(0).getFirst()).containsOnly(text).hasSize(3);
        }

        @Test
        void keepCharactersOutsideTheBasicPlaneAndBlanks() {
            var form = FormWorkbook.filled(1).cell(1, FormColumn.MAKER, " 𠮷野家\n第二 ");

            assertThat(ReadSheets.of(form.xlsx()).read().cell("D11").text()).isEqualTo(" 𠮷野家\n第二 ");
            assertThat(ReadSheets.of(form.xls()).read().cell("D11").text()).isEqualTo(" 𠮷野家\n第二 ");
        }

        @Test
        void thatAreEmptyAreNoCells() {
            var sheets = ReadSheets.of(RawPackage.withRows(
                                    "<row r=\"4\"><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is/></c><c t=\"str\"><v/></c><c s=\"1\"/></row>")
                            .sharedStrings("<si><t/></si>")
                            .bytes())
                    .read();

            assertThat(sheets.rows(0)).isEmpty();
        }
    }

    @Nested
    class Cells {
        @Test
        void withoutReferencesFollowOneAnother() {
            var sheets = ReadSheets.of(
                            RawPackage.withRows("<row><c><v>1</v></c></row><row r=\"5\"><c r=\"C5\"><v>2</v></c>"
                                            + "<c><v>3</v></c></row><row><c><v>4</v></c></row>")
                                    .bytes())
                    .read();

            assertThat(sheets.rows(0)).extracting(RawRow::number).containsExactly(1, 5, 6);
            assertThat(sheets.cell("C5").text()).isEqualTo("2");
            assertThat(sheets.cell("D5").text()).isEqualTo("3");
            assertThat(sheets.cell("A6").text()).isEqualTo("4");
        }

        @Test
        void withBlanksAroundTheirAttributesAreReadAsWithout() {
            var sheets = ReadSheets.of(RawPackage.withRows(
                                    "<row r=\" 3 \"><c r=\" B3 \" t=\" s \"><v>0</v></c><c r=\"C3\" t=\"\"><v>7</v></c></row>")
                            .sharedStrings("<si><t>一</t></si>")
                            .bytes())
                    .read();

            assertThat(sheets.cell("B3").text()).isEqualTo("一");
            assertThat(sheets.cell("C3").kind()).isEqualTo(Kind.NUMBER);
        }

        @Test
        void outOfOrderArePutInOrder() {
            var sheets = ReadSheets.of(
                            RawPackage.withRows("<row><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c></row>")
                                    .bytes())
                    .read();

            assertThat(sheets.texts(0).getFirst()).containsExactly("1", "3");
        }

        @Test
        void ofFormulasHaveTheCachedValue() {
            var sheets = ReadSheets.of(RawPackage.withRows(
                                    "<row><c><f>1+1</f><v>2</v></c><c t=\"str\"><f>A1&amp;\"x\"</f>"
                                            + "<v>2x</v></c><c><f>A1</f></c><c t=\"b\"><f>TRUE()</f><v>1</v></c>"
                                            + "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c><f t=\"shared\" si=\"0\"/><v>5</v></c></row>")
                            .bytes())
                    .read();

            assertThat(sheets.rows(0).getFirst().cells())
                    .containsExactly(
                            new RawCell(0, Kind.NUMBER, "2", LocalDate.of(1900, 1, 2), false, true),
                            new RawCell(1, Kind.TEXT, "2x", null, false, true),
                            new RawCell(2, Kind.TEXT, "", null, false, true),
                            new RawCell(3, Kind.BOOLEAN, "TRUE", null, false, true),
                            new RawCell(4, Kind.ERROR, "#DIV/0!", null, false, true),
                            new RawCell(5, Kind.NUMBER, "5", LocalDate.of(1900, 1, 5), false, true));
        }

        @Test
        void ofFormulasInXlsHaveTheCachedValue() {
            var form = FormWorkbook.filled(1).edited(workbook -> {
                var row = workbook.getSheetAt(0).createRow(30);
                row.createCell(0).setCellFormula("1+1");
                row.createCell(1).setCellFormula("\"a\"&\"b\"");
                row.createCell(2).setCellFormula("1=2");
                row.createCell(3).setCellFormula("1/0");
                workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
                row.createCell(4).setCellValue(true);
                row.createCell(5).setCellErrorValue(FormulaError.NA.getCode());
            });

            assertThat(ReadSheets.of(form.xls()).read().rows(0).getLast().cells())
                    .containsExactly(
                            new RawCell(0, Kind.NUMBER, "2", LocalDate.of(1900, 1, 2), false, true),
                            new RawCell(1, Kind.TEXT, "ab", null, false, true),
                            new RawCell(2, Kind.BOOLEAN, "FALSE", null, false, true),
                            new RawCell(3, Kind.ERROR, "#DIV/0!", null, false, true),
                            new RawCell(4, Kind.BOOLEAN, "TRUE", null, false, false),
                            new RawCell(5, Kind.ERROR, "#N/A", null, false, false));
        }
    }

    @Nested
    class HiddenThings {
        @Test
        void areToldOfXlsxAndXls() {
            var form = FormWorkbook.filled(5).edited(workbook -> {
                var sheet = workbook.getSheetAt(0);
                sheet.getRow(12).setZeroHeight(true);
                sheet.setColumnHidden(4, true);
                sheet.setColumnHidden(8, true);
                workbook.setSheetHidden(1, true);
            });

            for (var content : new byte[][] {form.xlsx(), form.xls()}) {
                var sheets = ReadSheets.of(content).read();
                assertThat(sheets.head(0).hidden()).isFalse();
                assertThat(sheets.head(0).hiddenColumns()).containsExactlyInAnyOrder(4, 8);
                assertThat(sheets.head(1).hidden()).isTrue();
                assertThat(sheets.rows(0).stream().filter(RawRow::hidden))
                        .extracting(RawRow::number)
                        .containsExactly(13);
            }
        }

        @Test
        void includeVeryHiddenSheets() {
            var workbook = RawPackage.transitional()
                    .sheet("見える", "", "<sheetData/>")
                    .sheet("隠れた", "state=\"veryHidden\"", "<sheetData/>");

            assertThat(ReadSheets.of(workbook.bytes()).read().heads())
                    .extracting(SheetHead::hidden)
                    .containsExactly(false, true);
        }
    }

    @Test
    void sheetsOfOtherKindsAreCountedAndLeftOut() {
        var workbook = RawPackage.transitional()
                .chartSheet("図")
                .sheet("表", "", "<sheetData><row><c><v>1</v></c></row></sheetData>");

        assertThat(ReadSheets.of(workbook.bytes()).read().heads())
                .containsExactly(new SheetHead(1, "表", false, Set.of()));
    }

    @Test
    void bytesThatAreNeitherUtf8NorWindows31jAreNoCsv() {
        var reading = ReadSheets.of(new byte[] {'a', ',', (byte) 0x80, (byte) 0xFF, '\n'});

        assertThat(reading.refusal()).containsExactly(Findings.unsupportedFormat(Term.UNKNOWN_FORMAT.japanese()));
    }

    @Test
    void marksAtTheStartOfCsvAreNoText() {
        assertThat(ReadSheets.of("\uFEFF機器リスト,a\n".getBytes(UTF_8))
                        .read()
                        .cell("A1")
                        .text())
                .isEqualTo("機器リスト");
    }

    @Test
    void blanksAfterAClosingQuoteOfCsvDoNoHarm() {
        assertThat(ReadSheets.of("\"a\" ,\"b\"\n".getBytes(UTF_8)).read().texts(0))
                .containsExactly(List.of("a ", "b"));
    }

    @Test
    void blankLinesOfCsvCountAsRows() {
        assertThat(ReadSheets.of("a\r\n\r\n\r\nb".getBytes(WINDOWS_31J)).read().rows(0))
                .extracting(RawRow::number)
                .containsExactly(1, 4);
    }

    @Test
    void failuresOfTheVisitorAreItsOwn(@TempDir Path directory) throws Exception {
        var file = directory.resolve("list.xlsx");
        Files.write(file, FormWorkbook.filled(3).xlsx());
        var outage = new IllegalStateException("the table cannot be reached");

        assertThatThrownBy(() -> new PoiWorkbookReader().read(file, new RowVisitor() {
                    @Override
                    public void startSheet(SheetHead sheet) {}

                    @Override
                    public void row(RawRow row) {
                        throw outage;
                    }

                    @Override
                    public void endSheet() {}
                }))
                .isSameAs(outage);
    }

    @Test
    void filesThatCannotBeOpenedAreNoVerdict(@TempDir Path directory) {
        assertThatThrownBy(() -> ReadSheets.of(directory.resolve("missing"))).isInstanceOf(UncheckedIOException.class);
    }
}
