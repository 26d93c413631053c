package dev.kikilist.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.kikilist.access.Viewer;
import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.RecallId;
import dev.kikilist.engines.TemplateValue;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.Viewers;
import dev.kikilist.policy.AdvisingOffice;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.SubmissionId;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The events of the HTTP functions say what they are named after, to the Lambda runtime and to our own decoder alike.
 */
class HttpEventsTest {
    private static final Edition EDITION = Editions.bundled().inForceOn(LocalDate.of(2026, 12, 1));

    private static final TemplateValue DESCRIPTION = TemplateValue.parse(Project.text("openapi.yaml"), "openapi.yaml");

    /** Marks a body that is no JSON, of which the description has no example. */
    private static final String CSV = "text/csv";

    /** Marks one that is no text either, which the gateway hands over in base64. */
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Map<String, Asked> STATUS = Map.ofEntries(
            Map.entry("get-review", new Asked("GET /submissions/{submissionId}/review", "agency", "")),
            Map.entry("list-open-reviews", new Asked("GET /reviews", "reviewer", "")),
            Map.entry("get-advice-statistics", new Asked("GET /advice-statistics/{fiscalYear}", "reviewer", "")),
            Map.entry(
                    "get-advice-statistics-as-csv",
                    new Asked("GET /advice-statistics/{fiscalYear}/csv", "reviewer", "")),
            Map.entry(
                    "get-advice-statistics-as-xlsx",
                    new Asked("GET /advice-statistics/{fiscalYear}/xlsx", "reviewer", "")),
            Map.entry("get-blank-form", new Asked("GET /form.xlsx", "", "")),
            Map.entry("list-procurements", new Asked("GET /procurements", "agency", "")),
            Map.entry("get-procurement", new Asked("GET /procurements/{procurementId}", "agency", "")),
            Map.entry(
                    "get-procurement-calendar",
                    new Asked("GET /procurements/{procurementId}/calendar.ics", "agency", "")),
            Map.entry("list-submissions", new Asked("GET /procurements/{procurementId}/submissions", "vendor", "")),
            Map.entry("get-receipt", new Asked("GET /submissions/{submissionId}/receipt", "vendor", "")),
            Map.entry("get-submission", new Asked("GET /submissions/{submissionId}", "vendor", "")),
            Map.entry("list-items", new Asked("GET /submissions/{submissionId}/items", "reviewer", "")),
            Map.entry(
                    "list-subcontractors", new Asked("GET /submissions/{submissionId}/subcontractors", "reviewer", "")),
            Map.entry("list-findings", new Asked("GET /submissions/{submissionId}/findings", "vendor", "")),
            Map.entry("get-difference", new Asked("GET /submissions/{submissionId}/difference", "vendor", "")),
            Map.entry(
                    "list-finding-changes", new Asked("GET /submissions/{submissionId}/finding-changes", "vendor", "")),
            Map.entry("get-office-contact", new Asked("GET /offices/{officeCode}/contact", "reviewer", "")),
            Map.entry("list-concerns", new Asked("GET /concerns", "reviewer", "")),
            Map.entry("get-concern", new Asked("GET /concerns/{concernId}", "reviewer", "")),
            Map.entry("list-concern-versions", new Asked("GET /concerns/{concernId}/versions", "reviewer", "")),
            Map.entry("dry-run-concern", new Asked("GET /concerns/{concernId}/dry-run", "reviewer", "")),
            Map.entry("get-recall", new Asked("GET /recalls/{recallId}", "reviewer", "")),
            Map.entry("list-recalled-lists", new Asked("GET /recalls/{recallId}/lists", "reviewer", "")),
            Map.entry("find-mentions", new Asked("GET /mentions", "reviewer", "")),
            Map.entry(
                    "list-recalls-of-submission",
                    new Asked("GET /submissions/{submissionId}/recalls", "reviewer", "")));

    private static final Map<String, Asked> DESK = Map.ofEntries(
            Map.entry("request-advice", new Asked("POST /submissions/{submissionId}/review", "agency", "")),
            Map.entry(
                    "withdraw-advice-request",
                    new Asked("POST /submissions/{submissionId}/review/withdrawal", "agency", "")),
            Map.entry(
                    "give-opinion",
                    new Asked("PUT /submissions/{submissionId}/review/opinion", "reviewer", "OpinionDraft")),
            Map.entry(
                    "confirm-opinion",
                    new Asked("POST /submissions/{submissionId}/review/opinion/confirmation", "reviewer", "")),
            Map.entry(
                    "ask-agency",
                    new Asked("POST /submissions/{submissionId}/review/inquiries", "reviewer", "InquiryDraft")),
            Map.entry(
                    "answer-inquiry",
                    new Asked(
                            "PUT /submissions/{submissionId}/review/inquiries/{inquiryNumber}/answer",
                            "agency",
                            "AnswerDraft")),
            Map.entry("release-advice", new Asked("POST /submissions/{submissionId}/review/releases", "reviewer", "")),
            Map.entry(
                    "notify-vendor",
                    new Asked("PUT /submissions/{submissionId}/review/vendor-notice", "agency", "VendorNoticeDraft")),
            Map.entry("register-procurement", new Asked("POST /procurements", "agency", "ProcurementRegistration")),
            Map.entry(
                    "register-procurement-without-a-type",
                    new Asked("POST /procurements", "agency", "ProcurementRegistration")),
            Map.entry(
                    "amend-procurement",
                    new Asked("PUT /procurements/{procurementId}", "agency", "ProcurementAmendment")),
            Map.entry(
                    "hand-over-procurement",
                    new Asked("PUT /procurements/{procurementId}/contact", "agency", "HandOver")),
            Map.entry(
                    "change-vendor-contact",
                    new Asked(
                            "PUT /procurements/{procurementId}/invitations/{invitationId}/contact",
                            "agency",
                            "VendorContact")),
            Map.entry(
                    "cancel-procurement",
                    new Asked("POST /procurements/{procurementId}/cancellation", "agency", "Cancellation")),
            Map.entry(
                    "invite-vendor",
                    new Asked("POST /procurements/{procurementId}/invitations", "agency", "InvitationRegistration")),
            Map.entry(
                    "issue-ticket",
                    new Asked(
                            "POST /procurements/{procurementId}/invitations/{invitationId}/tickets",
                            "vendor",
                            "TicketRequest")),
            Map.entry(
                    "link-annotated-workbook",
                    new Asked("POST /submissions/{submissionId}/annotated-workbook/links", "vendor", "")),
            Map.entry(
                    "export-submission",
                    new Asked("POST /submissions/{submissionId}/exports", "vendor", "ExportRequest")),
            Map.entry(
                    "register-office-contact",
                    new Asked("PUT /offices/{officeCode}/contact", "reviewer", "ContactRegistration")),
            Map.entry("draft-concern", new Asked("POST /concerns", "reviewer", "ConcernDraft")),
            Map.entry("change-concern", new Asked("PUT /concerns/{concernId}", "reviewer", "ConcernDraft")),
            Map.entry("publish-concern", new Asked("POST /concerns/{concernId}/publication", "reviewer", "")),
            Map.entry("withdraw-concern", new Asked("POST /concerns/{concernId}/withdrawal", "reviewer", "")),
            Map.entry("import-concerns", new Asked("POST /concerns/imports", "reviewer", CSV)),
            Map.entry("import-concerns-from-a-workbook", new Asked("POST /concerns/imports", "reviewer", WORKBOOK)));

    /**
     * What is asked.
     *
     * @param role the role of who asks; empty when it is anybody
     * @param example the name of the example in the description that is the body, or the media type of a body that is no JSON;
     *     empty when there is no body
     */
    record Asked(String route, String role, String example) {}

    static Stream<Arguments> events() {
        return Stream.concat(SampleEvent.of("status", STATUS), SampleEvent.of("desk", DESK));
    }

    @ParameterizedTest
    @MethodSource("events")
    void asksWhatItIsNamedAfter(SampleEvent event, Asked facts) {
        var request = event.as(APIGatewayV2HTTPEvent.class);

        assertThat(request.getVersion()).isEqualTo("2.0");
        assertThat(request.getRouteKey())
                .isEqualTo(request.getRequestContext().getRouteKey())
                .isEqualTo(facts.route());
        assertThat(request.getRawPath())
                .isEqualTo(request.getRequestContext().getHttp().getPath())
                .isEqualTo(path(facts.route(), request.getPathParameters()));
        assertThat(claims(request).getOrDefault(Viewers.ROLE, "")).isEqualTo(facts.role());
    }

    @ParameterizedTest
    @MethodSource("events")
    void ourDecoderFindsWhatTheRuntimeFinds(SampleEvent event, Asked facts) {
        var ours = HttpRequest.decode(new ByteArrayInputStream(event.json().getBytes(UTF_8)));
        var runtimes = event.as(APIGatewayV2HTTPEvent.class);

        assertThat(ours)
                .isEqualTo(new HttpRequest(
                        runtimes.getRequestContext().getRequestId(),
                        Instant.ofEpochMilli(runtimes.getRequestContext().getTimeEpoch()),
                        runtimes.getRouteKey(),
                        orNone(runtimes.getPathParameters()),
                        orNone(runtimes.getQueryStringParameters()),
                        runtimes.getHeaders(),
                        facts.example().equals(WORKBOOK) ? null : body(runtimes),
                        runtimes.getIsBase64Encoded() ? runtimes.getBody() : "",
                        claims(runtimes)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void comesFromSomebodyWhoMayAsk(SampleEvent event, Asked facts) {
        var claims = claims(event.as(APIGatewayV2HTTPEvent.class));
        if (facts.role().isEmpty()) {
            assertThat(claims).isEmpty();
            return;
        }
        var viewer = Viewers.from(claims).orElseThrow();

        switch (viewer) {
            case Viewer.AgencyViewer agency ->
                assertThat(EDITION.body(agency.body())).isPresent();
            case Viewer.ReviewerViewer reviewer ->
                assertThat(isOffice(reviewer.office().value())).isTrue();
            case Viewer.VendorViewer vendor -> assertThat(facts.role()).isEqualTo("vendor");
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void namesThingsByWellFormedIds(SampleEvent event, Asked facts) {
        orNone(event.as(APIGatewayV2HTTPEvent.class).getPathParameters())
                .forEach((name, value) ->
                        assertThat(isWellFormed(name, value)).as(name).isTrue());
    }

    @ParameterizedTest
    @MethodSource("events")
    void sendsTheBodyThatIsDescribed(SampleEvent event, Asked facts) {
        var request = event.as(APIGatewayV2HTTPEvent.class);

        if (facts.example().isEmpty()) {
            assertThat(request.getBody()).isNull();
        } else if (facts.example().equals(WORKBOOK)) {
            assertThat(request.getIsBase64Encoded()).isTrue();
            assertThat(request.getHeaders())
                    .containsEntry("content-type", WORKBOOK)
                    .containsEntry(
                            "content-length",
                            Integer.toString(Base64.getDecoder().decode(request.getBody()).length));
        } else {
            var body = body(request);
            assertThat(request.getHeaders())
                    .containsEntry("content-length", Integer.toString(body.getBytes(UTF_8).length));
            if (facts.example().equals(CSV)) {
                assertThat(request.getHeaders().get("content-type")).startsWith(CSV);
            } else {
                assertThat(TemplateValue.parse(body, "body"))
                        .isEqualTo(DESCRIPTION.at("components", "examples", facts.example(), "value"));
            }
        }
    }

    private static boolean isWellFormed(String name, String value) {
        return switch (name) {
            case "procurementId" -> ProcurementId.parse(value).isPresent();
            case "invitationId" -> InvitationId.parse(value).isPresent();
            case "inquiryNumber" -> value.matches("[1-9][0-9]{0,3}");
            case "fiscalYear" -> value.matches("20[0-9]{2}");
            case "concernId" -> ConcernId.parse(value).isPresent();
            case "recallId" -> RecallId.parse(value).isPresent();
            case "submissionId" -> SubmissionId.parse(value).isPresent();
            case "officeCode" -> isOffice(value);
            default -> false;
        };
    }

    private static boolean isOffice(String code) {
        return EDITION.advisingOffices().stream()
                .map(AdvisingOffice::code)
                .anyMatch(new AdvisingOfficeCode(code)::equals);
    }

    private static String path(String route, @Nullable Map<String, String> parameters) {
        var path = route.substring(route.indexOf('/'));
        for (var parameter : orNone(parameters).entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return path;
    }

    private static String body(APIGatewayV2HTTPEvent request) {
        var body = Objects.requireNonNullElse(request.getBody(), "");
        return request.getIsBase64Encoded() ? new String(Base64.getDecoder().decode(body), UTF_8) : body;
    }

    private static Map<String, String> claims(APIGatewayV2HTTPEvent request) {
        var authorizer = request.getRequestContext().getAuthorizer();
        return authorizer == null ? Map.of() : authorizer.getJwt().getClaims();
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> values) {
        return Objects.requireNonNullElse(values, Map.of());
    }
}
