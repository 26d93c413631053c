package dev.kikilist.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kikilist.testkit.workbook.FormWorkbook;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a valid file on its way, reading it ends in a result. A failure prints its seed. */
class MutatedFilesTest {
    private static final int MUTATIONS = 400;

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls", "csv", "xml"})
    void readingEnds(String kind) {
        var original = switch (kind) {
            case "xls" -> FormWorkbook.filled(8).xls();
            case "csv" -> FormWorkbook.filled(8).csv(UTF_8);
            default -> FormWorkbook.filled(8).xlsx();
        };
        var parts = parts();
        for (long seed = 1; seed <= MUTATIONS; seed++) {
            var random = new SplittableRandom(seed);
            var content = kind.equals("xml") ? withMutatedPart(parts, random) : mutated(original, random);
            assertThatCode(() -> ReadSheets.of(content))
                    .as("%s, seed %d", kind, seed)
                    .doesNotThrowAnyException();
        }
    }

    /** Mutates the XML itself, which a mutated ZIP file hardly ever lets through. */
    private static byte[] withMutatedPart(Map<String, byte[]> parts, SplittableRandom random) {
        var changed = new LinkedHashMap<>(parts);
        var names = parts.keySet().toArray(String[]::new);
        var name = names[random.nextInt(names.length)];
        changed.computeIfPresent(name, (path, content) -> mutated(content, random));
        return RawPackage.zip(changed);
    }

    private static Map<String, byte[]> parts() {
        return RawPackage.transitional()
                .workbookProperties("date1904=\"1\"")
                .sharedStrings(
                        "<si><t>機器リスト</t><rPh sb=\"0\" eb=\"1\"><t>キ</t></rPh></si><si><r><t>a_x000D_b</t></r></si>")
                .styles(
                        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"ge.m.d\"/></numFmts><cellXfs><xf numFmtId=\"164\"/>"
                                + "</cellXfs>")
                .sheet(
                        "表",
                        "",
                        "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\">"
                                + "<v>0</v></c><c r=\"B1\" s=\"0\"><v>44367</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\">"
                                + "<f>1+1</f><v>2</v></c><c r=\"C2\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>")
                .parts();
    }

    private static byte[] mutated(byte[] original, SplittableRandom random) {
        var content = original.clone();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            int at = random.nextInt(content.length);
            switch (random.nextInt(5)) {
                case 0 -> content[at] = (byte) random.nextInt();
                case 1 -> content[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> content = Arrays.copyOf(content, Math.max(1, at));
                case 3 -> {
                    int length = random.nextInt(Math.min(64, content.length - at)) + 1;
                    int from = random.nextInt(content.length - length + 1);
                    System.arraycopy(content.clone(), from, content, at, length);
                }
                default ->
                    Arrays.fill(
                            content, at, Math.min(content.length, at + random.nextInt(1, 9)), (byte) random.nextInt());
            }
        }
        return content;
    }
}
