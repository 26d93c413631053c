package dev.kikilist.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of operators. They reach AWS by the variables that a function has: region, credentials, endpoints. */
@Command(name = "operations", mixinStandardHelpOptions = true, description = "Commands for operators of Kikilist.")
public final class Operations {
    static final int SOUND = 0;
    static final int BROKEN = 1;
    static final int USAGE = 64;
    static final int INTERNAL = 70;

    private Operations() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String... arguments) {
        System.exit(run(
                System.getenv(),
                new PrintWriter(System.out, true, UTF_8),
                new PrintWriter(System.err, true, UTF_8),
                arguments));
    }

    /** Runs a command; returns the exit code. */
    public static int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Operations())
                .addSubcommand(new VerifyAudit(environment))
                .addSubcommand(new Rebuild(environment, Clock.systemUTC()))
                .addSubcommand(new LiftSuppression(environment, Clock.systemUTC()))
                .addSubcommand(new Forget(environment, Clock.systemUTC()))
                .addSubcommand(new ForgetClosed(environment, Clock.systemUTC()))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, given) -> {
                    err.println(e.getMessage());
                    e.getCommandLine().usage(err);
                    return USAGE;
                })
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.println("failed: " + e);
                    return INTERNAL;
                })
                .execute(arguments);
    }
}
