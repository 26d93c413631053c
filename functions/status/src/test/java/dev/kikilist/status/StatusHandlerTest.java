package dev.kikilist.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.testing.ApiDescription;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.submission.Submission;
import dev.kikilist.testkit.Samples;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.validation.FindingCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusHandlerTest {
    private static final String PROCUREMENTS = "/procurements";
    private static final String CALENDAR = "/procurements/{procurementId}/calendar.ics";
    private static final String PROCUREMENT = "/procurements/{procurementId}";
    private static final String SUBMISSIONS = "/procurements/{procurementId}/submissions";
    private static final String SUBMISSION = "/submissions/{submissionId}";
    private static final String ITEMS = "/submissions/{submissionId}/items";
    private static final String SUBCONTRACTORS = "/submissions/{submissionId}/subcontractors";
    private static final String FINDINGS = "/submissions/{submissionId}/findings";

    private final World world = new World("status");
    private final CorporateNumber vendor = world.samples.vendor();
    private final CorporateNumber rival = world.samples.vendor();
    private final Procurement procurement = world.procurement(Samples.BODY);
    private final Invitation invitation = world.invite(procurement, vendor);
    private final Submission submission = world.faulty(invitation, 12, World.FINDINGS);

    /** The other body's procurement, to which only the rival is invited. */
    private final Procurement foreignProcurement = world.procurement(Samples.OTHER_BODY);

    private final Submission foreignSubmission =
            world.faulty(world.invite(foreignProcurement, rival), 12, World.FINDINGS);

    @BeforeEach
    void theRivalIsInvitedToTheSameProcurement() {
        world.ready(world.invite(procurement, rival), 3);
    }

    @Test
    void theRoutesAreTheQueriesOfTheDescription() {
        var queries =
                ApiDescription.ofProject().operations().stream().filter(operation -> operation.startsWith("GET "));

        assertThat(world.handler().routeKeys()).containsExactlyInAnyOrderElementsOf(queries.toList());
    }

    // ---------------------------------------------------------------- who may see what

    @ParameterizedTest
    @MethodSource("routesOfThings")
    void whatIsForeignIsAnsweredExactlyLikeWhatIsMissing(String route) {
        boolean ofSubmission = route.startsWith("/submissions");
        var own = ofSubmission ? submission.id().value() : procurement.id().value();
        var foreign = ofSubmission
                ? foreignSubmission.id().value()
                : foreignProcurement.id().value();
        var missing = world.samples.id(own.charAt(0));

        for (var viewer : List.of(world.agency(Samples.BODY), world.vendor(vendor))) {
            assertThat(viewer.get(route, own).status()).isEqualTo(200);
            var answer = viewer.get(route, missing);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(viewer.get(route, foreign).seen()).isEqualTo(answer.seen());
            for (var malformed : List.of("", "x", own.toUpperCase(Locale.ROOT), own + "0", "../" + own, "機器")) {
                assertThat(viewer.get(route, malformed).seen()).isEqualTo(answer.seen());
            }
        }
        assertThat(world.reviewer().get(route, foreign).status()).isEqualTo(200);
        assertThat(world.reviewer().get(route, missing).status()).isEqualTo(404);
    }

    static Stream<String> routesOfThings() {
        return Stream.of(PROCUREMENT, CALENDAR, SUBMISSIONS, SUBMISSION, ITEMS, SUBCONTRACTORS, FINDINGS);
    }

    @Test
    void everybodyWhoMaySeeAProcurementHasTheSameCalendarOfIt() {
        var id = procurement.id().value();
        var answer = world.vendor(vendor).get(CALENDAR, id);

        assertThat(answer.headers())
                .containsEntry("content-type", "text/calendar; charset=utf-8")
                .containsEntry("content-disposition", "attachment; filename=\"" + id + ".ics\"");
        assertThat(answer.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("UID:" + id + "-submission-due@kikilist.dev\r\n");
        assertThat(world.agency(Samples.BODY).get(CALENDAR, id).seen()).isEqualTo(answer.seen());
        assertThat(world.reviewer().get(CALENDAR, id).seen()).isEqualTo(answer.seen());
    }

    @Test
    void whyAViewpointAppliesAndWhyAProcurementWasCancelledIsNotForVendors() {
        var seen =
                world.vendor(vendor).get(PROCUREMENT, procurement.id().value()).body();

        assertThat(seen)
                .contains("\"cancelled\":false", "\"next\":")
                .doesNotContain("\"reason\"", "cancellationReason", "ismapRegistration", "externalConnection");
        assertThat(world.agency(Samples.BODY)
                        .get(PROCUREMENT, procurement.id().value())
                        .body())
                .contains("\"reason\":null", "\"cancellationReason\":null", "\"externalConnection\":false");
    }

    @Test
    void whatIsToBeDoneHasItsDate() {
        var invitation = world.invite(procurement, world.samples.vendor());
        var schedule = procurement.schedule();

        assertThat(due(world.ready(invitation, 1)))
                .contains(schedule.inspectionDue().toString());
        assertThat(due(world.faulty(invitation, 1, List.of(Samples.finding(FindingCode.E120, 13)))))
                .contains(schedule.submissionDue().toString());
        assertThat(due(world.received(invitation))).isEmpty();
    }

    private Optional<String> due(Submission list) {
        return world.agency(Samples.BODY)
                .get(SUBMISSION, list.id().value())
                .json()
                .at("nextStep")
                .at("due")
                .at("date")
                .text();
    }

    @Test
    void aRivalOfTheSameProcurementSeesNothingOfTheOther() {
        for (var route : List.of(SUBMISSION, ITEMS, SUBCONTRACTORS, FINDINGS)) {
            assertThat(world.vendor(rival).get(route, submission.id().value()).seen())
                    .isEqualTo(world.vendor(rival)
                            .get(route, world.samples.id('s'))
                            .seen());
        }
    }

    @Test
    void whatAVendorSeesDoesNotDependOnItsRivals() {
        var alone = new World("alone");
        var crowded = new World("alone");
        var inBoth = new ArrayList<List<String>>();
        for (var each : List.of(alone, crowded)) {
            var vendorOfBoth = each.samples.vendor();
            var shared = each.procurement(Samples.BODY);
            var list = each.faulty(each.invite(shared, vendorOfBoth), 2, World.FINDINGS);
            if (each == crowded) {
                var rivalThere = each.samples.vendor();
                each.ready(each.invite(shared, rivalThere), 5);
                each.faulty(each.invite(each.procurement(Samples.BODY), rivalThere), 5, World.FINDINGS);
            }
            var caller = each.vendor(vendorOfBoth);
            inBoth.add(List.of(
                    caller.get(PROCUREMENTS).seen(),
                    caller.get(PROCUREMENT, shared.id().value()).seen(),
                    caller.get(SUBMISSIONS, shared.id().value()).seen(),
                    caller.get(SUBMISSION, list.id().value()).seen(),
                    caller.get(ITEMS, list.id().value()).seen(),
                    caller.get(SUBCONTRACTORS, list.id().value()).seen(),
                    caller.get(FINDINGS, list.id().value()).seen()));
        }

        assertThat(inBoth.getFirst()).isEqualTo(inBoth.getLast());
    }

    @Test
    void listingsHoldWhatTheViewerMaySeeAndNothingElse() {
        assertThat(ids(world.agency(Samples.BODY).get(PROCUREMENTS).json()))
                .containsExactly(procurement.id().value());
        assertThat(ids(world.agency(Samples.OTHER_BODY).get(PROCUREMENTS).json()))
                .containsExactly(foreignProcurement.id().value());
        assertThat(ids(world.agency(new BodyCode("GOV-011")).get(PROCUREMENTS).json()))
                .isEmpty();
        assertThat(ids(world.vendor(vendor).get(PROCUREMENTS).json()))
                .containsExactly(procurement.id().value());
        assertThat(ids(world.vendor(rival).get(PROCUREMENTS).json()))
                .containsExactlyInAnyOrder(
                        procurement.id().value(), foreignProcurement.id().value());
        assertThat(ids(world.reviewer().get(PROCUREMENTS).json()))
                .containsExactlyInAnyOrder(
                        procurement.id().value(), foreignProcurement.id().value());
        assertThat(ids(world.vendor(vendor)
                        .get(SUBMISSIONS, procurement.id().value())
                        .json()))
                .containsExactly(submission.id().value());
        assertThat(ids(world.agency(Samples.BODY)
                        .get(SUBMISSIONS, procurement.id().value())
                        .json()))
                .hasSize(2);
    }

    @Test
    void findingsForReviewersAreShownToReviewersOnly() {
        for (var viewer : List.of(world.agency(Samples.BODY), world.vendor(vendor))) {
            assertThat(codes(viewer.get(FINDINGS, submission.id().value()).json()))
                    .containsExactly("Q220", "E120", "E140", "E102");
            for (var route : List.of(SUBMISSION, FINDINGS)) {
                assertThat(viewer.get(route, submission.id().value()).body())
                        .doesNotContain("R301")
                        .doesNotContain("forReviewers");
            }
            assertThat(viewer.get(SUBMISSIONS, procurement.id().value()).body()).doesNotContain("forReviewers");
        }
        assertThat(codes(world.reviewer().get(FINDINGS, submission.id().value()).json()))
                .containsExactly("Q220", "E120", "E140", "E102", "R301");
        assertThat(world.reviewer()
                        .get(SUBMISSION, submission.id().value())
                        .json()
                        .at("counts")
                        .at("forReviewers")
                        .integer())
                .hasValue(1);
    }

    @Test
    void eachRoleSeesItsPartOfAProcurement() {
        var id = procurement.id().value();
        var ofAgency = world.agency(Samples.BODY).get(PROCUREMENT, id).json();
        var ofReviewer = world.reviewer().get(PROCUREMENT, id).json();
        var ofVendor = world.vendor(vendor).get(PROCUREMENT, id).json();

        assertThat(ofAgency.at("invitations").elements()).hasSize(2);
        assertThat(ofAgency.at("invitations").elements())
                .allMatch(shown -> shown.at("contact").at("email").text().isPresent());
        assertThat(ofAgency.at("applicability").at("outcome").text()).contains("BINDING");
        assertThat(ofReviewer.at("invitations").elements()).hasSize(2);
        assertThat(ofReviewer.at("invitations").elements())
                .allMatch(shown -> shown.at("contact").isAbsent());
        assertThat(ofVendor.at("invitations").elements())
                .singleElement()
                .satisfies(shown -> assertThat(shown.at("id").text())
                        .contains(invitation.id().value()));
        assertThat(ofVendor.at("applicability").isAbsent()).isTrue();
        assertThat(ofVendor.at("notices").isAbsent()).isTrue();
    }

    @Test
    void aFileUnderNoInvitationIsSeenByReviewersOnly() {
        var unclaimed = world.unclaimed();

        var shown = world.reviewer().get(SUBMISSION, unclaimed.id().value()).json();
        assertThat(shown.at("procurementId").isAbsent()).isTrue();
        assertThat(codes(shown.at("reasons").elements())).containsExactly("F020");
        for (var viewer : List.of(world.agency(Samples.BODY), world.vendor(vendor))) {
            assertThat(viewer.get(SUBMISSION, unclaimed.id().value()).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void whoeverHasNoRoleIsAnsweredTheSameEverywhere(Map<String, String> claims) {
        var stranger = HttpCaller.with(world.handler(), claims);
        var answer = stranger.get(PROCUREMENTS);

        assertThat(answer.status()).isEqualTo(403);
        for (var id : List.of(submission.id().value(), world.samples.id('s'), "x")) {
            assertThat(stranger.get(SUBMISSION, id).seen()).isEqualTo(answer.seen());
        }
    }

    static Stream<Map<String, String>> strangers() {
        return Stream.of(
                Map.of(),
                Map.of("sub", "1"),
                Map.of("custom:role", "operator"),
                Map.of("custom:role", "agency"),
                Map.of("custom:role", "vendor", "custom:corporate_number", "1234567890123"),
                Map.of("custom:role", "vendor", "custom:body", "GOV-009"));
    }

    // ---------------------------------------------------------------- what is shown

    @Test
    void aListThatMustBeCorrectedSaysWhyAndWhatToDo() {
        var shown =
                world.vendor(vendor).get(SUBMISSION, submission.id().value()).json();

        assertThat(shown.at("state").at("code").text()).contains("CORRECTION_REQUIRED");
        assertThat(shown.at("state").at("ja").text()).contains("要修正");
        assertThat(shown.at("version").integer()).hasValue(1);
        assertThat(shown.at("counts").at("errors").integer()).hasValue(3);
        assertThat(shown.at("counts").at("queries").integer()).hasValue(1);
        assertThat(shown.at("rows").at("items").integer()).hasValue(12);
        assertThat(codes(shown.at("reasons").elements())).containsExactly("E120", "E140", "E102");
        var reason = shown.at("reasons").elements().getFirst();
        assertThat(reason.at("cell").text()).contains("E14");
        assertThat(reason.at("sheet").text()).contains("機器リスト");
        assertThat(reason.at("raw").text()).contains("7000012050003");
        assertThat(reason.at("suggestion").text()).contains("7000012050002");
        assertThat(reason.at("action").at("ja").text().orElseThrow()).isNotBlank();
        assertThat(shown.at("nextStep").at("ja").text().orElseThrow()).contains("再度提出");
        assertThat(shown.at("deadlines").at("submissionDue").at("date").text())
                .contains(procurement.schedule().submissionDue().toString());
        assertThat(shown.at("deadlines").at("submissionDue").at("ja").text().orElseThrow())
                .startsWith("令和8年");
        assertThat(shown.at("links").at("findings").text()).contains("/submissions/" + submission.id() + "/findings");
    }

    @Test
    void aFileThatIsBeingReadIsShownAndHasNoRowsYet() {
        for (var undecided : List.of(world.received(invitation), world.interrupted(invitation))) {
            var id = undecided.id().value();
            var shown = world.vendor(vendor).get(SUBMISSION, id).json();

            assertThat(shown.at("counts").isAbsent()).isTrue();
            assertThat(shown.at("version").integer()).hasValue(0);
            for (var route : List.of(ITEMS, SUBCONTRACTORS, FINDINGS)) {
                var answer = world.vendor(vendor).get(route, id);
                assertThat(answer.status()).isEqualTo(409);
                assertThat(answer.problem()).isEqualTo("not-read-yet");
            }
        }
    }

    @Test
    void aListThatWasSupersededNamesItsSuccessor() {
        var first = world.ready(invitation, 1);
        var second = world.ready(invitation, 2);

        var shown =
                world.agency(Samples.BODY).get(SUBMISSION, first.id().value()).json();
        assertThat(shown.at("state").at("code").text()).contains("SUPERSEDED");
        assertThat(shown.at("supersededBy").text()).contains(second.id().value());
        var standing = world.vendor(vendor)
                .get(PROCUREMENT, procurement.id().value())
                .json()
                .at("invitations")
                .elements()
                .getFirst();
        assertThat(standing.at("currentSubmission").text()).contains(second.id().value());
        assertThat(standing.at("lastVersion").integer()).hasValue(3);
    }

    @Test
    void aRowIsShownAsWrittenWithItsCells() {
        var rows = world.agency(Samples.BODY)
                .get(ITEMS, submission.id().value())
                .json()
                .at("entries")
                .elements();

        assertThat(rows).hasSize(12);
        var fourth = rows.get(3);
        assertThat(fourth.at("position").integer()).hasValue(4);
        assertThat(fourth.at("row").integer()).hasValue(16);
        assertThat(fourth.at("category").at("value").text()).contains("ハブ");
        assertThat(fourth.at("category").at("raw").text()).contains(" ハブ ");
        assertThat(fourth.at("category").at("cell").text()).contains("C16");
        assertThat(fourth.at("categoryCode").text()).contains("NET-HUB");
        assertThat(fourth.at("maker").at("raw").isAbsent()).isTrue();
        assertThat(fourth.at("extras").elements().getFirst().at("header").text())
                .contains("備考");
        assertThat(world.agency(Samples.BODY)
                        .get(SUBCONTRACTORS, submission.id().value())
                        .json()
                        .at("entries")
                        .elements())
                .hasSize(12);
    }

    // ---------------------------------------------------------------- pages

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 50, 200})
    void thePagesOfAListingArePartsOfIt(int limit) {
        for (int more = 0; more < 7; more++) {
            world.faulty(world.invite(world.procurement(Samples.BODY), rival), 0, List.of());
            world.received(invitation);
        }
        var agency = world.agency(Samples.BODY);

        assertPartition(agency, limit, PROCUREMENTS, 8);
        assertPartition(agency, limit, SUBMISSIONS, 9, procurement.id().value());
        assertPartition(agency, limit, ITEMS, 12, submission.id().value());
        assertPartition(agency, limit, SUBCONTRACTORS, 12, submission.id().value());
        assertPartition(agency, limit, FINDINGS, 4, submission.id().value());
        assertPartition(world.reviewer(), limit, FINDINGS, 5, submission.id().value());
        assertPartition(world.vendor(rival), limit, PROCUREMENTS, 9);
    }

    @Test
    void aCursorFitsItsOwnListingAndViewerOnly() {
        var cursor = world.agency(Samples.BODY)
                .query("limit", "1")
                .get(ITEMS, submission.id().value())
                .json()
                .at("nextCursor")
                .text()
                .orElseThrow();

        assertThat(world.agency(Samples.BODY)
                        .query("cursor", cursor)
                        .get(ITEMS, submission.id().value())
                        .status())
                .isEqualTo(200);
        for (var answer : List.of(
                world.reviewer()
                        .query("cursor", cursor)
                        .get(ITEMS, submission.id().value()),
                world.vendor(vendor)
                        .query("cursor", cursor)
                        .get(ITEMS, submission.id().value()),
                world.agency(Samples.BODY)
                        .query("cursor", cursor)
                        .get(FINDINGS, submission.id().value()),
                world.agency(Samples.BODY).query("cursor", cursor).get(PROCUREMENTS),
                world.agency(Samples.BODY)
                        .query("cursor", cursor + "A")
                        .get(ITEMS, submission.id().value()),
                world.agency(Samples.BODY)
                        .query("cursor", "機器")
                        .get(ITEMS, submission.id().value()))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("malformed-parameter");
        }
    }

    @ParameterizedTest
    @MethodSource("listings")
    void aLimitOutOfRangeIsRefusedOnEveryListing(String route, boolean ofSubmission) {
        var id = ofSubmission ? submission.id().value() : procurement.id().value();
        for (var limit : List.of("0", "201", "-1", "ten", "")) {
            assertThat(world.agency(Samples.BODY)
                            .query("limit", limit)
                            .get(route, id)
                            .status())
                    .isEqualTo(400);
        }
    }

    static Stream<Arguments> listings() {
        return Stream.of(
                Arguments.of(PROCUREMENTS, false),
                Arguments.of(SUBMISSIONS, false),
                Arguments.of(ITEMS, true),
                Arguments.of(SUBCONTRACTORS, true),
                Arguments.of(FINDINGS, true));
    }

    // ---------------------------------------------------------------- outages

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ProcurementStore.find",
                "ProcurementStore.findSummary",
                "ProcurementStore.findInvitation",
                "ProcurementStore.invitationsTo",
                "ProcurementStore.procurementsOf",
                "ProcurementStore.procurementsInviting",
                "ProcurementStore.allProcurements",
                "SubmissionStore.find",
                "SubmissionStore.submissionsTo",
                "RowStore.items",
                "RowStore.subcontractors",
                "RowStore.findings"
            })
    void anOutageIsNeverAnsweredAsEmptyOrMissing(String operation) {
        int failures = 0;
        for (var viewer : List.of(world.agency(Samples.BODY), world.vendor(vendor), world.reviewer())) {
            for (var route :
                    List.of(PROCUREMENTS, PROCUREMENT, SUBMISSIONS, SUBMISSION, ITEMS, SUBCONTRACTORS, FINDINGS)) {
                var id = route.startsWith("/submissions")
                        ? submission.id().value()
                        : procurement.id().value();
                var usual = viewer.get(route, id).seen();
                world.table.outages().failNext(operation, 1);
                var answer = viewer.get(route, id);
                world.table.outages().end();

                if (answer.status() == 200) {
                    assertThat(answer.seen()).isEqualTo(usual);
                } else {
                    assertThat(answer.status()).isEqualTo(500);
                    assertThat(answer.body()).doesNotContain("outage at").contains("aws-request-1");
                    failures++;
                }
            }
        }
        assertThat(failures).isPositive();
    }

    @Test
    void anUnreachableTableIsAnsweredAsUnavailable() throws IOException {
        var environment = Environment.of(Map.of(
                "TABLE_NAME", "kikilist",
                "AWS_REGION", "ap-northeast-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + closedPort()));
        var answer = HttpCaller.agency(new StatusHandler(environment), "GOV-009")
                .get(SUBMISSION, submission.id().value());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "5");
        assertThat(answer.body()).doesNotContain("127.0.0.1");
    }

    // ---------------------------------------------------------------- helpers

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void assertPartition(HttpCaller caller, int limit, String route, int total, String... ids) {
        var whole = caller.query("limit", "200")
                .get(route, ids)
                .json()
                .at("entries")
                .elements();
        assertThat(whole).hasSize(total);
        List<JsonValue> parts = new ArrayList<>();
        var cursors = new HashSet<String>();
        Optional<String> cursor = Optional.empty();
        do {
            var asked = caller.query("limit", Integer.toString(limit));
            var page = (cursor.isPresent() ? asked.query("cursor", cursor.get()) : asked)
                    .get(route, ids)
                    .json();
            assertThat(page.at("entries").elements()).hasSizeLessThanOrEqualTo(limit);
            parts.addAll(page.at("entries").elements());
            cursor = page.at("nextCursor").text();
            assertThat(cursor.map(cursors::add).orElse(true)).isTrue();
        } while (cursor.isPresent());
        assertThat(parts).isEqualTo(whole);
    }

    private static List<String> ids(JsonValue page) {
        return page.at("entries").elements().stream()
                .map(entry -> entry.at("id").text().orElseThrow())
                .toList();
    }

    private static List<String> codes(JsonValue page) {
        return codes(page.at("entries").elements());
    }

    private static List<String> codes(List<JsonValue> findings) {
        return findings.stream()
                .map(finding -> finding.at("code").text().orElseThrow())
                .toList();
    }
}
