package dev.kikilist.operations;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbSuppressions;
import dev.kikilist.mail.Suppressions.Reason;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets mail go to an address again, and ends with 1 when nothing stood against it. */
@Command(
        name = "lift-suppression",
        mixinStandardHelpOptions = true,
        description = "Lets mail go to an address again whose owner agreed, also where mail was called unwanted.")
final class LiftSuppression implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Clock clock;

    @Mixin
    private final TableOption table = new TableOption();

    @Mixin
    private final AddressOption address = new AddressOption();

    @Spec
    private @Nullable CommandSpec spec;

    LiftSuppression(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not run by its command line");
        }
        var out = spec.commandLine().getOut();
        var owner = address.value();
        try (var connection = AwsConnection.from(environment)) {
            var suppressions = new DynamoDbSuppressions(table.over(connection));
            var before = suppressions.among(List.of(owner)).get(owner);
            if (before == null || !suppressions.lift(owner, Reason.COMPLAINED, clock.instant())) {
                out.println("not suppressed");
                return Operations.BROKEN;
            }
            out.println("lifted: " + before.reason() + " since " + before.since());
            return Operations.SOUND;
        }
    }
}
