package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.OfficeContact;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.RemovedContact;
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

        Samples.register(book(), OFFICE, Samples.contact("first"), null);
        assertThat(book().contacts(new Recipient.Office(OFFICE))).containsExactly(Samples.contact("first"));

        Samples.register(book(), OFFICE, Samples.contact("second"), null);
        assertThat(book().contacts(new Recipient.Office(OFFICE))).containsExactly(Samples.contact("second"));
        assertThat(book().contacts(new Recipient.Office(new AdvisingOfficeCode("DIGITAL"))))
                .isEmpty();
    }

    @Test
    void knowsTheContactsThatAnAgencyRegistered() {
        var procurement = stores.procurements().create(samples.procurement());
        var invitation = stores.procurements().create(samples.invitation(procurement));

        assertThat(book().contacts(new Recipient.Agency(procurement.id())))
                .containsExactly(Samples.known(procurement.contact()));
        assertThat(book().contacts(new Recipient.Vendor(procurement.id(), invitation.id())))
                .containsExactly(Samples.known(invitation.contact()));
    }

    @Test
    void namesTheFallbackAfterTheContact() {
        var fallback = Samples.contact("fallback");
        var procurement = stores.procurements().create(Samples.withFallback(samples.procurement(), fallback));
        var invitation = stores.procurements().create(Samples.withFallback(samples.invitation(procurement), fallback));
        Samples.register(book(), OFFICE, Samples.contact("first"), fallback);

        assertThat(book().contacts(new Recipient.Agency(procurement.id())))
                .containsExactly(Samples.known(procurement.contact()), fallback);
        assertThat(book().contacts(new Recipient.Vendor(procurement.id(), invitation.id())))
                .containsExactly(Samples.known(invitation.contact()), fallback);
        assertThat(book().contacts(new Recipient.Office(OFFICE))).containsExactly(Samples.contact("first"), fallback);
        assertThat(stores.procurements().find(procurement.id())).contains(procurement);
        assertThat(stores.procurements().findInvitation(procurement.id(), invitation.id()))
                .contains(invitation);

        Samples.register(book(), OFFICE, Samples.contact("second"), null);
        assertThat(book().contacts(new Recipient.Office(OFFICE))).containsExactly(Samples.contact("second"));
    }

    @Test
    void ofManyWhoRegisterAnOfficeAtOnceOneSucceeds() {
        assertThat(book().find(OFFICE)).isEqualTo(OfficeContact.NONE);

        var first = AtOnce.run(
                8,
                thread -> book().register(OFFICE, OfficeContact.NONE.changedTo(Samples.contact("by" + thread), null)));
        assertThat(first).containsOnlyOnce(true);

        var standing = book().find(OFFICE);
        var next = standing.changedTo(Samples.contact("next"), Samples.contact("fallback"));
        assertThat(book().register(OFFICE, next)).isTrue();
        assertThat(book().register(OFFICE, next)).as("the answer was lost").isTrue();
        assertThat(book().register(OFFICE, standing.changedTo(Samples.contact("late"), null)))
                .isFalse();
        assertThat(book().find(OFFICE)).isEqualTo(next);
        assertThat(book().register(OFFICE, next.changedTo(null, null))).isTrue();
        assertThat(book().find(OFFICE)).isEqualTo(next.changedTo(null, null));
        assertThat(book().contacts(new Recipient.Office(OFFICE))).isEmpty();
    }

    @Test
    void knowsWhoseContactWasRemoved() {
        var removed = new RemovedContact(Samples.NOW);
        var without = stores.procurements().create(Samples.withContact(samples.procurement(), removed, null));
        var standIn =
                stores.procurements().create(Samples.withContact(samples.procurement(), removed, Samples.contact("b")));
        var invitation =
                stores.procurements().create(samples.invitation(without).withContact(removed, null));

        assertThat(book().isRemoved(new Recipient.Agency(without.id()))).isTrue();
        assertThat(book().contacts(new Recipient.Agency(without.id()))).isEmpty();
        assertThat(book().isRemoved(new Recipient.Vendor(without.id(), invitation.id())))
                .isTrue();
        assertThat(book().contacts(new Recipient.Vendor(without.id(), invitation.id())))
                .isEmpty();
        assertThat(book().isRemoved(new Recipient.Agency(standIn.id()))).isFalse();
        assertThat(book().contacts(new Recipient.Agency(standIn.id()))).containsExactly(Samples.contact("b"));
        assertThat(book().isRemoved(new Recipient.Agency(new ProcurementId(samples.id(ProcurementId.KIND)))))
                .as("never registered")
                .isFalse();
        assertThat(book().isRemoved(new Recipient.Office(OFFICE))).isFalse();
        assertThat(stores.procurements().find(without.id())).contains(without);
        assertThat(stores.procurements().findInvitation(without.id(), invitation.id()))
                .contains(invitation);
    }

    @Test
    void substitutesForAnAgencyAreThoseOfItsBody() {
        var own = stores.procurements().create(samples.procurement(Samples.BODY, Samples.START));
        var later = stores.procurements()
                .create(Samples.withFallback(
                        samples.procurement(Samples.BODY, Samples.START.plusDays(1)), Samples.contact("fallback")));
        stores.procurements().create(samples.procurement(new BodyCode("another"), Samples.START));
        var invitation = stores.procurements().create(samples.invitation(own));
        Samples.register(book(), OFFICE, Samples.contact("office"), null);

        Eventually.holds(() -> assertThat(book().substitutes(new Recipient.Agency(own.id())))
                .containsExactly(
                        Samples.known(later.contact()), Samples.contact("fallback"), Samples.known(own.contact())));
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
