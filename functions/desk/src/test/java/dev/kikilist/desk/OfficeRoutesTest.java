package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.testing.ApiDescription;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mail.Suppressions.Reason;
import dev.kikilist.mail.Suppressions.Suppression;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OfficeRoutesTest extends DeskWorld {
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
}
