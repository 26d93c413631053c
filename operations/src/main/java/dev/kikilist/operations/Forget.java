package dev.kikilist.operations;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.ContactSearch;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.procurement.ForgetContact;
import dev.kikilist.procurement.ForgetContact.Place;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Finds where the contact behind an address is registered, and removes its data when told to. Ends with 1 when there is
 * nothing to remove.
 */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description =
                "Shows where a person is registered as a contact; with --write removes name, address and telephone.")
final class Forget implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Clock clock;

    @Mixin
    private final TableOption table = new TableOption();

    @Mixin
    private final AddressOption address = new AddressOption();

    @Option(names = "--write", description = "remove the data; without it the table is only read")
    private boolean writes;

    @Spec
    private @Nullable CommandSpec spec;

    Forget(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not run by its command line");
        }
        var out = spec.commandLine().getOut();
        var person = address.value();
        try (var connection = AwsConnection.from(environment)) {
            var whole = table.over(connection);
            var found = ContactSearch.of(whole, person);
            found.places().forEach(place -> out.println(text(place)));
            if (writes) {
                var forgetting = new ForgetContact(
                        new DynamoDbProcurementStore(whole, clock), new DynamoDbAddressBook(whole), clock);
                found.places().forEach(place -> forgetting.forget(place, person));
                found.forgetAnswers();
            }
            out.println(found.places().size() + " registrations, " + found.answers() + " kept answers"
                    + (writes ? ": removed" : ""));
            return found.isEmpty() ? Operations.BROKEN : Operations.SOUND;
        }
    }

    static String text(Place place) {
        return switch (place) {
            case Place.OfProcurement(var id) -> "procurement " + id;
            case Place.OfInvitation(var id, var invitation) -> "procurement " + id + ", invitation " + invitation;
            case Place.OfOffice(var office) -> "office " + office.value();
        };
    }
}
