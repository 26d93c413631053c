package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.testing.ApiDescription;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.testkit.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationRoutesTest extends DeskWorld {
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
}
