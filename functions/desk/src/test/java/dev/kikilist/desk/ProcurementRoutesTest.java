package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.testing.ApiDescription;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.lambda.testing.HttpCaller.Answer;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.EditionId;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.testkit.Samples;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcurementRoutesTest extends DeskWorld {
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
}
