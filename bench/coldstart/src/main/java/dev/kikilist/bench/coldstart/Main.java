package dev.kikilist.bench.coldstart;

import dev.kikilist.engines.SamTemplate;
import dev.kikilist.testkit.report.PageSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures all contenders in rounds, so that what else the machine does meets all of them alike. */
final class Main {
    /** So many that the median is of calls whose code was compiled. */
    private static final int WARM_CALLS = 500;

    /** Of those whose calls change something. */
    private static final int FEW_CALLS = 5;

    private static final String CONTENDERS = "dev.kikilist.bench.coldstart.contender.";

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var project = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        var directory = Files.createTempDirectory("coldstart");
        try (var engines = new Engines(project, directory.resolve("mails"))) {
            var template = SamTemplate.ofThisProject();
            var contenders = contenders(project, directory, template, engines);
            var launcher = new Launcher(
                    project.resolve("deployment/runtime/target"), directory, flags(template), engines.variables());
            var page = new PageSection(project.resolve("docs/performance.md"), "coldstart");
            measure(contenders, launcher, rounds, directory, page);
            System.out.println(page.read());
        }
        // Threads of the engines outlive them.
        System.exit(0);
    }

    private static String flags(SamTemplate template) {
        return template.root()
                .at("Globals", "Function", "Environment", "Variables", "JAVA_TOOL_OPTIONS")
                .text();
    }

    private static List<Contender> contenders(Path project, Path directory, SamTemplate template, Engines engines)
            throws IOException {
        var contenders = new ArrayList<Contender>();
        contenders.add(bare(
                "hello",
                "HelloHandler",
                Deployed.contender(
                        classes("HelloHandler"), List.of("aws-lambda-java-core"), directory.resolve("hello")),
                engines,
                WARM_CALLS));
        contenders.add(bare(
                "event as an object",
                "EventObjectHandler",
                Deployed.contender(
                        classes("EventObjectHandler"),
                        List.of("aws-lambda-java-core", "aws-lambda-java-events", "joda-time"),
                        directory.resolve("event-object")),
                engines,
                WARM_CALLS));
        contenders.add(bare(
                "bare GetItem",
                "GetItemHandler",
                Deployed.contender(classes("GetItemHandler"), zip(project, "status"), directory.resolve("get-item")),
                engines,
                WARM_CALLS));
        contenders.add(bare(
                "bare GetObject and POI's events",
                "FormHandler",
                Deployed.contender(classes("FormHandler"), zip(project, "intake"), directory.resolve("form")),
                engines,
                FEW_CALLS));
        for (var function : template.functions()) {
            var module = function.codeUri().getName(1).toString();
            contenders.add(new Contender(
                    module,
                    function.handlerClass(),
                    Deployed.function(zip(project, module), directory.resolve(module)),
                    () -> engines.event(module),
                    module.equals("status") ? WARM_CALLS : FEW_CALLS,
                    Map.of()));
        }
        contenders.add(new Contender(
                Report.READY_FOR_TLS,
                handler(template, "status"),
                Deployed.function(zip(project, "status"), directory.resolve("status-tls")),
                () -> engines.event("status"),
                WARM_CALLS,
                // Nobody calls it: every service has a server of its own.
                Map.of("AWS_ENDPOINT_URL", "https://127.0.0.1:1")));
        return contenders;
    }

    private static String handler(SamTemplate template, String module) {
        return template.functions().stream()
                .filter(function -> function.codeUri().getName(1).toString().equals(module))
                .findFirst()
                .orElseThrow()
                .handlerClass();
    }

    private static Contender bare(String name, String handler, Deployed deployed, Engines engines, int warmCalls) {
        return new Contender(name, CONTENDERS + handler, deployed, () -> engines.event("status"), warmCalls, Map.of());
    }

    private static String classes(String handler) {
        return (CONTENDERS + handler).replace('.', '/');
    }

    private static Path zip(Path project, String module) {
        return project.resolve("functions").resolve(module).resolve("target/function.zip");
    }

    /** Measures and writes what is known after each round, so that a run that is broken off was not for nothing. */
    private static void measure(
            List<Contender> contenders, Launcher launcher, int rounds, Path directory, PageSection page)
            throws IOException, InterruptedException {
        var classes = new LinkedHashMap<Contender, Classes>();
        var measured = new LinkedHashMap<Contender, Map<Flags, Measured>>();
        for (var contender : contenders) {
            classes.put(contender, classes(contender, launcher, directory));
            launcher.train(contender);
            var times = new EnumMap<Flags, Measured>(Flags.class);
            measured.put(contender, times);
            for (var flags : Flags.values()) {
                times.put(flags, new Measured());
            }
        }
        for (int round = 0; round < rounds; round++) {
            System.err.printf("round %d of %d%n", round + 1, rounds);
            for (var flags : Flags.values()) {
                for (var contender : measured.entrySet()) {
                    var times = contender.getValue().get(flags);
                    if (times != null) {
                        once(contender.getKey(), launcher, flags, times);
                    }
                }
            }
            page.write(new Report(round + 1, classes, measured).markdown());
        }
    }

    private static void once(Contender contender, Launcher launcher, Flags flags, Measured measured)
            throws IOException, InterruptedException {
        var event = contender.events().next();
        try (var process = launcher.start(contender, flags)) {
            var untilAnswer = process.firstAnswer(event);
            var processorTime = process.processorTime();
            var calls = new ArrayList<Duration>();
            if (flags == Flags.TEMPLATE) {
                for (int call = 0; call < contender.warmCalls(); call++) {
                    calls.add(process.nextAnswer(contender.events().next()));
                }
            }
            measured.add(untilAnswer, processorTime, calls);
        }
    }

    private static Classes classes(Contender contender, Launcher launcher, Path directory)
            throws IOException, InterruptedException {
        var file = directory.resolve(contender.deployed().folder().getFileName() + ".classes");
        var event = contender.events().next();
        try (var process = launcher.noting(contender, file)) {
            var _ = process.firstAnswer(event);
        }
        return Classes.in(file);
    }
}
