package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.lambda.testing.HttpCaller.Answer;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryAnswerStore;
import dev.kikilist.testkit.InMemoryExports;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.text.CorporateNumber;
import java.util.List;

/** A desk over stores in memory, whoever calls it, and what they send. */
abstract class DeskWorld {
    static final String PROCUREMENTS = "/procurements";
    static final String INVITATIONS = "/procurements/{procurementId}/invitations";
    static final String TICKETS = "/procurements/{procurementId}/invitations/{invitationId}/tickets";
    static final String OFFICE = "/offices/{officeCode}/contact";

    static final String PROCUREMENT = """
        {"title": "基幹ネットワーク機器の購入", "startDate": "2026-04-01",
         "viewpoints": ["CORE_BUSINESS", "OPERATING_COST"],
         "contractMethod": "COMPREHENSIVE_EVALUATION", "subjects": ["EQUIPMENT", "SERVICE"],
         "deadlines": {"submissionDue": "2026-06-20", "inspectionDue": "2026-06-25", "biddingDay": "2026-06-30"},
         "contact": {"department": "会計課", "name": "調達 花子", "email": "chotatsu@agency.example.jp", "phone": "03-0000-0000"}}
        """;
    static final String VENDOR = """
        {"corporateNumber": "7010001008844", "vendorName": "〇〇システム株式会社",
         "contact": {"name": "営業 太郎", "email": "eigyo@vendor.example.jp"}}
        """;
    static final String FILE = """
        {"fileName": "機器リスト.xlsx", "size": 18432, "sha256": "%s"}
        """.formatted("ab".repeat(32));
    static final String CONTACT = """
        {"department": "政策班", "name": "担当窓口", "email": "jogen@office.example.jp", "phone": ""}
        """;

    final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    final InMemoryTable table = new InMemoryTable();
    final Stores stores = table.stores(clock);
    final Samples samples = new Samples("desk");
    final InMemoryExports exports = new InMemoryExports();
    final DeskHandler handler = Desks.over(stores, clock, new InMemoryAnswerStore(table), Desks::signed, exports);
    final HttpCaller agency = HttpCaller.agency(handler, Samples.BODY.value());
    final HttpCaller otherAgency = HttpCaller.agency(handler, Samples.OTHER_BODY.value());
    final HttpCaller reviewer = HttpCaller.reviewer(handler, "NISC");
    final CorporateNumber vendorNumber = new CorporateNumber("7010001008844");
    final HttpCaller vendor = HttpCaller.vendor(handler, vendorNumber.value());
    final HttpCaller rival = HttpCaller.vendor(handler, "7000012050002");

    /** Returns the reviewer, who has seen the version {@code tag}. */
    HttpCaller knowing(String tag) {
        return reviewer.header("If-Match", tag);
    }

    Procurement procurement() {
        return stores.procurements().create(samples.procurement(new BodyCode("GOV-009"), Samples.START));
    }

    Invitation invitation() {
        return stores.procurements().create(samples.invitation(procurement(), vendorNumber));
    }

    static Answer ticket(HttpCaller caller, Invitation invitation, String body) {
        return caller.post(
                TICKETS,
                body,
                invitation.procurementId().value(),
                invitation.id().value());
    }

    /** Returns what is wrong with the fields that were sent: pointer and code of each. */
    static List<String> faults(Answer answer) {
        assertThat(answer.problem()).isEqualTo("invalid-fields");
        return answer.json().at("errors").elements().stream()
                .map(DeskWorld::fault)
                .toList();
    }

    private static String fault(JsonValue error) {
        return error.at("pointer").text().orElseThrow() + " "
                + error.at("code").text().orElseThrow();
    }
}
