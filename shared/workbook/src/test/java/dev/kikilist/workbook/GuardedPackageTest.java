package dev.kikilist.workbook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.validation.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedPackageTest {
    private static final PartName A = new PartName("a.xml");
    private static final PartName B = new PartName("b.bin");

    @TempDir
    private Path directory;

    private FileChannel packageOf(byte[] zip) throws IOException {
        return FileChannel.open(Files.write(directory.resolve("p.zip"), zip));
    }

    private FileChannel twoParts() throws IOException {
        return packageOf(RawPackage.zip(Map.of(
                "[Content_Types].xml", "<Types/>".getBytes(UTF_8),
                "a.xml", "<a>1</a>".getBytes(UTF_8),
                "b.bin", new byte[1000])));
    }

    @Test
    void partsAreReadWhole() throws Exception {
        try (var file = twoParts()) {
            var container = GuardedPackage.open(file);

            String text = container.read(A, content -> new String(content.readAllBytes(), UTF_8));
            int first = container.read(B, InputStream::read);

            assertThat(text).isEqualTo("<a>1</a>");
            assertThat(first).isZero();
            assertThat(container.has(A)).isTrue();
            assertThat(container.names()).hasSize(3);
        }
    }

    @Test
    void aPartThatIsNotThereIsDamage() throws Exception {
        try (var file = twoParts()) {
            var container = GuardedPackage.open(file);

            assertThatThrownBy(() -> container.read(new PartName("c"), content -> 1))
                    .isInstanceOfSatisfying(UnreadableException.class, GuardedPackageTest::isDamage);
        }
    }

    @Test
    void whatAReaderLeavesIsMeasuredAllTheSame() throws Exception {
        var zip = RawPackage.zip(Map.of(
                "[Content_Types].xml",
                "<Types/>".getBytes(UTF_8),
                "b.bin",
                "b".repeat(100_000).getBytes(UTF_8)));
        corruptChecksum(zip, "b.bin");
        try (var file = packageOf(zip)) {
            var container = GuardedPackage.open(file);

            assertThatThrownBy(() -> container.read(B, InputStream::read))
                    .isInstanceOfSatisfying(UnreadableException.class, GuardedPackageTest::isDamage);
            assertThatThrownBy(() -> container.measureAllBut(Set.of()))
                    .isInstanceOfSatisfying(UnreadableException.class, GuardedPackageTest::isDamage);
            container.measureAllBut(Set.of(B));
        }
    }

    @Test
    void aPartCountsAsOftenAsItIsRead() throws Exception {
        var zip =
                RawPackage.zip(Map.of("[Content_Types].xml", "<Types/>".getBytes(UTF_8), "b.bin", new byte[8_000_000]));
        try (var file = packageOf(zip)) {
            var container = GuardedPackage.open(file);
            container.read(B, InputStream::read);
            container.read(B, InputStream::read);

            assertThatThrownBy(() -> container.read(B, InputStream::read))
                    .isInstanceOfSatisfying(
                            UnreadableException.class,
                            refused -> assertThat(refused.findings())
                                    .isEqualTo(Bound.RATIO.exceeded().findings()));
        }
    }

    @Test
    void aSheetWhoseTypeIsNotSaidIsNotLeftOut() {
        var parts = RawPackage.withRows("<row><c><v>1</v></c></row>").parts();
        var types = new String(parts.get("[Content_Types].xml"), UTF_8);
        var without = types.replaceFirst("<Override PartName=\"/xl/worksheets/[^>]*>", "")
                .replaceFirst("<Default Extension=\"xml\"[^>]*>", "");
        assertThat(without).isNotEqualTo(types);
        parts.put("[Content_Types].xml", without.getBytes(UTF_8));

        assertThat(ReadSheets.of(RawPackage.zip(parts)).refusedAs()).isEqualTo(FindingCode.F005);
    }

    private static void isDamage(UnreadableException refused) {
        assertThat(refused.findings()).isEqualTo(UnreadableException.damaged().findings());
    }

    /** Changes the checksum that the directory gives for an entry. */
    private static void corruptChecksum(byte[] zip, String name) {
        var text = new String(zip, ISO_8859_1);
        int header = text.lastIndexOf(name) - 46;
        zip[header + 16] ^= 1;
    }
}
