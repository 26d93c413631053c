package dev.kikilist.operations;

import dev.kikilist.audit.ChainCheck;
import dev.kikilist.audit.StoredChain;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.dynamodb.StoredChains;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what was changed in the chains of events, each with its place, and ends with 1 when there is any. */
@Command(
        name = "verify-audit",
        mixinStandardHelpOptions = true,
        description = "Finds events that were edited, taken out, put in or moved.")
final class VerifyAudit implements Callable<Integer> {
    private final Map<String, String> environment;

    @ArgGroup(multiplicity = "1")
    private @Nullable Source source;

    @Spec
    private @Nullable CommandSpec spec;

    VerifyAudit(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Where the events are. */
    private static final class Source {
        @Option(names = "--table", paramLabel = "NAME", description = "the table")
        private @Nullable String table;

        @Option(
                names = "--export",
                paramLabel = "FILE",
                description = "items as DynamoDB exports them: one JSON object a line, plain or gzipped")
        private @Nullable Path export;
    }

    @Override
    public Integer call() throws IOException {
        if (spec == null || source == null) {
            throw new IllegalStateException("not run by its command line");
        }
        var report = new Report(spec.commandLine().getOut());
        if (source.table != null) {
            try (var connection = AwsConnection.from(environment)) {
                StoredChains.forEach(DynamoDbTable.over(connection, source.table), report::check);
            }
        } else if (source.export != null) {
            StoredChains.forEach(ExportedItems.read(source.export), report::check);
        }
        return report.end();
    }

    private static final class Report {
        private final PrintWriter out;
        private int chains;
        private int events;
        private int broken;

        Report(PrintWriter out) {
            this.out = out;
        }

        void check(StoredChain chain) {
            chains++;
            events += chain.events().size();
            var faults = ChainCheck.faults(chain.subject(), chain.events(), chain.head());
            if (!faults.isEmpty() || !chain.unreadable().isEmpty()) {
                broken++;
            }
            faults.forEach(fault -> out.println(chain.subject() + ": event " + fault.sequence() + " " + fault.what()));
            chain.unreadable().forEach(place -> out.println(chain.subject() + ": " + place + " cannot be read"));
        }

        int end() {
            out.println(chains + " chains, " + events + " events, " + broken + " broken");
            return broken == 0 ? Operations.SOUND : Operations.BROKEN;
        }
    }
}
