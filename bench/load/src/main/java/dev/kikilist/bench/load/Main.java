package dev.kikilist.bench.load;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code bench/load/run}. */
@Command(
        name = "bench/load/run",
        description = "Shows what the local system stands.",
        mixinStandardHelpOptions = true,
        subcommands = {KillCommand.class, LoadCommand.class, FloodCommand.class, GrowthCommand.class})
public final class Main {
    private Main() {}

    /** Runs a command and ends the JVM with its status. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
