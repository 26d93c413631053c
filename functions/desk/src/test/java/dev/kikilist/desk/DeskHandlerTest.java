package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.testing.ApiDescription;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.lambda.testing.HttpCaller.Answer;
import dev.kikilist.paging.PageRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskHandlerTest extends DeskWorld {
    @Test
    void theRoutesAreTheCommandsOfTheDescription() {
        var commands =
                ApiDescription.ofProject().operations().stream().filter(operation -> !operation.startsWith("GET "));

        assertThat(handler.routeKeys()).containsExactlyInAnyOrderElementsOf(commands.toList());
    }

    @ParameterizedTest
    @MethodSource("commandsOfOthers")
    void aCommandOfAnotherRoleIsNotPermittedWhateverTheId(String role, String routeKey, String body) {
        var someone = role.equals("agency") ? agency : role.equals("vendor") ? vendor : reviewer;
        var caller = someone.header("If-Match", "\"1-first\"");
        var invitation = invitation();
        var own = call(
                caller,
                routeKey,
                body,
                invitation.procurementId().value(),
                invitation.id().value());
        var missing = call(caller, routeKey, body, samples.id('p'), samples.id('v'));

        assertThat(own.status()).isEqualTo(403);
        assertThat(missing.seen()).isEqualTo(own.seen());
    }

    static Stream<Arguments> commandsOfOthers() {
        return Stream.of(
                Arguments.of("vendor", "POST " + PROCUREMENTS, PROCUREMENT),
                Arguments.of("reviewer", "POST " + PROCUREMENTS, PROCUREMENT),
                Arguments.of("vendor", "POST " + INVITATIONS, VENDOR),
                Arguments.of("reviewer", "POST " + INVITATIONS, VENDOR),
                Arguments.of("agency", "POST " + TICKETS, FILE),
                Arguments.of("reviewer", "POST " + TICKETS, FILE),
                Arguments.of("agency", "PUT " + OFFICE, CONTACT),
                Arguments.of("vendor", "PUT " + OFFICE, CONTACT));
    }

    @Test
    void aForeignThingIsAnsweredExactlyLikeAMissingOne() {
        var invitation = invitation();
        var procurementId = invitation.procurementId().value();
        var invitationId = invitation.id().value();

        for (var body : List.of(VENDOR, "{}")) {
            var missing = agency.post(INVITATIONS, body, samples.id('p'));
            assertThat(missing.status()).isEqualTo(404);
            assertThat(otherAgency.post(INVITATIONS, body, procurementId).seen())
                    .isEqualTo(missing.seen());
            assertThat(agency.post(INVITATIONS, body, "p-1").seen()).isEqualTo(missing.seen());
        }
        for (var body : List.of(FILE, "{}")) {
            var missing = vendor.post(TICKETS, body, procurementId, samples.id('v'));
            assertThat(missing.status()).isEqualTo(404);
            assertThat(rival.post(TICKETS, body, procurementId, invitationId).seen())
                    .isEqualTo(missing.seen());
            assertThat(vendor.post(TICKETS, body, samples.id('p'), invitationId).seen())
                    .isEqualTo(missing.seen());
            assertThat(vendor.post(TICKETS, body, "", "機器").seen()).isEqualTo(missing.seen());
        }
        var missing = knowing("\"1-first\"").put(OFFICE, CONTACT, "NOWHERE");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(knowing("\"1-first\"").put(OFFICE, CONTACT, "IT-OFFICE").seen())
                .isEqualTo(missing.seen());
        assertThat(knowing("\"1-first\"").put(OFFICE, CONTACT, "").seen()).isEqualTo(missing.seen());
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void whoeverHasNoRoleIsNotPermitted(Map<String, String> claims) {
        var stranger = HttpCaller.with(handler, claims);

        assertThat(stranger.post(PROCUREMENTS, PROCUREMENT).status()).isEqualTo(403);
        assertThat(stranger.post(INVITATIONS, VENDOR, samples.id('p')).status()).isEqualTo(403);
        assertThat(stranger.header("If-Match", "\"1-first\"")
                        .put(OFFICE, CONTACT, "NISC")
                        .status())
                .isEqualTo(403);
    }

    static Stream<Map<String, String>> strangers() {
        return Stream.of(
                Map.of(),
                Map.of("custom:role", "operator", "custom:body", "GOV-009"),
                Map.of("custom:role", "agency"),
                Map.of("custom:role", "vendor", "custom:corporate_number", "7010001008845"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{} {}", "{\"title\": \"a\", \"title\": \"b\"}"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        assertThat(agency.post(PROCUREMENTS, body).problem()).isEqualTo("malformed-body");
        assertThat(agency.post(INVITATIONS, body, samples.id('p')).problem()).isEqualTo("malformed-body");
        assertThat(vendor.post(TICKETS, body, samples.id('p'), samples.id('v')).problem())
                .isEqualTo("malformed-body");
        assertThat(knowing("\"1-first\"").put(OFFICE, body, "NISC").problem()).isEqualTo("malformed-body");
    }

    @Test
    void aBodyThatIsTooLargeOrOfAnotherTypeIsRefused() {
        var large = PROCUREMENT.replace("基幹", "基".repeat(30_000));

        assertThat(agency.post(PROCUREMENTS, large).problem()).isEqualTo("body-too-large");
        assertThat(agency.header("content-type", "text/plain")
                        .call("POST " + PROCUREMENTS, PROCUREMENT)
                        .problem())
                .isEqualTo("unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ProcurementStore.create",
                "ProcurementStore.issue",
                "ProcurementStore.findSummary",
                "ProcurementStore.findInvitation",
                "AddressBook.register"
            })
    void anOutageIsNeverAnsweredAsDoneOrMissing(String operation) {
        var invitation = invitation();
        var procurementId = invitation.procurementId().value();
        int failures = 0;
        for (var command : List.<Supplier<Answer>>of(
                () -> agency.post(PROCUREMENTS, PROCUREMENT),
                () -> agency.post(INVITATIONS, VENDOR.replace("7010001008844", "7000012050002"), procurementId),
                () -> ticket(vendor, invitation, FILE),
                () -> knowing("\"1-first\"").put(OFFICE, CONTACT, "NISC"))) {
            table.outages().failNext(operation, 1);
            var answer = command.get();
            table.outages().end();
            assertThat(answer.status()).isIn(200, 201, 500);
            failures += answer.status() == 500 ? 1 : 0;
        }
        assertThat(failures).isPositive();
    }

    @Test
    void aCommandWhoseAnswerWasLostIsRepeatedUnderItsKey() {
        var keyed = agency.header("Idempotency-Key", "register-1");
        table.outages().loseAnswers("ProcurementStore.create", 1);

        assertThat(keyed.post(PROCUREMENTS, PROCUREMENT).status()).isEqualTo(500);
        assertThat(keyed.post(PROCUREMENTS, PROCUREMENT).status()).isEqualTo(201);
        assertThat(stores.procurements().allProcurements(PageRequest.first(10)).entries())
                .hasSize(1);
    }

    @Test
    void anUnreachableTableIsAnsweredAsUnavailable() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var unreachable = new DeskHandler(Environment.of(Map.of(
                "TABLE_NAME", "kikilist",
                "UPLOAD_BUCKET", "uploads",
                "RESULT_BUCKET", "results",
                "TICKET_MINUTES", "15",
                "AWS_REGION", "ap-northeast-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + closed)));

        assertThat(HttpCaller.agency(unreachable, "GOV-009")
                        .post(PROCUREMENTS, PROCUREMENT)
                        .status())
                .isEqualTo(503);
    }

    private static Answer call(HttpCaller caller, String routeKey, String body, String... values) {
        return caller.header("content-type", "application/json").call(routeKey, body, values);
    }
}
