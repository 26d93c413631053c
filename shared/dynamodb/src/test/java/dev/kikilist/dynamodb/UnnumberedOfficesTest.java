package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.OfficeContact;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Contact;
import dev.kikilist.testkit.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An office's item that was stored before such items had versions. */
class UnnumberedOfficesTest extends DynamoDbTest {
    private static final AdvisingOfficeCode OFFICE = new AdvisingOfficeCode("NISC");
    private static final Contact STORED = Samples.contact("stored");
    private static final Contact NEXT = Samples.contact("next");

    @BeforeEach
    void store() {
        table.put(ItemBuilder.at(Keys.office(OFFICE))
                .map(ContactCodec.CONTACT, ContactCodec.encode(STORED))
                .build());
    }

    @Test
    void isTheVersionAfterNothing() {
        assertThat(stores.addresses().contacts(new Recipient.Office(OFFICE))).containsExactly(STORED);
        assertThat(stores.addresses().find(OFFICE)).isEqualTo(OfficeContact.NONE.changedTo(STORED, null));
    }

    @Test
    void isChangedOnceByWhoeverHasSeenIt() {
        var seen = stores.addresses().find(OFFICE);

        assertThat(stores.addresses().register(OFFICE, seen.changedTo(NEXT, STORED)))
                .isTrue();
        assertThat(stores.addresses().register(OFFICE, seen.changedTo(STORED, null)))
                .isFalse();

        assertThat(stores.addresses().find(OFFICE)).isEqualTo(seen.changedTo(NEXT, STORED));
    }

    @Test
    void isNotReplacedByWhoeverHasSeenNothing() {
        assertThat(stores.addresses().register(OFFICE, OfficeContact.NONE.changedTo(NEXT, null)))
                .isFalse();

        assertThat(stores.addresses().find(OFFICE).contact()).isEqualTo(STORED);
    }
}
