package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
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
        assertThat(book().contacts(new Recipient.Office(OFFICE))).isEmpty();

        book().register(OFFICE, Samples.contact("first"), null);
        assertThat(book().contacts(new Recipient.Office(OFFICE))).containsExactly(Samples.contact("first"));

        book().register(OFFICE, Samples.contact("second"), null);
        assertThat(book().contacts(new Recipient.Office(OFFICE))).containsExactly(Samples.contact("second"));
        assertThat(book().contacts(new Recipient.Office(new AdvisingOfficeCode("DIGITAL"))))
                .isEmpty();
    }

    @Test
    void knowsTheContactsThatAnAgencyRegistered() {
        var procurement = stores.procurements().create(samples.procurement());
        var invitation = stores.procurements().create(samples.invitation(procurement));

        assertThat(book().contacts(new Recipient.Agency(procurement.id()))).containsExactly(procurement.contact());
        assertThat(book().contacts(new Recipient.Vendor(procurement.id(), invitation.id())))
                .containsExactly(invitation.contact());
    }

    @Test
    void namesTheFallbackAfterTheContact() {
        var fallback = Samples.contact("fallback");
        var procurement = stores.procurements().create(Samples.withFallback(samples.procurement(), fallback));
        var invitation = stores.procurements().create(Samples.withFallback(samples.invitation(procurement), fallback));
        book().register(OFFICE, Samples.contact("first"), fallback);

        assertThat(book().contacts(new Recipient.Agency(procurement.id())))
                .containsExactly(procurement.contact(), fallback);
        assertThat(book().contacts(new Recipient.Vendor(procurement.id(), invitation.id())))
                .containsExactly(invitation.contact(), fallback);
        assertThat(book().contacts(new Recipient.Office(OFFICE))).containsExactly(Samples.contact("first"), fallback);
        assertThat(stores.procurements().find(procurement.id())).contains(procurement);
        assertThat(stores.procurements().findInvitation(procurement.id(), invitation.id()))
                .contains(invitation);

        book().register(OFFICE, Samples.contact("second"), null);
        assertThat(book().contacts(new Recipient.Office(OFFICE))).containsExactly(Samples.contact("second"));
    }

    @Test
    void substitutesForAnAgencyAreThoseOfItsBody() {
        var own = stores.procurements().create(samples.procurement(Samples.BODY, Samples.START));
        var later = stores.procurements()
                .create(Samples.withFallback(
                        samples.procurement(Samples.BODY, Samples.START.plusDays(1)), Samples.contact("fallback")));
        stores.procurements().create(samples.procurement(new BodyCode("another"), Samples.START));
        var invitation = stores.procurements().create(samples.invitation(own));
        book().register(OFFICE, Samples.contact("office"), null);

        Eventually.holds(() -> assertThat(book().substitutes(new Recipient.Agency(own.id())))
                .containsExactly(later.contact(), Samples.contact("fallback"), own.contact()));
        assertThat(book().substitutes(new Recipient.Vendor(own.id(), invitation.id())))
                .isEmpty();
        assertThat(book().substitutes(new Recipient.Office(OFFICE))).isEmpty();
        assertThat(book().substitutes(new Recipient.Agency(new ProcurementId(samples.id(ProcurementId.KIND)))))
                .isEmpty();
    }

    @Test
    void knowsNobodyElse() {
        var invitation = invite();

        assertThat(book().contacts(new Recipient.Agency(new ProcurementId(samples.id(ProcurementId.KIND)))))
                .isEmpty();
        assertThat(book().contacts(new Recipient.Vendor(
                        invitation.procurementId(), new InvitationId(samples.id(InvitationId.KIND)))))
                .isEmpty();
        assertThat(book().contacts(new Recipient.Vendor(
                        new ProcurementId(samples.id(ProcurementId.KIND)), invitation.id())))
                .isEmpty();
    }
}
