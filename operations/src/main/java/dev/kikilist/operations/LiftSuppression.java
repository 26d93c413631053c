package dev.kikilist.operations;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbSuppressions;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.mail.Suppressions.Reason;
import dev.kikilist.procurement.EmailAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets mail go to an address again, and ends with 1 when nothing stood against it. */
@Command(
        name = "lift-suppression",
        mixinStandardHelpOptions = true,
        description = "Lets mail go to an address again whose owner agreed, also where mail was called unwanted.")
final class LiftSuppression implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Clock clock;

    @Option(names = "--table", paramLabel = "NAME", required = true, description = "the table")
    private @Nullable String table;

    @Option(names = "--address", paramLabel = "ADDRESS", required = true, description = "the mail address")
    private @Nullable String address;

    @Spec
    private @Nullable CommandSpec spec;

    LiftSuppression(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (spec == null || table == null || address == null) {
            throw new IllegalStateException("not run by its command line");
        }
        var line = spec.commandLine();
        var parsed = EmailAddress.parse(address)
                .orElseThrow(() -> new ParameterException(line, "the value of --address is no mail address"));
        try (var connection = AwsConnection.from(environment)) {
            var suppressions = new DynamoDbSuppressions(DynamoDbTable.over(connection, table));
            var before = suppressions.among(List.of(parsed)).get(parsed);
            if (before == null || !suppressions.lift(parsed, Reason.COMPLAINED, clock.instant())) {
                line.getOut().println("not suppressed");
                return Operations.BROKEN;
            }
            line.getOut().println("lifted: " + before.reason() + " since " + before.since());
            return Operations.SOUND;
        }
    }
}
