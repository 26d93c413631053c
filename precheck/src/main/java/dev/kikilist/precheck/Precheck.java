package dev.kikilist.precheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kikilist.policy.Editions;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import dev.kikilist.workbook.annotation.PoiWorkbookAnnotator;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints the findings of equipment lists, offline: those of the service, by the same reader and the same judge. See {@link
 * ExitCode} for what it ends with.
 */
@Command(
        name = "precheck",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = VerifyReceipt.class,
        description = "機器リストを提出前に確認します。 / Checks equipment lists before they are handed in.")
public final class Precheck implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "FILE", description = "機器リスト（.xlsx .xlsm .xls .csv）/ equipment lists")
    private List<Path> files = List.of();

    @Option(
            names = "--started-on",
            paramLabel = "DATE",
            description =
                    "調達手続の開始日。適用される申合せの版が決まります（既定は本日）/ day the procurement started, which decides the edition (today)")
    private LocalDate startedOn = LocalDate.now(ZoneId.of("Asia/Tokyo"));

    @Option(names = "--format", paramLabel = "text|json", description = "出力の形式 / output format (${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(names = "--vendor", paramLabel = "法人名", description = "登録されている法人名 / name of the vendor as registered")
    private @Nullable String vendor;

    @Option(
            names = "--annotated",
            paramLabel = "FILE",
            description = "指摘入りファイルの書き出し先 / where to write the annotated workbook")
    private @Nullable Path annotated;

    @Option(names = "--progress", description = "経過を表示する / show progress")
    private boolean progress;

    @ArgGroup(exclusive = false, heading = "登録された調達案件（省略可）/ the procurement as registered (optional):%n")
    private @Nullable Registered registered;

    @Spec
    private @Nullable CommandSpec spec;

    /** The forms of the output, as they are written on the command line. */
    enum Format {
        text,
        json
    }

    /** Runs the command and ends the JVM with its exit code. */
    @SuppressWarnings("SystemConsoleNull") // null all the same where the JVM has no console module
    public static void main(String... arguments) {
        var console = System.console();
        var charset = console != null && console.isTerminal() ? charset(console.charset()) : UTF_8;
        System.exit(
                run(new PrintWriter(System.out, true, charset), new PrintWriter(System.err, true, charset), arguments));
    }

    /**
     * Returns what to write in: the character set of the terminal, such as windows-31j, if it has Japanese at all; a file or
     * another program gets UTF-8.
     */
    static Charset charset(Charset terminal) {
        return terminal.canEncode() && terminal.newEncoder().canEncode("機器リスト") ? terminal : UTF_8;
    }

    /** Runs the command; returns the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Precheck())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, given) -> {
                    err.println(e.getMessage());
                    e.getCommandLine().usage(err);
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.println("内部エラーが発生しました / internal error: " + e);
                    return ExitCode.INTERNAL;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() {
        var command = spec().commandLine();
        if (files.isEmpty()) {
            throw new ParameterException(command, "ファイルを指定してください / give a file");
        }
        for (var file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                command.getErr().println(file + "：ファイルを開けません / cannot be opened");
                return ExitCode.NO_INPUT;
            }
        }
        if (annotated != null && files.size() > 1) {
            throw new ParameterException(command, "--annotated: ファイルを1つだけ指定してください / give one file only");
        }
        var edition = Editions.bundled().inForceOn(startedOn);
        var circumstances = new Circumstances(
                edition, registered == null ? null : registered.procurement(edition, startedOn), vendor);
        var report = format == Format.json
                ? new JsonReport(command.getOut(), Catalogue.standard())
                : new TextReport(command.getOut(), Catalogue.standard());
        var all = new ArrayList<Finding>();
        for (var file : files) {
            all.addAll(examined(file, circumstances, report, command).findings());
        }
        report.end();
        return ExitCode.of(all);
    }

    private Examined examined(Path file, Circumstances circumstances, Report report, CommandLine command) {
        var rows = new Progress(command.getErr(), progress || isTerminal());
        var examined = new FormExaminer(new PoiWorkbookReader()).examine(file, circumstances, rows);
        rows.end();
        report.file(file, examined, rows.items());
        if (annotated != null) {
            new PoiWorkbookAnnotator().annotate(file, examined.format(), examined.findings(), annotated);
        }
        return examined;
    }

    @SuppressWarnings("SystemConsoleNull") // null all the same where the JVM has no console module
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by its command line");
        }
        return spec;
    }
}
