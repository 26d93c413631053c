package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.paging.PageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedCommandsTest extends DeskWorld {
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
}
