package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import org.junit.jupiter.api.Test;

/** What every {@link AddressBook} keeps to. */
public abstract class AddressBookContract extends StoreContract {
    private static final AdvisingOfficeCode OFFICE = new AdvisingOfficeCode("NISC");

    private AddressBook book() {
        return stores.addresses();
    }

    @Test
    void knowsTheContactThatAnOfficeRegisteredLast() {
        assertThat(book().contact(new Recipient.Office(OFFICE))).isEmpty();

        book().register(OFFICE, Samples.contact("first"));
        assertThat(book().contact(new Recipient.Office(OFFICE))).contains(Samples.contact("first"));

        book().register(OFFICE, Samples.contact("second"));
        assertThat(book().contact(new Recipient.Office(OFFICE))).contains(Samples.contact("second"));
        assertThat(book().contact(new Recipient.Office(new AdvisingOfficeCode("DIGITAL"))))
                .isEmpty();
    }

    @Test
    void knowsTheContactsThatAnAgencyRegistered() {
        var procurement = stores.procurements().create(samples.procurement());
        var invitation = stores.procurements().create(samples.invitation(procurement));

        assertThat(book().contact(new Recipient.Agency(procurement.id()))).contains(procurement.contact());
        assertThat(book().contact(new Recipient.Vendor(procurement.id(), invitation.id())))
                .contains(invitation.contact());
    }

    @Test
    void knowsNobodyElse() {
        var invitation = invite();

        assertThat(book().contact(new Recipient.Agency(new ProcurementId(samples.id(ProcurementId.KIND)))))
                .isEmpty();
        assertThat(book().contact(new Recipient.Vendor(
                        invitation.procurementId(), new InvitationId(samples.id(InvitationId.KIND)))))
                .isEmpty();
        assertThat(book().contact(new Recipient.Vendor(
                        new ProcurementId(samples.id(ProcurementId.KIND)), invitation.id())))
                .isEmpty();
    }
}
