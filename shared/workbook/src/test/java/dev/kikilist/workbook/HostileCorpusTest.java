package dev.kikilist.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads every file of {@link HostileCorpus} in one JVM with 256 MB of heap, so that memory that one file takes is missing
 * to the next.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCorpusTest {
    private static final long LONGEST_MILLISECONDS = 20_000;
    private static final String FIRST = "truncated-1.xlsx";

    private Map<String, String> expected = Map.of();
    private List<String[]> results = List.of();
    private List<String> touched = List.of();
    private String corpus = "";

    @BeforeAll
    void readAll(@TempDir Path directory) throws Exception {
        var files = Files.createDirectory(directory.resolve("corpus"));
        corpus = files.toString();
        expected = HostileCorpus.writeTo(files);
        var results = directory.resolve("results");
        var touched = directory.resolve("touched");
        var output = directory.resolve("output");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileReadings.class.getName(),
                        corpus,
                        results.toString(),
                        touched.toString(),
                        FIRST)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()))
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        this.results = Files.readAllLines(results).stream()
                .map(line -> line.split("\t", 3))
                .toList();
        this.touched = Files.readAllLines(touched);
    }

    @Test
    void everyFileEndsInItsFinding() {
        var found = results.stream()
                .collect(Collectors.toMap(line -> line[0], line -> line[2], (a, b) -> a, LinkedHashMap::new));

        assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void noFileTakesLong() {
        assertThat(results)
                .allSatisfy(
                        line -> assertThat(Long.parseLong(line[1])).as(line[0]).isLessThan(LONGEST_MILLISECONDS));
    }

    @Test
    void nothingButTheFilesThemselvesIsTouched() {
        var classes = Stream.concat(
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)),
                        Stream.of(System.getProperty("java.home")))
                .filter(place -> !place.isEmpty())
                .map(place -> "jdk.FileRead\t" + Path.of(place).toAbsolutePath())
                .toList();

        assertThat(touched)
                // Standard output has no path.
                .filteredOn(line -> !line.equals("jdk.FileWrite\tnull"))
                .filteredOn(line -> classes.stream().noneMatch(line::startsWith))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("jdk.FileRead\t" + corpus));
    }
}
