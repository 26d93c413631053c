package dev.kikilist.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import dev.kikilist.reading.WorkbookReader.Result;
import dev.kikilist.testkit.workbook.FormWorkbook;
import dev.kikilist.workbook.ReadSheets.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files made to exhaust memory or time. The tests of this module run with 256 MB of heap, so a reader that gives in ends
 * the whole run.
 */
class HostileFilesTest {
    private static final Duration SECONDS = Duration.ofSeconds(20);
    private static final long SIXTY_MEGABYTES = 60_000_000;

    @TempDir
    private Path directory;

    @Test
    void theHeapIsSmall() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(256L << 20);
    }

    @Test
    void aBombThatOwnsUpIsNotInflated() throws IOException {
        var file = bomb(3_000_000_000L);

        assertThat(Files.size(file)).isGreaterThan(SIXTY_MEGABYTES);
        assertRefused(file, Bound.INFLATED_BYTES, Duration.ofSeconds(2));
    }

    @Test
    void aBombThatLiesIsStoppedAtTheLimit() throws IOException {
        var file = bomb(1_000_000);

        assertThat(Files.size(file)).isGreaterThan(SIXTY_MEGABYTES);
        assertRefused(file, Bound.INFLATED_BYTES, SECONDS);
    }

    private Path bomb(long claimed) throws IOException {
        var file = directory.resolve("bomb.xlsx");
        var parts = RawPackage.withRows("").parts();
        parts.remove("xl/worksheets/sheet1.xml");
        try (var zip = new HandMadeZip(file)) {
            zip.parts(parts)
                    .endless(
                            "xl/worksheets/sheet1.xml",
                            "<?xml version=\"1.0\"?><worksheet>".getBytes(UTF_8),
                            new byte[16 << 20],
                            SIXTY_MEGABYTES + 100_000,
                            claimed);
        }
        return file;
    }

    @Test
    void aSmallBombIsStoppedByItsRatio() throws IOException {
        var file = directory.resolve("ratio.xlsx");
        try (var zip = new HandMadeZip(file)) {
            zip.parts(RawPackage.withRows("").parts())
                    .endless("xl/media/image1.png", new byte[0], new byte[1 << 20], 60_000, 1);
        }

        assertRefused(file, Bound.RATIO, SECONDS);
    }

    @Test
    void aMillionPartsAreNotEvenListed() throws IOException {
        var file = directory.resolve("flood.xlsx");
        try (var zip = new HandMadeZip(file)) {
            zip.parts(RawPackage.withRows("").parts()).flood(400_000);
        }

        assertRefused(file, Bound.PARTS, Duration.ofSeconds(2));
    }

    @Test
    void relationshipsWithoutEnd() {
        var workbook = RawPackage.withRows("");
        for (int i = 0; i < 100_000; i++) {
            workbook.linked("rId" + i, "hyperlink", "sharedStrings.xml", "application/xml", "<a/>");
        }

        assertRefused(workbook.bytes(), Bound.STRUCTURE_BYTES);
    }

    @Test
    void moreThanAMillionSharedStrings() {
        var workbook = RawPackage.withRows("").sharedStrings(repeated(1_000_001, i -> "<si><t>" + i + "</t></si>"));

        assertRefused(workbook.bytes(), Bound.SHARED_STRINGS);
    }

    @Test
    void sharedStringsOfMoreThanTwentyMillionCharacters() {
        var text = "x".repeat(30_000);
        var workbook = RawPackage.withRows("")
                // Hardly compressible, so that it is not the ratio that is named.
                .part("xl/media/image1.png", "image/png", noise(500_000))
                .sharedStrings(repeated(700, i -> "<si><t>" + text + "</t></si>"));

        assertRefused(workbook.bytes(), Bound.SHARED_CHARACTERS);
    }

    @Test
    void textsLongerThanACellHolds() {
        var text = "あ".repeat(32_768);

        assertRefused(
                RawPackage.withRows("<row><c t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>")
                        .bytes(),
                Bound.CELL_CHARACTERS);
        assertRefused(
                RawPackage.withRows("")
                        .sharedStrings("<si><t>" + text + "</t></si>")
                        .bytes(),
                Bound.CELL_CHARACTERS);
        assertRefused(("a,\"" + text + "\"\n").getBytes(UTF_8), Bound.CELL_CHARACTERS);
        assertRefused(("a,\"" + text.repeat(400)).getBytes(UTF_8), Bound.CELL_CHARACTERS);
    }

    @Test
    void textsAsLongAsACellHoldsAreRead() {
        var escaped = "_x0041_".repeat(32_767);
        var workbook = RawPackage.withRows("<row><c t=\"inlineStr\"><is><t>" + escaped + "</t></is></c></row>");

        assertThat(ReadSheets.of(workbook.bytes()).read().cell("A1").text()).isEqualTo("A".repeat(32_767));
    }

    @Test
    void rowsOfSixteenThousandCells() {
        assertRefused(
                RawPackage.withRows("<row>" + repeated(16_384, i -> "<c><v>1</v></c>") + "</row>")
                        .bytes(),
                Bound.CELLS_PER_ROW);
        assertRefused("1,".repeat(16_000).getBytes(UTF_8), Bound.CELLS_PER_ROW);
    }

    @Test
    void emptyCellsOfAFormattedSheetDoNotCount() {
        var workbook = RawPackage.withRows(repeated(
                200_000,
                i -> i == 5 ? "<row><c t=\"str\"><v>機器リスト</v></c></row>" : "<row><c s=\"1\"/><c s=\"1\"/></row>"));

        var sheets = ReadSheets.of(workbook.bytes()).read();

        assertThat(sheets.rows(0)).hasSize(1);
        assertThat(sheets.cell("A6").text()).isEqualTo("機器リスト");
    }

    @Test
    void moreRowsThanAListHas() {
        assertRefused(
                RawPackage.withRows(repeated(110_001, i -> "<row><c><v>1</v></c></row>"))
                        .bytes(),
                Bound.ROWS);
        assertRefused(repeated(110_001, i -> "1,2\n").getBytes(UTF_8), Bound.ROWS);
    }

    @Test
    void tagsInsideTags() {
        assertRefused(RawPackage.withRows("<a>".repeat(1_000_000)).bytes(), Bound.DEPTH);
    }

    @Test
    void namesWithoutEnd() {
        assertRefused(
                RawPackage.withRows(repeated(1_000_000, i -> "<n" + i + "/>")).bytes(), Bound.NAMES);
        assertRefused(
                RawPackage.withRows(repeated(1_000_000, i -> "<a n" + i + "=''/>"))
                        .bytes(),
                Bound.NAMES);
        assertRefused(
                RawPackage.withRows(repeated(1_000_000, i -> "<?n" + i + "?>")).bytes(), Bound.NAMES);
        assertRefused(
                RawPackage.withRows(repeated(500_000, i -> "<a xmlns:n" + i + "='x'/>"))
                        .bytes(),
                Bound.NAMES);
    }

    @Test
    void tokensWithoutEnd() throws IOException {
        var file = directory.resolve("token.xlsx");
        var parts = RawPackage.withRows("").parts();
        parts.remove("xl/worksheets/sheet1.xml");
        for (var start : new String[] {"<worksheet><row a='", "<worksheet><!--", "<worksheet>", "<!--", "<?x "}) {
            var noise = new StringBuilder();
            new SplittableRandom(1).ints(5_000_000, 'a', 'z').forEach(c -> noise.append((char) c));
            try (var zip = new HandMadeZip(file)) {
                zip.parts(parts).part("xl/worksheets/sheet1.xml", (start + noise).getBytes(UTF_8));
            }
            assertRefused(file, Bound.TOKEN_BYTES, SECONDS);
        }
    }

    @Test
    void cellFormatsWithoutEnd() {
        assertRefused(
                RawPackage.withRows("")
                        .styles("<cellXfs>" + repeated(70_000, i -> "<xf numFmtId=\"14\"/>") + "</cellXfs>")
                        .bytes(),
                Bound.CELL_FORMATS);
        assertRefused(
                RawPackage.withRows("")
                        .styles(repeated(70_000, i -> "<numFmt numFmtId=\"" + i + "\" formatCode=\"0\"/>"))
                        .bytes(),
                Bound.CELL_FORMATS);
    }

    @Test
    void sheetsWithoutEnd() {
        var workbook = RawPackage.withRows("");
        for (int i = 0; i < 250; i++) {
            workbook.sheetOfPart("s" + i, 1);
        }

        assertRefused(workbook.bytes(), Bound.SHEETS);
    }

    @Test
    void aHundredThousandItemsAreRead() {
        var file = directory.resolve("long.xlsx");
        FormWorkbook.filled(100_000).writeTo(file);
        var rows = new AtomicInteger();

        var result = assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> new PoiWorkbookReader().read(file, counting(rows)));

        assertThat(result).isInstanceOf(Result.Read.class);
        assertThat(rows.get()).isGreaterThan(100_000);
    }

    private static RowVisitor counting(AtomicInteger rows) {
        return new RowVisitor() {
            @Override
            public void startSheet(SheetHead sheet) {}

            @Override
            public void row(RawRow row) {
                rows.incrementAndGet();
            }

            @Override
            public void endSheet() {}
        };
    }

    private static byte[] noise(int length) {
        var noise = new byte[length];
        new SplittableRandom(1).nextBytes(noise);
        return noise;
    }

    private static String repeated(int count, IntFunction<String> piece) {
        return IntStream.range(0, count).mapToObj(piece).collect(Collectors.joining());
    }

    private static void assertRefused(byte[] content, Bound bound) {
        assertNames(assertTimeoutPreemptively(SECONDS, () -> ReadSheets.of(content)), bound);
    }

    private static void assertRefused(Path file, Bound bound, Duration limit) {
        assertNames(assertTimeoutPreemptively(limit, () -> ReadSheets.of(file)), bound);
    }

    private static void assertNames(Reading reading, Bound bound) {
        assertThat(reading.refusal()).isEqualTo(bound.exceeded().findings());
    }
}
