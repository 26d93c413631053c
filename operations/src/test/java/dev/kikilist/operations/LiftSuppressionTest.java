package dev.kikilist.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbSuppressions;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.mail.Suppressions.Reason;
import dev.kikilist.mail.Suppressions.Suppression;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.testkit.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init") // set before all
class LiftSuppressionTest {
    private static final String TABLE = "suppressions";

    private static EmbeddedDynamoDb engine;
    private static AwsConnection connection;
    private static DynamoDbSuppressions suppressions;

    @BeforeAll
    static void start() {
        engine = EmbeddedDynamoDb.inMemory();
        TemplateTables.create(
                engine.client(), SamTemplate.ofThisProject().tables().getFirst(), TABLE);
        connection = AwsConnection.from(engine.variables());
        suppressions = new DynamoDbSuppressions(DynamoDbTable.over(connection, TABLE));
    }

    @AfterAll
    static void stop() {
        connection.close();
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void liftsWhateverStoodAgainstAnAddress(Reason reason) {
        var address = new EmailAddress("tanto." + reason + "@example.go.jp");
        var other = new EmailAddress("other." + reason + "@example.go.jp");
        var suppression = new Suppression(reason, Samples.NOW);
        suppressions.suppress(address, suppression);
        suppressions.suppress(other, suppression);

        assertThat(run("--address", " Tanto." + reason + "@EXAMPLE.go.jp"))
                .isEqualTo("0 lifted: " + reason + " since " + Samples.NOW + "\n");

        assertThat(suppressions.among(List.of(address, other))).containsOnlyKeys(other);
        assertThat(suppressions.suppress(address, suppression))
                .as("a report from before")
                .isFalse();
        assertThat(run("--address", address.value())).isEqualTo("1 not suppressed\n");
    }

    @Test
    void asksForAnAddress() {
        assertThat(run("--address", "nobody")).isEqualTo("64 ");
        assertThat(run()).isEqualTo("64 ");
    }

    private static String run(String... arguments) {
        var out = new StringWriter();
        var all = new ArrayList<>(List.of("lift-suppression", "--table", TABLE));
        all.addAll(List.of(arguments));
        int code = Operations.run(
                engine.variables(),
                new PrintWriter(out, true),
                new PrintWriter(new StringWriter(), true),
                all.toArray(String[]::new));
        return code + " " + out;
    }
}
