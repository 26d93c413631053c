package dev.kikilist.bench.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts contenders on one processor of their own. */
final class Launcher {
    private static final List<String> ON_ONE_PROCESSOR = List.of("taskset", "--cpu-list", "0");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /**
     * With a cache the JVM has so little to read that compiling is what takes a start's time, more so as it compiles at once
     * what was called often in training: methods have to be called ten times as often before it does.
     */
    private static final String LATE_COMPILING = "-XX:CompileThresholdScaling=10";

    private final Path runtime;
    private final Path directory;
    private final String templateFlags;
    private final Map<String, String> variables;

    /**
     * Makes the launcher.
     *
     * @param runtime the folder that the build of {@code deployment/runtime} made
     * @param directory where logs and caches go
     * @param templateFlags what the template sets
     * @param variables the environment of every function
     */
    Launcher(Path runtime, Path directory, String templateFlags, Map<String, String> variables) {
        this.runtime = runtime;
        this.directory = directory;
        this.templateFlags = templateFlags;
        this.variables = Map.copyOf(variables);
    }

    /** Starts a contender. */
    RuntimeProcess start(Contender contender, Flags flags) throws IOException {
        return switch (flags) {
            case TEMPLATE -> inZip(contender, templateFlags);
            case C1 -> inZip(contender, "-XX:TieredStopAtLevel=1");
            case AOT -> inImage(contender, "-XX:AOTCache=" + cache(contender));
        };
    }

    /** Starts a contender that notes each class it loads. */
    RuntimeProcess noting(Contender contender, Path classes) throws IOException {
        return inZip(contender, templateFlags + " -Xlog:class+load:file=" + classes);
    }

    /** Makes the AOT cache of a contender by a run with a few events. */
    void train(Contender contender) throws IOException, InterruptedException {
        try (var process = inImage(contender, "-XX:AOTCacheOutput=" + cache(contender))) {
            for (int call = 0; call < 5; call++) {
                var _ = process.nextAnswer(contender.events().next());
            }
        }
        if (!Files.exists(cache(contender))) {
            throw new IllegalStateException("no cache was made; see " + log(contender));
        }
    }

    private Path cache(Contender contender) {
        return directory.resolve(contender.deployed().folder().getFileName() + ".aot");
    }

    private Path log(Contender contender) {
        return directory.resolve(contender.deployed().folder().getFileName() + ".log");
    }

    /** As Lambda starts a zip: the loop finds the function's classes in its folder. */
    private RuntimeProcess inZip(Contender contender, String options) throws IOException {
        var environment = environment(contender);
        environment.put("JAVA_TOOL_OPTIONS", options);
        environment.put("KIKILIST_JAVA", JAVA);
        environment.put("KIKILIST_RUNTIME", runtime.toString());
        return start(List.of(runtime.resolveSibling("bootstrap").toString()), contender, environment);
    }

    /** As a container image starts: loop and function on one class path. */
    private RuntimeProcess inImage(Contender contender, String option) throws IOException {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(List.of(templateFlags.split(" ", -1)));
        command.add(LATE_COMPILING);
        command.add(option);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + library());
        command.add("-cp");
        command.add(
                Stream.concat(Deployed.sorted(runtime.resolve("lib")).stream(), contender.deployed().jars().stream())
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
        command.add(contender.handler() + "::handleRequest");
        return start(command, contender, environment(contender));
    }

    private RuntimeProcess start(List<String> command, Contender contender, Map<String, String> environment)
            throws IOException {
        var pinned = new ArrayList<>(ON_ONE_PROCESSOR);
        pinned.addAll(command);
        return new RuntimeProcess(pinned, contender.deployed().folder(), environment, log(contender));
    }

    private Map<String, String> environment(Contender contender) {
        var environment = new HashMap<>(variables);
        environment.putAll(contender.variables());
        environment.put("_HANDLER", contender.handler() + "::handleRequest");
        environment.put("LAMBDA_TASK_ROOT", contender.deployed().folder().toString());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "function");
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        return environment;
    }

    private Path library() {
        var machine =
                System.getProperty("os.arch").toLowerCase(Locale.ROOT).contains("aarch64") ? "aarch_64" : "x86_64";
        return runtime.resolve("jni/libaws-lambda-jni.linux-" + machine + ".so");
    }
}
