package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.ChainCheck;
import dev.kikilist.lambda.testing.ApiDescription;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.policy.ImportanceViewpoint;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementEvents;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of a procurement after it was registered. */
class ProcurementChangesTest {
    private static final String PROCUREMENT = "/procurements/{procurementId}";
    private static final String VENDOR_CONTACT = "/procurements/{procurementId}/invitations/{invitationId}/contact";
    private static final String CONTACT = PROCUREMENT + "/contact";
    private static final String CANCELLATION = PROCUREMENT + "/cancellation";
    private static final String REGISTRATION = """
        {"title": "基幹ネットワーク機器の購入", "startDate": "2026-04-01",
         "viewpoints": [{"code": "CORE_BUSINESS", "reason": "全職員の業務が停止するため"}, "OPERATING_COST"],
         "contractMethod": "COMPREHENSIVE_EVALUATION", "subjects": ["EQUIPMENT", "SERVICE"],
         "deadlines": {"submissionDue": "2026-06-19", "inspectionDue": "2026-06-25", "biddingDay": "2026-06-30"},
         "contact": {"department": "会計課", "name": "調達 花子", "email": "chotatsu@agency.example.jp", "phone": ""}}
        """;
    private static final String HAND_OVER = """
        {"contact": {"name": "後任 次郎", "email": "kounin@agency.example.jp"}}
        """;
    private static final String REASON = "{\"reason\": \"予算の見直しのため\"}";
    private static final String VENDOR = """
        {"corporateNumber": "7010001008844", "vendorName": "〇〇システム株式会社",
         "contact": {"name": "営業 太郎", "email": "eigyo@vendor.example.jp"}}
        """;

    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final Stores stores = new InMemoryTable().stores(clock);
    private final DeskHandler handler = Desks.over(stores, clock);
    private final HttpCaller agency = HttpCaller.agency(handler, Samples.BODY.value());
    private final HttpCaller otherAgency = HttpCaller.agency(handler, Samples.OTHER_BODY.value());
    private final HttpCaller vendor = HttpCaller.vendor(handler, "7010001008844");
    private final HttpCaller.Answer registered = agency.post("/procurements", REGISTRATION);
    private final String id = registered.json().at("id").text().orElseThrow();
    private final HttpCaller asRegistered = agency.header("if-match", etag(registered));

    @Test
    void theExamplesAreWhatTheDescriptionSays() {
        var api = ApiDescription.ofProject();

        assertThat(api.requestFaults("PUT " + PROCUREMENT, REGISTRATION)).isEmpty();
        assertThat(api.requestFaults("PUT " + CONTACT, HAND_OVER)).isEmpty();
        assertThat(api.requestFaults("POST " + CANCELLATION, REASON)).isEmpty();
    }

    @Test
    void anAgencySaysWhyAViewpointApplies() {
        assertThat(stored().particulars().reasons())
                .containsExactly(Map.entry(ImportanceViewpoint.CORE_BUSINESS, "全職員の業務が停止するため"));
        assertThat(registered.json().at("viewpoints").elements())
                .extracting(viewpoint -> viewpoint.at("reason").text().orElse(""))
                .containsExactly("全職員の業務が停止するため", "");
    }

    @Test
    void theAgreementsWordOnCloudAndConnectionsIsToldAndDaysOffAreNoticed() {
        var cloud = REGISTRATION
                .replace("\"SERVICE\"]", "\"CLOUD_SERVICE\"], \"externalConnection\": true")
                .replace("2026-06-19", "2026-06-20");

        assertThat(notices(agency.post("/procurements", cloud)))
                .containsExactly("CLOUD_WITHOUT_ISMAP", "EXTERNAL_CONNECTION", "DEADLINE_ON_DAY_OFF");
        var withNumber = agency.post(
                "/procurements",
                cloud.replace("\"externalConnection\": true", "\"ismapRegistration\": \"C21-0001-2\""));
        assertThat(notices(withNumber)).containsExactly("DEADLINE_ON_DAY_OFF");
        assertThat(withNumber.json().at("ismapRegistration").text()).contains("C21-0001-2");
    }

    @Test
    void anAgencyAmendsWhatItRegistered() {
        clock.advance(Duration.ofDays(1));
        var answer = asRegistered.put(
                PROCUREMENT, REGISTRATION.replace("2026-06-19", "2026-06-22").replace("機器の購入", "機器の賃貸借"), id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("title").text()).contains("基幹ネットワーク機器の賃貸借");
        assertThat(stored().schedule().submissionDue()).isEqualTo(LocalDate.of(2026, 6, 22));
        assertThat(stored().standing().version()).isEqualTo(2);
        assertThat(stored().standing().sequence()).isEqualTo(1);
        assertThat(stored().registeredAt()).isBefore(stored().standing().changedAt());
        assertThat(etag(answer)).startsWith("\"2-");
        var amended = events().getLast().entry();
        assertThat(amended.kind()).isEqualTo(AuditKind.PROCUREMENT_AMENDED);
        assertThat(amended.facts())
                .containsOnly(Map.entry("title", "基幹ネットワーク機器の賃貸借"), Map.entry("submissionDue", "2026-06-22"));
    }

    @Test
    void theStartDateStays() {
        var answer = asRegistered.put(PROCUREMENT, REGISTRATION.replace("2026-04-01", "2026-04-02"), id);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("errors").elements())
                .extracting(error -> error.at("pointer").text().orElseThrow() + " "
                        + error.at("code").text().orElseThrow())
                .containsExactly("/startDate not-changeable");
        assertThat(stored().standing().version()).isEqualTo(1);
    }

    @Test
    void ofTwoWhoSawTheSameVersionOneChangesIt() {
        assertThat(asRegistered.put(CONTACT, HAND_OVER, id).status()).isEqualTo(200);

        var second = asRegistered.put(PROCUREMENT, REGISTRATION, id);

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.problem()).isEqualTo("changed-meanwhile");
        assertThat(stored().contact().known().orElseThrow().name()).isEqualTo("後任 次郎");
    }

    @Test
    void whichVersionIsMeantHasToBeSaid() {
        assertThat(agency.put(PROCUREMENT, REGISTRATION, id).status()).isEqualTo(428);
        assertThat(agency.put(CONTACT, HAND_OVER, id).status()).isEqualTo(428);
        assertThat(agency.post(CANCELLATION, REASON, id).status()).isEqualTo(428);
        assertThat(agency.header("if-match", "*").post(CANCELLATION, REASON, id).status())
                .isEqualTo(412);
        assertThat(stored().standing().version()).isEqualTo(1);
    }

    @Test
    void inOtherHandsMailGoesToTheNewContactAndTheCalendarStays() {
        asRegistered.put(CONTACT, HAND_OVER, id);

        assertThat(stored().contact().known().orElseThrow().email())
                .isEqualTo(new EmailAddress("kounin@agency.example.jp"));
        assertThat(stored().standing().sequence()).isZero();
        assertThat(events()).extracting(event -> event.entry().kind()).endsWith(AuditKind.PROCUREMENT_HANDED_OVER);
        assertThat(events().toString()).doesNotContain("後任", "kounin", "花子", "chotatsu@");
    }

    @Test
    void anInvitedVendorIsOwedOneMail() {
        var invitation = invited();
        assertThat(invited()).isEqualTo(invitation);

        assertThat(stores.outbox().unsentSince(Samples.NOW.plusSeconds(1), 10))
                .extracting(unsent ->
                        unsent.id().occasion() + " " + unsent.id().recipient().reference())
                .containsExactly("INVITED VENDOR:" + id + ":" + invitation);
    }

    @Test
    void anInvitedVendorGetsAnotherContact() {
        var invitation = invited();

        var answer = asRegistered.put(VENDOR_CONTACT, HAND_OVER, id, invitation);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(etag(answer)).startsWith("\"2-");
        assertThat(answer.json()
                        .at("invitations")
                        .elements()
                        .getFirst()
                        .at("contact")
                        .at("email")
                        .text())
                .contains("kounin@agency.example.jp");
        assertThat(stored().standing().sequence()).isZero();
        var changed = events().getLast().entry();
        assertThat(changed.kind()).isEqualTo(AuditKind.VENDOR_CONTACT_CHANGED);
        assertThat(changed.facts()).containsOnly(Map.entry("invitation", invitation));
        assertThat(asRegistered.put(VENDOR_CONTACT, HAND_OVER, id, invitation).status())
                .isEqualTo(412);
        assertThat(agency.put(VENDOR_CONTACT, HAND_OVER, id, invitation).status())
                .isEqualTo(428);
    }

    @Test
    void theContactOfAnotherInvitationIsAnsweredLikeThatOfNone() {
        var elsewhere = agency.post("/procurements", REGISTRATION)
                .json()
                .at("id")
                .text()
                .orElseThrow();
        var invitation = invited();

        var missing = asRegistered.put(VENDOR_CONTACT, HAND_OVER, id, "v-1");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(asRegistered
                        .put(VENDOR_CONTACT, HAND_OVER, elsewhere, invitation)
                        .seen())
                .isEqualTo(missing.seen());
        assertThat(otherAgency
                        .header("if-match", "\"1-seen\"")
                        .put(VENDOR_CONTACT, HAND_OVER, id, invitation)
                        .seen())
                .isEqualTo(missing.seen());
        assertThat(vendor.header("if-match", "\"1-seen\"")
                        .put(VENDOR_CONTACT, HAND_OVER, id, invitation)
                        .status())
                .isEqualTo(403);
    }

    private String invited() {
        return agency.post(PROCUREMENT + "/invitations", VENDOR, id)
                .json()
                .at("id")
                .text()
                .orElseThrow();
    }

    @Test
    void aCancelledProcurementIsNotGoneOnWith() {
        var invitation = invited();

        var answer = asRegistered.post(CANCELLATION, REASON, id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"cancelled\":true", "予算の見直しのため", "\"next\":null");
        var current = agency.header("if-match", etag(answer));
        assertThat(current.put(PROCUREMENT, REGISTRATION, id).problem()).isEqualTo("not-in-this-state");
        assertThat(current.put(CONTACT, HAND_OVER, id).problem()).isEqualTo("not-in-this-state");
        assertThat(current.put(VENDOR_CONTACT, HAND_OVER, id, invitation).problem())
                .isEqualTo("not-in-this-state");
        assertThat(current.post(CANCELLATION, REASON, id).problem()).isEqualTo("not-in-this-state");
        assertThat(agency.post(PROCUREMENT + "/invitations", VENDOR.replace("7010001008844", "7000012050002"), id)
                        .problem())
                .isEqualTo("not-in-this-state");
        var ticket = vendor.post(
                PROCUREMENT + "/invitations/{invitationId}/tickets",
                "{\"fileName\": \"機器リスト.xlsx\", \"size\": 1, \"sha256\": \"%s\"}".formatted("ab".repeat(32)),
                id,
                invitation);
        assertThat(ticket.problem()).isEqualTo("not-in-this-state");
        assertThat(events().getLast().entry().facts()).containsEntry("reason", "予算の見直しのため");
    }

    @Test
    void aCancellationHasItsReason() {
        assertThat(asRegistered.post(CANCELLATION, "{\"reason\": \" \"}", id).status())
                .isEqualTo(422);
        assertThat(asRegistered.post(CANCELLATION, "{\"raison\": \"a\"}", id).body())
                .contains("/raison");
        assertThat(stored().isCancelled()).isFalse();
    }

    @Test
    void onlyTheAgencyWhoseProcurementItIsChangesIt() {
        var foreign = HttpCaller.agency(handler, Samples.OTHER_BODY.value()).header("if-match", etag(registered));
        var unknown = new Samples("changes").procurement().id().value();

        assertThat(foreign.put(PROCUREMENT, REGISTRATION, id).seen())
                .isEqualTo(foreign.put(PROCUREMENT, REGISTRATION, unknown).seen())
                .startsWith("404 ");
        assertThat(foreign.put(CONTACT, HAND_OVER, id).status()).isEqualTo(404);
        assertThat(foreign.post(CANCELLATION, REASON, id).status()).isEqualTo(404);
        for (var other : List.of(vendor, HttpCaller.reviewer(handler, "NISC"))) {
            var caller = other.header("if-match", etag(registered));
            assertThat(caller.put(PROCUREMENT, REGISTRATION, id).status()).isEqualTo(403);
            assertThat(caller.put(CONTACT, HAND_OVER, id).status()).isEqualTo(403);
            assertThat(caller.post(CANCELLATION, REASON, id).status()).isEqualTo(403);
        }
        assertThat(stored().standing().version()).isEqualTo(1);
    }

    @Test
    void allThatHappenedIsAnUnbrokenChain() {
        var amended = asRegistered.put(PROCUREMENT, REGISTRATION.replace("2026-06-30", "2026-07-01"), id);
        var handedOver = agency.header("if-match", etag(amended)).put(CONTACT, HAND_OVER, id);
        agency.header("if-match", etag(handedOver)).post(CANCELLATION, REASON, id);

        assertThat(events())
                .extracting(event -> event.entry().kind())
                .containsExactly(
                        AuditKind.PROCUREMENT_REGISTERED,
                        AuditKind.PROCUREMENT_AMENDED,
                        AuditKind.PROCUREMENT_HANDED_OVER,
                        AuditKind.PROCUREMENT_CANCELLED);
        var subject = ProcurementEvents.subject(new ProcurementId(id));
        assertThat(ChainCheck.faults(
                        subject, events(), stores.audit().head(subject).orElseThrow()))
                .isEmpty();
    }

    private List<AuditEvent> events() {
        return stores.audit().events(ProcurementEvents.subject(new ProcurementId(id)));
    }

    private Procurement stored() {
        return stores.procurements().find(new ProcurementId(id)).orElseThrow();
    }

    private static List<String> notices(HttpCaller.Answer answer) {
        return answer.json().at("notices").elements().stream()
                .map(notice -> notice.at("code").text().orElseThrow())
                .toList();
    }

    private static String etag(HttpCaller.Answer answer) {
        return Objects.requireNonNull(answer.headers().get("etag"));
    }
}
