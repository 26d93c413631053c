package dev.kikilist.operations;

import dev.kikilist.calendar.BusinessDays;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.ClosedProcurements;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.procurement.ForgetContact;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Finds the contacts of procurements that have been over for some years, and removes their data when told to. A procurement
 * that goes on is never among them.
 */
@Command(
        name = "forget-closed",
        mixinStandardHelpOptions = true,
        description =
                "Shows the contacts of procurements that are over for some years; with --write removes their data.")
final class ForgetClosed implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Clock clock;

    @Mixin
    private final TableOption table = new TableOption();

    @Option(
            names = "--years",
            paramLabel = "YEARS",
            required = true,
            description = "for how many years, from 1, a procurement has been over: its bids, or its cancellation")
    private int years;

    @Option(names = "--write", description = "remove the data; without it the table is only read")
    private boolean writes;

    @Spec
    private @Nullable CommandSpec spec;

    ForgetClosed(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not run by its command line");
        }
        var line = spec.commandLine();
        if (years < 1) {
            throw new ParameterException(line, "the value of --years is less than 1");
        }
        try (var connection = AwsConnection.from(environment)) {
            var whole = table.over(connection);
            var places = ClosedProcurements.contactsBefore(
                    whole, BusinessDays.today(clock).minusYears(years));
            places.forEach(place -> line.getOut().println(Forget.text(place)));
            if (writes) {
                var forgetting = new ForgetContact(
                        new DynamoDbProcurementStore(whole, clock), new DynamoDbAddressBook(whole), clock);
                places.forEach(forgetting::forgetAll);
            }
            line.getOut().println(places.size() + " registrations" + (writes ? ": removed" : ""));
            return Operations.SOUND;
        }
    }
}
