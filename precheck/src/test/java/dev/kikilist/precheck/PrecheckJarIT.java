package dev.kikilist.precheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.testkit.workbook.FormWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar runs by itself, and says the same on every machine. */
class PrecheckJarIT {
    @TempDir
    private Path directory;

    @Test
    void runsByItself() throws Exception {
        var list = Files.write(
                directory.resolve("list.xlsx"), FormWorkbook.withFiveMistakes().xlsx());

        var plain = run(List.of(), list);

        assertThat(plain.status()).isEqualTo(ExitCode.ERRORS);
        assertThat(plain.output()).contains("E120").contains("デジタル省");
    }

    @Test
    void saysTheSameWhateverTheMachineIsSetTo() throws Exception {
        var list = Files.write(
                directory.resolve("list.csv"), FormWorkbook.withFiveMistakes().csv(UTF_8));
        var machines = List.of(
                List.of("-Duser.language=ja", "-Duser.country=JP", "-Duser.timezone=Asia/Tokyo"),
                List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=America/New_York"),
                List.of(
                        "-Duser.language=th",
                        "-Duser.country=TH",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-XX:ActiveProcessorCount=1"),
                List.of(
                        "-Dfile.encoding=ISO-8859-1",
                        "-Dstdout.encoding=windows-31j",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1"));
        var answers = new ArrayList<Answer>();
        for (var machine : machines) {
            answers.add(run(machine, list));
        }

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(answers.getFirst().output()).contains("\"code\":\"E130\"");
    }

    private record Answer(int status, String output) {}

    private static Answer run(List<String> flags, Path list) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(
                        Stream.of(java),
                        flags.stream(),
                        Stream.of("-jar", System.getProperty("precheck.jar")),
                        flags.isEmpty()
                                ? Stream.<String>of()
                                : Stream.of("--format", "json", "--started-on", "2026-04-01"),
                        Stream.of(list.toString()))
                .flatMap(part -> part)
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Answer(process.waitFor(), output);
    }
}
