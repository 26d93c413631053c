package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.export.ExportList;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.testing.ApiDescription;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.lambda.testing.HttpCaller.Answer;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mail.Suppressions.Reason;
import dev.kikilist.mail.Suppressions.Suppression;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.EditionId;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.TicketId;
import dev.kikilist.representation.Times;
import dev.kikilist.submission.LinkAnnotatedWorkbook;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.SubmissionStore.Recorded;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryAnswerStore;
import dev.kikilist.testkit.InMemoryExports;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskHandlerTest {
    private static final String PROCUREMENTS = "/procurements";
    private static final String INVITATIONS = "/procurements/{procurementId}/invitations";
    private static final String TICKETS = "/procurements/{procurementId}/invitations/{invitationId}/tickets";
    private static final String EXPORTS = "/submissions/{submissionId}/exports";
    private static final String OFFICE = "/offices/{officeCode}/contact";

    private static final String PROCUREMENT = """
        {"title": "基幹ネットワーク機器の購入", "startDate": "2026-04-01",
         "viewpoints": ["CORE_BUSINESS", "OPERATING_COST"],
         "contractMethod": "COMPREHENSIVE_EVALUATION", "subjects": ["EQUIPMENT", "SERVICE"],
         "deadlines": {"submissionDue": "2026-06-20", "inspectionDue": "2026-06-25", "biddingDay": "2026-06-30"},
         "contact": {"department": "会計課", "name": "調達 花子", "email": "chotatsu@agency.example.jp", "phone": "03-0000-0000"}}
        """;
    private static final String VENDOR = """
        {"corporateNumber": "7010001008844", "vendorName": "〇〇システム株式会社",
         "contact": {"name": "営業 太郎", "email": "eigyo@vendor.example.jp"}}
        """;
    private static final String FILE = """
        {"fileName": "機器リスト.xlsx", "size": 18432, "sha256": "%s"}
        """.formatted("ab".repeat(32));
    private static final String CONTACT = """
        {"department": "政策班", "name": "担当窓口", "email": "jogen@office.example.jp", "phone": ""}
        """;

    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final InMemoryTable table = new InMemoryTable();
    private final Stores stores = table.stores(clock);
    private final Samples samples = new Samples("desk");
    private final InMemoryExports exports = new InMemoryExports();
    private final DeskHandler handler =
            Desks.over(stores, clock, new InMemoryAnswerStore(table), Desks::signed, exports);
    private final HttpCaller agency = HttpCaller.agency(handler, Samples.BODY.value());
    private final HttpCaller otherAgency = HttpCaller.agency(handler, Samples.OTHER_BODY.value());
    private final HttpCaller reviewer = HttpCaller.reviewer(handler, "NISC");
    private final CorporateNumber vendorNumber = new CorporateNumber("7010001008844");
    private final HttpCaller vendor = HttpCaller.vendor(handler, vendorNumber.value());
    private final HttpCaller rival = HttpCaller.vendor(handler, "7000012050002");

    @Test
    void theRoutesAreTheCommandsOfTheDescription() {
        var commands =
                ApiDescription.ofProject().operations().stream().filter(operation -> !operation.startsWith("GET "));

        assertThat(handler.routeKeys()).containsExactlyInAnyOrderElementsOf(commands.toList());
    }

    // ---------------------------------------------------------------- procurements

    @Test
    void anAgencyRegistersAProcurement() {
        assertThat(ApiDescription.ofProject().requestFaults("POST " + PROCUREMENTS, PROCUREMENT))
                .isEmpty();

        var answer = agency.post(PROCUREMENTS, PROCUREMENT);

        assertThat(answer.status()).isEqualTo(201);
        var id = answer.json().at("id").text().orElseThrow();
        assertThat(answer.headers()).containsEntry("location", "/procurements/" + id);
        var stored = stores.procurements().find(new ProcurementId(id)).orElseThrow();
        assertThat(stored.body()).isEqualTo(Samples.BODY);
        assertThat(stored.title()).isEqualTo("基幹ネットワーク機器の購入");
        assertThat(stored.edition()).isEqualTo(new EditionId("2021-09-01"));
        assertThat(stored.schedule().biddingDay()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(stored.contact().known().orElseThrow().email())
                .isEqualTo(new EmailAddress("chotatsu@agency.example.jp"));
        assertThat(stored.registeredAt()).isEqualTo(Samples.NOW.truncatedTo(ChronoUnit.SECONDS));
        assertThat(answer.json().at("applicability").at("outcome").text()).contains("BINDING");
        assertThat(notices(answer)).as("2026-06-20 is a Saturday").containsExactly("DEADLINE_ON_DAY_OFF");
    }

    @Test
    void theStartDateChoosesTheEdition() {
        assertThat(edition("2021-08-31")).contains("2021-07-06");
        assertThat(edition("2021-09-01")).contains("2021-09-01");
    }

    private Optional<String> edition(String startDate) {
        var registration = PROCUREMENT.replace("2026-04-01", startDate);
        return agency.post(PROCUREMENTS, registration).json().at("edition").text();
    }

    @Test
    void aContractMethodOutsideTheAgreementIsRegisteredAndNoticed() {
        var answer = agency.post(PROCUREMENTS, PROCUREMENT.replace("COMPREHENSIVE_EVALUATION", "OTHER"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(notices(answer)).containsExactly("CONTRACT_METHOD_OUTSIDE_AGREEMENT", "DEADLINE_ON_DAY_OFF");
    }

    private static List<String> notices(Answer answer) {
        return answer.json().at("notices").elements().stream()
                .map(notice -> notice.at("code").text().orElseThrow())
                .toList();
    }

    @Test
    void whetherTheAgreementBindsIsTold() {
        var answer = agency.post(PROCUREMENTS, PROCUREMENT.replace("2026-04-01", "2019-03-31"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("applicability").at("outcome").text()).contains("NOT_BINDING");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "title": "基幹ネットワーク機器の購入"        | "title": ""                               | /title                     | required
        "title": "基幹ネットワーク機器の購入"        | "title": "　 "                            | /title                     | required
        "title": "基幹ネットワーク機器の購入"        | "title": 5                                | /title                     | required
        "title": "基幹ネットワーク機器の購入"        | "title": "a\\u0007b"                      | /title                     | unusable-character
        "title": "基幹ネットワーク機器の購入"        | "title": "a\\ud800b"                      | /title                     | unusable-character
        "startDate": "2026-04-01"                    | "startDate": "2026-02-30"                 | /startDate                 | not-a-date
        "startDate": "2026-04-01"                    | "startDate": "令和8年4月1日"              | /startDate                 | not-a-date
        "startDate": "2026-04-01"                    | "startDate": "2026-4-1"                   | /startDate                 | not-a-date
        "startDate": "2026-04-01"                    | "startDate": "２０２６-04-01"             | /startDate                 | not-a-date
        "startDate": "2026-04-01"                    | "startDate": null                         | /startDate                 | required
        "startDate": "2026-04-01"                    | "startDate": "2018-12-09"                 | /startDate                 | out-of-range
        "startDate": "2026-04-01"                    | "startDate": "2026-06-21"                 | /deadlines/submissionDue   | out-of-order
        "CORE_BUSINESS", "OPERATING_COST"            |                                           | /viewpoints                | required
        "CORE_BUSINESS", "OPERATING_COST"            | "CORE_BUSINESS", "core_business"          | /viewpoints/1              | unknown-value
        "CORE_BUSINESS", "OPERATING_COST"            | 4                                         | /viewpoints/0              | required
        "COMPREHENSIVE_EVALUATION"                   | "LOWEST_PRICE"                            | /contractMethod            | unknown-value
        "EQUIPMENT", "SERVICE"                       |                                           | /subjects                  | required
        "inspectionDue": "2026-06-25"                | "inspectionDue": "2026-06-19"             | /deadlines/inspectionDue   | out-of-order
        "biddingDay": "2026-06-30"                   | "biddingDay": "2026-06-24"                | /deadlines/biddingDay      | out-of-order
        "biddingDay": "2026-06-30"                   | "biddingDay": "2206-06-30"                | /deadlines/biddingDay      | out-of-range
        "biddingDay": "2026-06-30"                   | "bidingDay": "2026-06-30"                 | /deadlines/biddingDay      | required
        "name": "調達 花子"                          | "name": ""                                | /contact/name              | required
        "email": "chotatsu@agency.example.jp"        | "email": "chotatsu"                       | /contact/email             | not-a-mail-address
        "email": "chotatsu@agency.example.jp"        | "email": "a@b.jp, c@d.jp"                 | /contact/email             | not-a-mail-address
        "email": "chotatsu@agency.example.jp"        | "email": "a@b.jp\\r\\nBcc: c@d.jp"        | /contact/email             | not-a-mail-address
        """)
    void aFaultNamesItsField(String field, String faulty, String pointer, String code) {
        var answer = agency.post(PROCUREMENTS, PROCUREMENT.replace(field, faulty == null ? "" : faulty));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(faults(answer)).contains(pointer + " " + code);
        assertThat(stores.procurements().allProcurements(PageRequest.first(10)).entries())
                .isEmpty();
    }

    @Test
    void allFaultsAreToldAtOnceInBothLanguages() {
        var answer = agency.post(PROCUREMENTS, "{\"tittle\": \"a\", \"contact\": {\"e/mail\": 1}}");

        assertThat(faults(answer))
                .containsExactly(
                        "/title required",
                        "/startDate required",
                        "/viewpoints required",
                        "/contractMethod required",
                        "/subjects required",
                        "/deadlines/submissionDue required",
                        "/deadlines/inspectionDue required",
                        "/deadlines/biddingDay required",
                        "/contact/name required",
                        "/contact/email required",
                        "/tittle unknown-field",
                        "/contact/e~1mail unknown-field");
        assertThat(answer.json().at("errors").elements()).allSatisfy(error -> {
            assertThat(error.at("ja").text().orElseThrow()).endsWith("。");
            assertThat(error.at("en").text().orElseThrow()).endsWith(".");
        });
    }

    @Test
    void aTitleOf200CharactersIsTaken() {
        assertThat(agency.post(PROCUREMENTS, PROCUREMENT.replace("基幹ネットワーク機器の購入", "𠮷".repeat(200)))
                        .status())
                .isEqualTo(201);
        assertThat(faults(agency.post(PROCUREMENTS, PROCUREMENT.replace("基幹ネットワーク機器の購入", "𠮷".repeat(201)))))
                .containsExactly("/title too-long");
    }

    @Test
    void aBodyThatIsNotOfTheEditionCannotRegister() {
        var digitalAgency = HttpCaller.agency(handler, "GOV-025");

        assertThat(digitalAgency.post(PROCUREMENTS, PROCUREMENT).status()).isEqualTo(201);
        assertThat(faults(digitalAgency.post(PROCUREMENTS, PROCUREMENT.replace("2026-04-01", "2021-08-31"))))
                .containsExactly("/startDate body-not-in-edition");
        assertThat(faults(HttpCaller.agency(handler, "NOBODY").post(PROCUREMENTS, PROCUREMENT)))
                .containsExactly("/startDate body-not-in-edition");
    }

    // ---------------------------------------------------------------- invitations

    @Test
    void anAgencyInvitesAVendor() {
        assertThat(ApiDescription.ofProject().requestFaults("POST " + INVITATIONS, VENDOR))
                .isEmpty();
        var procurement = procurement();

        var answer = agency.post(INVITATIONS, VENDOR, procurement.id().value());

        assertThat(answer.status()).isEqualTo(201);
        var id = InvitationId.of(procurement.id(), vendorNumber);
        assertThat(answer.json().at("id").text()).contains(id.value());
        assertThat(answer.json().at("uploadPrefix").text()).contains("uploads/" + procurement.id() + "/" + id + "/");
        var stored = stores.procurements().findInvitation(procurement.id(), id).orElseThrow();
        assertThat(stored.vendor()).isEqualTo(vendorNumber);
        assertThat(stored.body()).isEqualTo(Samples.BODY);
        assertThat(stored.startDate()).isEqualTo(procurement.startDate());
        assertThat(stored.contact().known().orElseThrow().phone()).isEmpty();
    }

    @Test
    void theSameInvitationAgainIsTheSameAndAnotherIsRefused() {
        var procurement = procurement();
        var first = agency.post(INVITATIONS, VENDOR, procurement.id().value());
        clock.advance(Duration.ofDays(1));

        assertThat(agency.post(INVITATIONS, VENDOR, procurement.id().value()).seen())
                .isEqualTo(first.seen());
        var other = agency.post(
                INVITATIONS,
                VENDOR.replace("eigyo@", "shacho@"),
                procurement.id().value());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("already-invited");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ""                  | required               |
        "1234567890123"     | not-a-corporate-number |
        "T7010001008844"    | not-a-corporate-number | 7010001008844
        "7-0100-0100-8844"  | not-a-corporate-number | 7010001008844
        "７０１０００１００８８４４" | not-a-corporate-number | 7010001008844
        "010001008844"      | not-a-corporate-number | 7010001008844
        "9999999999999"     | not-a-corporate-number |
        "なし"              | not-a-corporate-number |
        7010001008844       | required               |
        """)
    void aCorporateNumberIsTakenInItsExactForm(String written, String code, String meant) {
        var answer = agency.post(
                INVITATIONS,
                VENDOR.replace("\"7010001008844\"", written),
                procurement().id().value());

        assertThat(faults(answer)).containsExactly("/corporateNumber " + code);
        if (meant != null) {
            assertThat(answer.body()).contains("「" + meant + "」").contains("Did you mean " + meant);
        }
    }

    // ---------------------------------------------------------------- tickets

    @Test
    void anInvitedVendorGetsATicket() {
        assertThat(ApiDescription.ofProject().requestFaults("POST " + TICKETS, FILE))
                .isEmpty();
        var invitation = invitation();

        var answer = ticket(vendor, invitation, FILE);

        assertThat(answer.status()).isEqualTo(201);
        var id = new TicketId(answer.json().at("id").text().orElseThrow());
        var stored = stores.procurements()
                .findTicket(invitation.procurementId(), invitation.id(), id)
                .orElseThrow();
        assertThat(stored.size()).isEqualTo(18_432);
        assertThat(stored.expiresAt()).isEqualTo(stored.issuedAt().plus(Duration.ofMinutes(15)));
        var upload = answer.json().at("upload");
        assertThat(upload.at("url").text())
                .contains("https://bucket.example/uploads/" + invitation.procurementId() + "/" + invitation.id()
                        + "/tickets/" + id + "?signed");
        assertThat(upload.at("headers").at("if-none-match").text()).contains("*");
        assertThat(upload.at("headers").at("content-length").isAbsent()).isTrue();
        assertThat(upload.at("curl").text().orElseThrow())
                .startsWith("curl --fail-with-body --upload-file './機器リスト.xlsx' --header 'if-none-match: *'");
        assertThat(answer.log()).doesNotContain("signed").doesNotContain("機器");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "fileName": "機器リスト.xlsx" | "fileName": ""                  | /fileName | required
        "fileName": "機器リスト.xlsx" | "fileName": "../list.xlsx"      | /fileName | unusable-character
        "fileName": "機器リスト.xlsx" | "fileName": "C:\\\\list.xlsx"   | /fileName | unusable-character
        "size": 18432                 | "size": 0                       | /size     | out-of-range
        "size": 18432                 | "size": 60000001                | /size     | out-of-range
        "size": 18432                 | "size": -1                      | /size     | out-of-range
        "size": 18432                 | "size": 1.5                     | /size     | required
        "size": 18432                 | "size": "18432"                 | /size     | required
        "sha256": "ab                 | "sha256": "AB                   | /sha256   | not-a-checksum
        "sha256": "ab                 | "sha256": "                     | /sha256   | not-a-checksum
        "sha256": "ab                 | "sha265": "ab                   | /sha256   | required
        """)
    void aFaultyAnnouncementGetsNoTicket(String field, String faulty, String pointer, String code) {
        var answer = ticket(vendor, invitation(), FILE.replace(field, faulty));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(faults(answer)).contains(pointer + " " + code);
    }

    @Test
    void theLargestFileGetsATicket() {
        assertThat(ticket(vendor, invitation(), FILE.replace("18432", "60000000"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aVendorThatAsksForTooManyTicketsIsToldWhenThereIsOne() {
        var invitation = invitation();
        for (int ticket = 0; ticket < 3; ticket++) {
            assertThat(ticket(vendor, invitation, FILE).status()).isEqualTo(201);
        }

        var refused = ticket(vendor, invitation, FILE);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-tickets");
        assertThat(refused.headers()).containsEntry("retry-after", "10");
        assertThat(refused.body()).contains("提出票", "upload tickets");
        clock.advance(Duration.ofMillis(9_300));
        assertThat(ticket(vendor, invitation, FILE).headers()).containsEntry("retry-after", "1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(ticket(vendor, invitation, FILE).status()).isEqualTo(201);
    }

    @Test
    void aKeyWhoseRequestWasOneTooManyIsFreeAndAnAnsweredOneIsAnsweredStill() {
        var invitation = invitation();
        var answered = ticket(vendor.header("idempotency-key", "first"), invitation, FILE);
        ticket(vendor, invitation, FILE);
        ticket(vendor, invitation, FILE);
        var refused = vendor.header("idempotency-key", "fourth");

        assertThat(ticket(refused, invitation, FILE).status()).isEqualTo(429);
        assertThat(ticket(vendor.header("idempotency-key", "first"), invitation, FILE)
                        .json()
                        .at("id"))
                .isEqualTo(answered.json().at("id"));
        clock.advance(Duration.ofSeconds(10));
        assertThat(ticket(refused, invitation, FILE).status()).isEqualTo(201);
    }

    @Test
    void aLargeFileCountsAsSeveral() {
        var invitation = invitation();
        var large = FILE.replace("18432", "340000");
        assertThat(ticket(vendor, invitation, large).status()).isEqualTo(201);

        assertThat(ticket(vendor, invitation, FILE).headers()).containsEntry("retry-after", "10");
        assertThat(ticket(vendor, invitation, large).headers()).containsEntry("retry-after", "30");
    }

    @Test
    void whatOneVendorAsksForIsNotSeenByAnother() {
        var invitation = invitation();
        var procurement = invitation.procurementId();
        var ofRival = stores.procurements()
                .create(samples.invitation(
                        stores.procurements().find(procurement).orElseThrow(), new CorporateNumber("7000012050002")));
        var before = ticket(rival, invitation, FILE).seen();
        for (int ticket = 0; ticket < 4; ticket++) {
            ticket(vendor, invitation, FILE);
        }

        assertThat(ticket(vendor, invitation, FILE).status()).isEqualTo(429);
        assertThat(ticket(rival, invitation, FILE).seen()).isEqualTo(before).startsWith("404 ");
        assertThat(ticket(rival, ofRival, FILE).status()).isEqualTo(201);
        assertThat(ticket(vendor, invitation, FILE.replace("18432", "0")).status())
                .as("a fault is told before the allowance")
                .isEqualTo(422);
    }

    // ---------------------------------------------------------------- offices

    @Test
    void aReviewerRegistersTheContactOfItsOffice() {
        assertThat(ApiDescription.ofProject().requestFaults("PUT " + OFFICE, CONTACT))
                .isEmpty();

        var first = knowing("\"1-first\"").put(OFFICE, CONTACT, "NISC");
        assertThat(first.status()).isEqualTo(200);
        assertThat(knowing(Objects.requireNonNull(first.headers().get("etag")))
                        .put(OFFICE, CONTACT.replace("jogen@", "shin@"), "NISC")
                        .json()
                        .at("contact")
                        .at("email")
                        .text())
                .contains("shin@office.example.jp");

        var registered = stores.addresses()
                .contacts(new Recipient.Office(new AdvisingOfficeCode("NISC")))
                .getFirst();
        assertThat(registered.email()).isEqualTo(new EmailAddress("shin@office.example.jp"));
        assertThat(registered.department()).isEqualTo("政策班");
        assertThat(faults(knowing("\"3-now\"").put(OFFICE, "{\"name\": \"a\", \"email\": \"b\"}", "NISC")))
                .containsExactly("/email not-a-mail-address");
    }

    @Test
    void twoReviewersOfAnOfficeDoNotOverwriteEachOther() {
        assertThat(knowing("\"1-first\"").put(OFFICE, CONTACT, "NISC").status()).isEqualTo(200);

        assertThat(knowing("\"1-first\"")
                        .put(OFFICE, CONTACT.replace("jogen@", "shin@"), "NISC")
                        .status())
                .isEqualTo(412);
        assertThat(reviewer.put(OFFICE, CONTACT, "NISC").status()).isEqualTo(428);
        assertThat(stores.addresses().contacts(new Recipient.Office(new AdvisingOfficeCode("NISC"))))
                .extracting(contact -> contact.email().value())
                .containsExactly("jogen@office.example.jp");
    }

    private HttpCaller knowing(String tag) {
        return reviewer.header("If-Match", tag);
    }

    @Test
    void anOfficeThatRegistersItsAddressAgainTakesMailAgain() {
        var address = new EmailAddress("jogen@office.example.jp");
        stores.suppressions().suppress(address, new Suppression(Reason.BOUNCED, Instant.EPOCH));
        var withFallback = CONTACT.strip().replaceFirst("}$", ", \"fallbackContact\": " + CONTACT.strip() + "}");
        assertThat(ApiDescription.ofProject().requestFaults("PUT " + OFFICE, withFallback))
                .isEmpty();

        var answer = knowing("\"1-first\"").put(OFFICE, withFallback, "NISC");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("fallbackContact").at("email").text()).contains("jogen@office.example.jp");
        assertThat(stores.suppressions().among(List.of(address))).isEmpty();
        assertThat(faults(knowing("\"2-now\"").put(OFFICE, withFallback.replaceFirst("(?s)(.*)jogen@", "$1@"), "NISC")))
                .containsExactly("/fallbackContact/email not-a-mail-address");
    }

    // ---------------------------------------------------------------- once

    @Test
    void aRepeatedCommandGetsTheFirstAnswer() {
        var keyed = agency.header("Idempotency-Key", "register-1");
        var first = keyed.post(PROCUREMENTS, PROCUREMENT);
        clock.advance(Duration.ofMinutes(5));

        assertThat(keyed.post(PROCUREMENTS, PROCUREMENT).seen()).isEqualTo(first.seen());
        assertThat(agency.post(PROCUREMENTS, PROCUREMENT).json().at("id").text())
                .isNotEqualTo(first.json().at("id").text());
        assertThat(otherAgency
                        .header("Idempotency-Key", "register-1")
                        .post(PROCUREMENTS, PROCUREMENT)
                        .json()
                        .at("id")
                        .text())
                .isNotEqualTo(first.json().at("id").text());
    }

    @Test
    void aKeyThatStandsForAnotherCommandIsRefused() {
        var keyed = agency.header("Idempotency-Key", "register-1");
        keyed.post(PROCUREMENTS, PROCUREMENT);

        for (var other : List.of(
                PROCUREMENT.replace("基幹", "別の"),
                PROCUREMENT.replace("2026-06-30", "2026-07-01"),
                PROCUREMENT.replace("03-0000-0000", "03-0000-0001"),
                PROCUREMENT.replace("\"EQUIPMENT\", ", ""))) {
            var answer = keyed.post(PROCUREMENTS, other);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
        }
        assertThat(stores.procurements().allProcurements(PageRequest.first(10)).entries())
                .hasSize(1);
    }

    @Test
    void aRepeatedRequestForATicketGetsTheTicketOfThen() {
        var invitation = invitation();
        var keyed = vendor.header("Idempotency-Key", "upload-1");
        var first = ticket(keyed, invitation, FILE).json();
        clock.advance(Duration.ofMinutes(14));
        var again = ticket(keyed, invitation, FILE).json();

        assertThat(again.at("id")).isEqualTo(first.at("id"));
        assertThat(again.at("expiresAt")).isEqualTo(first.at("expiresAt"));
        assertThat(ticket(keyed, invitation, FILE.replace("18432", "18433")).problem())
                .isEqualTo("idempotency-key-reused");
        clock.advance(Duration.ofMinutes(1));
        assertThat(ticket(keyed, invitation, FILE).problem()).isEqualTo("ticket-expired");
        assertThat(ticket(vendor, invitation, FILE).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "鍵", "a\u0001"})
    void aKeyThatCannotBeOneIsRefused(String key) {
        var answer = agency.header("Idempotency-Key", key).post(PROCUREMENTS, PROCUREMENT);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("errors").elements().getFirst().at("header").text())
                .contains("Idempotency-Key");
    }

    // ---------------------------------------------------------------- who may do what

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

    // ---------------------------------------------------------------- bodies and outages

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

    // ---------------------------------------------------------------- annotated workbooks

    @Test
    void whoeverMaySeeASubmissionGetsAnAddressOfItsAnnotatedWorkbook() {
        var submission = decided(invitation(), 1);

        for (var caller : List.of(vendor, agency, reviewer)) {
            var answer = link(caller, submission.id().value());

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().at("url").text())
                    .contains("https://results.example/annotated/" + submission.id() + "/1.xlsx?60");
            assertThat(answer.json().at("fileName").text())
                    .hasValueSatisfying(name -> assertThat(name).endsWith("（指摘入り）.xlsx"));
            assertThat(answer.json().at("expiresAt").text())
                    .contains(Times.text(Samples.NOW.plus(LinkAnnotatedWorkbook.VALIDITY)));
        }
    }

    @Test
    void theAnnotatedWorkbookOfAnotherIsAnsweredLikeOneThatDoesNotExist() {
        var submission = decided(invitation(), 1);

        for (var stranger : List.of(rival, otherAgency)) {
            assertThat(link(stranger, submission.id().value()).seen())
                    .isEqualTo(link(stranger, samples.id(SubmissionId.KIND)).seen())
                    .isEqualTo(link(stranger, "nonsense").seen());
        }
        assertThat(link(rival, submission.id().value()).problem()).isEqualTo("not-found");
    }

    @Test
    void aListWithoutFindingsHasNoAnnotatedWorkbook() {
        var submission = decided(invitation(), 0);

        assertThat(link(vendor, submission.id().value()).problem()).isEqualTo("no-annotated-workbook");
    }

    @Test
    void aListThatIsStillReadHasNoAnnotatedWorkbookYet() {
        var received = Samples.begin(stores.submissions(), samples.received(invitation()));

        assertThat(link(vendor, received.id().value()).problem()).isEqualTo("not-read-yet");
    }

    // ---------------------------------------------------------------- exports

    @Test
    void whoeverMaySeeASubmissionGetsAnExportOfIt() {
        var submission = read(invitation());

        for (var caller : List.of(vendor, agency)) {
            var answer = export(caller, submission.id().value(), "csv");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().at("url").text())
                    .contains("https://results.example/exports/" + submission.id() + "/1/shared.csv?60");
            assertThat(answer.json().at("fileName").text())
                    .hasValueSatisfying(name -> assertThat(name).endsWith("（読取結果）.csv"));
            assertThat(answer.json().at("expiresAt").text())
                    .contains(Times.text(Samples.NOW.plus(ExportList.VALIDITY)));
        }
        assertThat(exported(submission, "shared.csv"))
                .contains("機器等一覧", "再委託等一覧", "E120", Samples.item(250).product().value());
    }

    @Test
    void whatOnlyReviewersKnowIsInTheirExportAlone() {
        var submission = read(invitation());

        for (var format : List.of("csv", "xlsx")) {
            export(reviewer, submission.id().value(), format);
            export(vendor, submission.id().value(), format);
        }
        assertThat(exports.keys())
                .extracting(key -> key.substring(key.indexOf("/1/") + 3))
                .containsExactlyInAnyOrder("reviewers.csv", "reviewers.xlsx", "shared.csv", "shared.xlsx");
        assertThat(exported(submission, "reviewers.csv")).contains("R301");
        assertThat(exported(submission, "shared.csv")).doesNotContain("R301").doesNotContain("確認担当限り");
    }

    @Test
    void anExportIsTheSameForOthersWhateverReviewersKnow() {
        var with = read(invitation());
        var without = read(invitation(), List.of(Samples.finding(FindingCode.E120, 14)));

        export(vendor, with.id().value(), "csv");
        export(vendor, without.id().value(), "csv");

        assertThat(exported(with, "shared.csv")).isEqualTo(exported(without, "shared.csv"));
    }

    @Test
    void anExportIsMadeOnce() {
        var submission = read(invitation());
        var first = export(vendor, submission.id().value(), "xlsx");
        exports.outages().failNext("Exports.store", 1);

        assertThat(export(vendor, submission.id().value(), "xlsx").seen()).isEqualTo(first.seen());
    }

    @Test
    void theExportOfAnotherIsAnsweredLikeOneThatDoesNotExist() {
        var submission = read(invitation());

        for (var stranger : List.of(rival, otherAgency)) {
            assertThat(export(stranger, submission.id().value(), "csv").seen())
                    .isEqualTo(export(stranger, samples.id(SubmissionId.KIND), "csv")
                            .seen())
                    .isEqualTo(export(stranger, "nonsense", "csv").seen());
        }
        assertThat(exports.keys()).isEmpty();
    }

    @Test
    void aListThatIsStillReadHasNoExportYet() {
        var received = Samples.begin(stores.submissions(), samples.received(invitation()));

        assertThat(export(vendor, received.id().value(), "csv").problem()).isEqualTo("not-read-yet");
    }

    @Test
    void anUnknownFormatIsNamed() {
        var submission = read(invitation());

        for (var body :
                List.of("{\"format\": \"pdf\"}", "{\"format\": 1}", "{}", "{\"format\": \"csv\", \"formal\": 1}")) {
            var answer = vendor.post(EXPORTS, body, submission.id().value());
            assertThat(answer.status()).as(body).isEqualTo(422);
        }
        assertThat(vendor.post(EXPORTS, "{\"format\": \"pdf\"}", submission.id().value())
                        .body())
                .contains("/format")
                .contains("unknown-value")
                .contains("「csv」又は「xlsx」");
    }

    private Submission read(Invitation invitation) {
        return read(invitation, List.of(Samples.finding(FindingCode.E120, 14), Samples.finding(FindingCode.R301, 16)));
    }

    private Submission read(Invitation invitation, List<Finding> findings) {
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var rows = stores.rows().write(Samples.lease(received));
        for (int i = 1; i <= 250; i++) {
            rows.item(Samples.item(i));
        }
        rows.subcontractor(Samples.subcontractor(1));
        var decided = received.decided(
                SubmissionState.READY_FOR_REVIEW, 1, Samples.NOW, Samples.reading(rows.finish(findings)), null);
        assertThat(stores.submissions()
                        .record(new Decision(decided, Samples.lease(received), invitation, null, null, List.of())))
                .isEqualTo(Recorded.RECORDED);
        return decided;
    }

    private static Answer export(HttpCaller caller, String id, String format) {
        return caller.post(EXPORTS, "{\"format\": \"" + format + "\"}", id);
    }

    private String exported(Submission submission, String name) {
        return new String(
                exports.find("exports/" + submission.id() + "/1/" + name).orElseThrow(), StandardCharsets.UTF_8);
    }

    private Submission decided(Invitation invitation, int findings) {
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var manifest = new Manifest(1, 0, 0, findings, 0, "", "");
        var decided =
                received.decided(SubmissionState.READY_FOR_REVIEW, 1, Samples.NOW, Samples.reading(manifest), null);
        assertThat(stores.submissions()
                        .record(new Decision(decided, Samples.lease(received), invitation, null, null, List.of())))
                .isEqualTo(Recorded.RECORDED);
        return decided;
    }

    private static Answer link(HttpCaller caller, String id) {
        return caller.post("/submissions/{submissionId}/annotated-workbook/links", "", id);
    }

    // ---------------------------------------------------------------- helpers

    private Procurement procurement() {
        return stores.procurements().create(samples.procurement(new BodyCode("GOV-009"), Samples.START));
    }

    private Invitation invitation() {
        return stores.procurements().create(samples.invitation(procurement(), vendorNumber));
    }

    private static Answer ticket(HttpCaller caller, Invitation invitation, String body) {
        return caller.post(
                TICKETS,
                body,
                invitation.procurementId().value(),
                invitation.id().value());
    }

    private static Answer call(HttpCaller caller, String routeKey, String body, String... values) {
        return caller.header("content-type", "application/json").call(routeKey, body, values);
    }

    private static List<String> faults(Answer answer) {
        assertThat(answer.problem()).isEqualTo("invalid-fields");
        return answer.json().at("errors").elements().stream()
                .map(DeskHandlerTest::fault)
                .toList();
    }

    private static String fault(JsonValue error) {
        return error.at("pointer").text().orElseThrow() + " "
                + error.at("code").text().orElseThrow();
    }
}
