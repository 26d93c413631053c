package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.testing.ApiDescription;
import dev.kikilist.procurement.TicketId;
import dev.kikilist.text.CorporateNumber;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketRoutesTest extends DeskWorld {
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
}
