package dev.kikilist.workbook;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.Editions;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.FormExaminer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Run in a JVM of its own: examines every file of a directory, one after another, and writes what came of it.
 *
 * <p>Arguments: the directory of the files, a file to write results to, and one to write what was touched to. A result is
 * a line: file name, milliseconds of processor time, and each finding as its code and arguments, parted by tabs. What was
 * touched are the files read or written and the addresses connected to, as the JVM recorded them.
 */
final class HostileReadings {
    private static final List<String> FILE_EVENTS = List.of("jdk.FileRead", "jdk.FileWrite");
    private static final List<String> SOCKET_EVENTS = List.of("jdk.SocketRead", "jdk.SocketWrite", "jdk.SocketConnect");

    private HostileReadings() {}

    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        // Whatever is loaded once is loaded before the recording begins.
        examine(directory.resolve(arguments[3]));
        var recorded = Files.createTempFile(directory.getParent(), "touched", ".jfr");
        var results = new ArrayList<String>();
        try (var recording = new Recording()) {
            FILE_EVENTS.forEach(
                    event -> recording.enable(event).withoutThreshold().with("throttle", "off"));
            SOCKET_EVENTS.forEach(
                    event -> recording.enable(event).withoutThreshold().with("throttle", "off"));
            recording.start();
            try (var files = Files.list(directory)) {
                for (var file : files.sorted().toList()) {
                    results.add(examined(file));
                }
            }
            recording.stop();
            recording.dump(recorded);
        }
        Files.write(Path.of(arguments[2]), touched(recorded), StandardCharsets.UTF_8);
        Files.write(Path.of(arguments[1]), results, StandardCharsets.UTF_8);
    }

    private static String examined(Path file) {
        var thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        var outcome = outcome(file);
        long milliseconds = (thread.getCurrentThreadCpuTime() - before) / 1_000_000;
        return file.getFileName() + "\t" + milliseconds + "\t" + outcome;
    }

    /** Returns the findings, or what was thrown: the heap that runs out must not look like an answer. */
    private static String outcome(Path file) {
        try {
            return examine(file).findings().stream()
                    .map(finding -> finding.code() + " " + String.join(" ", finding.arguments()))
                    .collect(Collectors.joining("\t"));
        } catch (RuntimeException | Error e) {
            return "thrown: " + e;
        }
    }

    private static Examined examine(Path file) {
        var circumstances = new Circumstances(Editions.bundled().edition(new EditionId("2021-09-01")), null);
        return new FormExaminer(new PoiWorkbookReader()).examine(file, circumstances, new Ignoring());
    }

    private static List<String> touched(Path recorded) throws IOException {
        return RecordingFile.readAllEvents(recorded).stream()
                .map(HostileReadings::touched)
                .distinct()
                .sorted()
                .toList();
    }

    private static String touched(RecordedEvent event) {
        var name = event.getEventType().getName();
        return name + "\t" + (FILE_EVENTS.contains(name) ? event.getString("path") : event.getString("address"));
    }

    private static final class Ignoring implements ItemSink {
        @Override
        public void item(EquipmentItem item) {}

        @Override
        public void subcontractor(Subcontractor subcontractor) {}
    }
}
