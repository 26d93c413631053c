package dev.kikilist.bench.coldstart;

import dev.kikilist.engines.SamTemplate;
import dev.kikilist.testkit.report.PageSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
                Report.BARE,
                "GetItemHandler",
                Deployed.contender(classes("GetItemHandler"), zip(project, "status"), directory.resolve("get-item")),
                engines,
                WARM_CALLS));
        contenders.add(bare(
                Report.BATCH,
                "BatchGetItemHandler",
                Deployed.contender(
                        classes("BatchGetItemHandler"), zip(project, "status"), directory.resolve("batch-get-item")),
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
        var measured = new LinkedHashMap<Contender, Measured>();
        for (var contender : contenders) {
            classes.put(contender, classes(contender, launcher, directory));
            launcher.train(contender);
            measured.put(contender, new Measured());
        }
        for (int round = 0; round < rounds; round++) {
            System.err.printf("round %d of %d%n", round + 1, rounds);
            coldStarts(measured, launcher);
            warmCalls(measured, launcher);
            page.write(new Report(round + 1, classes, measured).markdown());
        }
    }

    private static void coldStarts(Map<Contender, Measured> measured, Launcher launcher)
            throws IOException, InterruptedException {
        for (var flags : Flags.values()) {
            for (var contender : measured.entrySet()) {
                var event = contender.getKey().events().next();
                try (var process = launcher.start(contender.getKey(), flags)) {
                    contender.getValue().addColdStart(flags, process.firstAnswer(event), process.processorTime());
                }
            }
        }
    }

    /**
     * Keeps a process of every contender and calls them in turns, one call each, so that what else the machine does, and what the
     * engines have become by then, meets neighbouring calls alike.
     */
    private static void warmCalls(Map<Contender, Measured> measured, Launcher launcher)
            throws IOException, InterruptedException {
        var called = new ArrayList<Called>();
        try {
            for (var contender : measured.entrySet()) {
                var process = launcher.start(contender.getKey(), Flags.TEMPLATE);
                called.add(new Called(contender.getKey(), contender.getValue(), process, new ArrayList<>()));
                var _ = process.firstAnswer(contender.getKey().events().next());
            }
            for (int turn = 0; turn < WARM_CALLS; turn++) {
                for (var one : called) {
                    if (turn < one.contender().warmCalls()) {
                        var event = one.contender().events().next();
                        one.calls().add(one.process().nextAnswer(event));
                    }
                }
            }
            called.forEach(one -> one.measured().addWarmCalls(one.calls()));
        } finally {
            called.forEach(one -> one.process().close());
        }
    }

    /** A process that is kept, and how long its calls took so far. */
    private record Called(Contender contender, Measured measured, RuntimeProcess process, List<Duration> calls) {}

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
