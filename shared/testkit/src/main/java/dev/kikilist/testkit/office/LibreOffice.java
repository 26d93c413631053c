package dev.kikilist.testkit.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * LibreOffice without a window. Each run has a profile of its own, so that runs beside each other and a program that a person
 * has open are not in the way; it starts in seconds, so many files are converted in one run.
 */
public final class LibreOffice {
    /** Writes CSV as UTF-8, a file per sheet, called after file and sheet; formulas as their values. */
    public static final String EACH_SHEET_AS_CSV =
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    /** Reads CSV as UTF-8 with commas and takes for a formula, number or date whatever looks like one. */
    public static final String EAGER_CSV = "CSV:44,34,76,1,,0,false,true,false,false,false,0,true";

    /** With this variable set to {@code required} a missing program fails the tests that need it. */
    private static final String VARIABLE = "KIKILIST_LIBREOFFICE";

    private static final String PROGRAM = "soffice";
    private static final long MOST_SECONDS = 180;

    private LibreOffice() {}

    /**
     * Returns whether it is installed, and says where it is seen if not: what a test prints goes to a file. For {@code
     * EnabledIf}.
     *
     * @throws IllegalStateException when it is not installed, but required
     */
    public static boolean isInstalled() {
        for (var directory : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, PROGRAM))) {
                return true;
            }
        }
        if ("required".equals(System.getenv(VARIABLE))) {
            throw new IllegalStateException(
                    VARIABLE + " says that LibreOffice is required, but there is no " + PROGRAM);
        }
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8)
                .println("NOT TESTED WITH LIBREOFFICE: there is no " + PROGRAM);
        return false;
    }

    /**
     * Converts {@code files} to {@code format}, such as {@code xlsx}, into the folder {@code target}.
     *
     * @throws IllegalStateException when it fails
     */
    public static void convert(List<Path> files, String format, Path target) {
        run(List.of(), files, format, target);
    }

    /**
     * Converts {@code files}, which are read by the filter {@code filter}, such as {@link #EAGER_CSV}.
     *
     * @throws IllegalStateException when it fails
     */
    public static void convert(List<Path> files, String filter, String format, Path target) {
        run(List.of("--infilter=" + filter), files, format, target);
    }

    private static void run(List<String> options, List<Path> files, String format, Path target) {
        try {
            var profile = Files.createTempDirectory("libreoffice");
            try {
                var command = new ArrayList<>(
                        List.of(PROGRAM, "-env:UserInstallation=" + profile.toUri(), "--headless", "--norestore"));
                command.addAll(options);
                command.addAll(List.of("--convert-to", format, "--outdir", target.toString()));
                files.forEach(file -> command.add(file.toString()));
                var log = profile.resolve("log");
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new IllegalStateException("LibreOffice did not end within " + MOST_SECONDS + " s");
                }
                var said = Files.readString(log);
                if (process.exitValue() != 0 || said.contains("Error:")) {
                    throw new IllegalStateException("LibreOffice failed: " + said);
                }
            } finally {
                delete(profile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
