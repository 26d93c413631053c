package dev.kikilist.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.testkit.workbook.FormWorkbook;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Equal files give equal rows, findings and annotated workbooks, byte by byte, whatever machine reads them. Every value of
 * each setting is tried; not every pair of values meets.
 */
class SameOnEveryMachineTest {
    private static final Path FOREIGN = Path.of("src", "test", "foreign", "files");

    private static final List<String> FILES = List.of(
            "libreoffice-hidden.xls",
            "libreoffice-windows31j.csv",
            "xlsxwriter-built-in-dates.xlsx",
            "sheetjs-plain-sylk.sylk");

    @TempDir
    private Path directory;

    /** How a JVM is set up. */
    private record Machine(String language, String zone, String charset, int processors) {
        List<String> arguments() {
            var parts = language.split("-", -1);
            var arguments = new ArrayList<>(List.of(
                    "-Duser.language=" + parts[0],
                    "-Duser.timezone=" + zone,
                    "-Dfile.encoding=" + charset,
                    "-Dstdout.encoding=" + charset,
                    "-XX:ActiveProcessorCount=" + processors));
            if (parts.length > 1) {
                arguments.add("-Duser.country=" + parts[1]);
            }
            return arguments;
        }
    }

    @Test
    void whateverItsLanguageZoneCharsetAndProcessors() throws Exception {
        var files = Files.createDirectory(directory.resolve("files"));
        for (var name : FILES) {
            Files.copy(FOREIGN.resolve(name), files.resolve(name));
        }
        FormWorkbook.withFiveMistakes().writeTo(files.resolve("mistakes.xlsx"));
        Files.write(
                files.resolve("mistakes.csv"), FormWorkbook.withFiveMistakes().csv(Charset.forName("windows-31j")));
        Files.write(
                files.resolve("mistakes.xls"), FormWorkbook.withFiveMistakes().xls());

        var expected = fingerprints(files, new Machine("ja-JP", "Asia/Tokyo", "UTF-8", 2));

        assertThat(expected).hasSize(FILES.size() + 3);
        for (var machine : List.of(
                new Machine("tr-TR", "America/Los_Angeles", "US-ASCII", 1),
                new Machine("ar", "UTC", "windows-31j", 2),
                new Machine("en", "Asia/Tokyo", "US-ASCII", 2),
                new Machine("ja-JP", "America/Los_Angeles", "windows-31j", 1),
                new Machine("tr-TR", "UTC", "UTF-8", 2))) {
            assertThat(fingerprints(files, machine)).as("%s", machine).isEqualTo(expected);
        }
    }

    private List<String> fingerprints(Path files, Machine machine) throws Exception {
        var result = directory.resolve("result");
        var output = directory.resolve("output");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(machine.arguments());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Fingerprints.class.getName(),
                files.toString(),
                result.toString(),
                directory.resolve("annotated").toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()))
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(Files.readString(output, Charset.forName("ISO-8859-1")))
                .isZero();
        return Files.readAllLines(result);
    }
}
