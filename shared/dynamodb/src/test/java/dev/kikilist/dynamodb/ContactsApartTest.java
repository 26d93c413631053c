package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.mail.Recipient;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.ForgetContact;
import dev.kikilist.procurement.ForgetContact.Place;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementStore.Invited;
import dev.kikilist.procurement.Standing;
import dev.kikilist.testkit.Samples;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** That contacts lie in items of their own, and come with what they belong to as it was at one time. */
class ContactsApartTest extends DynamoDbTest {
    private static final Map<String, Predicate<ItemKey>> EARLY = Map.of(
            "contacts", Keys::isContact,
            "registrations", Keys::isRegistration);
    private static final AuditEntry HANDED_OVER =
            AuditEntry.of(AuditKind.PROCUREMENT_HANDED_OVER, Samples.NOW, Map.of());
    private static final Contact FIRST =
            new Contact("一課", "第一 者", Samples.contact("first").email(), "03-0000-0001");
    private static final Contact NEXT =
            new Contact("二課", "第二 者", Samples.contact("next").email(), "03-0000-0002");
    private static final Contact FALLBACK =
            new Contact("三課", "第三 者", Samples.contact("fallback").email(), "03-0000-0003");

    private Procurement procurement;
    private Invitation invitation;

    @BeforeEach
    void register() {
        procurement = stores.procurements().create(Samples.withContact(samples.procurement(), FIRST, FALLBACK));
        invitation =
                stores.procurements().create(samples.invitation(procurement).withContact(FIRST, FALLBACK));
    }

    @Test
    void noOtherItemNamesAnybody() {
        handOver(procurement, NEXT);
        changeVendor(version(procurement, 2, NEXT), NEXT);

        var named = new HashMap<ItemKey, String>();
        table.scan(attributes -> {
            var text = attributes.toString();
            if (text.contains("者") || text.contains("example") || text.contains("課") || text.contains("03-0000")) {
                named.put(new StoredItem(attributes).key(), text);
            }
        });

        assertThat(named.keySet())
                .containsExactlyInAnyOrder(
                        Keys.contact(Keys.procurement(procurement.id())),
                        Keys.contact(Keys.invitation(procurement.id(), invitation.id())))
                .allSatisfy(key -> assertThat(Keys.retention(key)).isEqualTo(RetentionClass.CONTACT));
        assertThat(named.values()).noneSatisfy(text -> assertThat(text).contains("第一 者"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "registrations"})
    void aProcurementThatIsHandedOverWhileItIsReadIsReadAgain(String early) {
        var split = split(early, () -> handOver(procurement, NEXT));

        assertThat(storesThrough(split).procurements().find(procurement.id())).contains(version(procurement, 2, NEXT));
        assertThat(split.isOver()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "registrations"})
    void anInvitationWhoseContactChangesWhileItIsReadIsReadAgain(String early) {
        var split = split(early, () -> changeVendor(procurement, NEXT));

        assertThat(storesThrough(split).procurements().findInvitation(procurement.id(), invitation.id()))
                .contains(invitation.withContact(NEXT, null));
        assertThat(split.isOver()).isTrue();
    }

    @Test
    void anInvitationThatIsMadeWhileItIsReadIsReadAgain() {
        var other = samples.invitation(procurement);
        var key = Keys.invitation(procurement.id(), other.id());
        var split = SplitReads.after(
                Keys.contact(key)::equals, () -> stores.procurements().create(other));

        assertThat(storesThrough(split).procurements().findInvited(procurement.id(), other.id(), null))
                .isEqualTo(new Invited(procurement, other, null));
        assertThat(split.isOver()).isTrue();
    }

    @Test
    void whoIsMailedIsWhoIsRegisteredAtOneTime() {
        var split = split("registrations", () -> handOver(procurement, NEXT));

        assertThat(storesThrough(split).addresses().contacts(new Recipient.Agency(procurement.id())))
                .containsExactly(NEXT);
    }

    @Test
    void whatWorkRemembersIsReadAgainWhereItsContactsAreOthers() {
        table.remembering(() -> {
            stores.procurements().findSummary(procurement.id());
            TestTables.stores(new DynamoDbTable(client, table.name()), clock)
                    .procurements()
                    .change(version(procurement, 2, NEXT), HANDED_OVER);
            assertThat(stores.procurements().find(procurement.id())).contains(version(procurement, 2, NEXT));
            return true;
        });
    }

    @Test
    void aChangeThatIsNotMadeChangesNoContact() {
        var contended = new ContendedDynamoDb(client, "TransactionConflict", Integer.MAX_VALUE);
        var through = TestTables.stores(new DynamoDbTable(contended, table.name(), new Hurried()), clock);

        assertThatThrownBy(() -> through.procurements().change(version(procurement, 2, NEXT), HANDED_OVER))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> through.procurements()
                        .changeContacts(
                                version(procurement, 2, FIRST), invitation.withContact(NEXT, null), HANDED_OVER))
                .isInstanceOf(RuntimeException.class);

        assertThat(stores.procurements().findInvited(procurement.id(), invitation.id(), null))
                .isEqualTo(new Invited(procurement, invitation, null));
    }

    @Test
    void readingTakesOneCallAndChangingTwo() {
        var calls = new CountedCalls();
        var watched = storesThrough(calls).procurements();

        watched.find(procurement.id());
        assertThat(calls.taken()).containsExactly("BatchGetItem");
        watched.findSummary(procurement.id());
        assertThat(calls.taken()).containsExactly("GetItem");
        watched.findInvited(procurement.id(), invitation.id(), null);
        assertThat(calls.taken()).containsExactly("BatchGetItem");
        watched.invitationsTo(procurement.id(), PageRequest.first(200));
        assertThat(calls.taken()).containsExactly("Query");
        watched.change(version(procurement, 2, NEXT), HANDED_OVER);
        assertThat(calls.taken()).containsExactly("BatchGetItem", "TransactWriteItems");
        watched.changeContacts(version(procurement, 3, NEXT), invitation.withContact(NEXT, null), HANDED_OVER);
        assertThat(calls.taken()).containsExactly("BatchGetItem", "TransactWriteItems");
        watched.create(samples.invitation(procurement));
        assertThat(calls.taken()).containsExactly("BatchGetItem", "TransactWriteItems");
    }

    @Test
    void contactsOfAnotherVersionForEverAreAnErrorAndNobodysContacts() {
        var contacts = Keys.contact(Keys.procurement(procurement.id()));
        table.put(ContactCodec.encode(Keys.procurement(procurement.id()), 7, NEXT, null));
        var through = TestTables.stores(new DynamoDbTable(client, table.name(), new Hurried()), clock);

        assertThat(contacts.sort())
                .isNotEqualTo(Keys.procurement(procurement.id()).sort());
        assertThatThrownBy(() -> through.procurements().find(procurement.id()))
                .isInstanceOf(CorruptItemException.class)
                .hasMessageContaining(ContactCodec.VERSION);
        assertThat(through.procurements().findSummary(procurement.id())).contains(procurement.summary());
    }

    @Test
    void aRemovalDoesNotBringBackWhoWasReplacedMeanwhile() {
        var split = SplitReads.after(
                key -> key.sort().startsWith(Keys.invitationPrefix()), () -> changeVendor(procurement, NEXT));
        var through = storesThrough(split);

        new ForgetContact(through.procurements(), through.addresses(), clock)
                .forget(new Place.OfInvitation(procurement.id(), invitation.id()), FIRST.email());

        assertThat(split.isOver()).isTrue();
        assertThat(stores.procurements().findInvitation(procurement.id(), invitation.id()))
                .contains(invitation.withContact(NEXT, null));
    }

    @Test
    void aRegistrationWithItsContactInsideIsReadAndTheNextWriteMovesItOut() {
        storeAsBefore(Keys.procurement(procurement.id()), FIRST);
        storeAsBefore(Keys.invitation(procurement.id(), invitation.id()), FIRST);
        var before =
                new Invited(Samples.withContact(procurement, FIRST, null), invitation.withContact(FIRST, null), null);

        assertThat(stores.procurements().findInvited(procurement.id(), invitation.id(), null))
                .isEqualTo(before);
        assertThat(stores.procurements()
                        .invitationsTo(procurement.id(), PageRequest.first(10))
                        .entries())
                .containsExactly(invitation.withContact(FIRST, null));
        assertThat(stores.addresses().contacts(new Recipient.Vendor(procurement.id(), invitation.id())))
                .containsExactly(FIRST);
        assertThat(stores.addresses().substitutes(new Recipient.Agency(procurement.id())))
                .containsExactly(FIRST);

        var next = version(procurement, 2, FIRST);
        assertThat(stores.procurements().changeContacts(next, invitation.withContact(FIRST, FALLBACK), HANDED_OVER))
                .isTrue();

        assertThat(stores.procurements().findInvited(procurement.id(), invitation.id(), null))
                .isEqualTo(new Invited(next, invitation.withContact(FIRST, FALLBACK), null));
        for (var key :
                List.of(Keys.procurement(procurement.id()), Keys.invitation(procurement.id(), invitation.id()))) {
            assertThat(table.find(key).orElseThrow().attributes())
                    .doesNotContainKeys(ContactCodec.CONTACT, ContactCodec.FALLBACK);
            assertThat(table.find(Keys.contact(key)).orElseThrow().attributes()).containsKey(ContactCodec.CONTACT);
        }
    }

    @Test
    void anInvitationWhoseContactsAPageCutsOffIsReadWhole() {
        var others = List.of(
                stores.procurements().create(samples.invitation(procurement)),
                stores.procurements().create(samples.invitation(procurement)));
        var inOrder = Stream.concat(Stream.of(invitation), others.stream())
                .sorted(Comparator.comparing(one -> one.id().value()))
                .toList();
        var first = inOrder.getFirst();
        // Two invitations with their contacts are read for a page of one: here three, of which the last without.
        storeAsBefore(Keys.invitation(procurement.id(), first.id()), FIRST);
        var calls = new CountedCalls();

        var page = storesThrough(calls).procurements().invitationsTo(procurement.id(), PageRequest.first(1));
        var rest = stores.procurements().invitationsTo(procurement.id(), new PageRequest(10, page.nextPosition()));

        assertThat(calls.taken()).containsExactly("Query", "BatchGetItem");
        assertThat(page.entries()).containsExactly(first.withContact(FIRST, null));
        assertThat(rest.entries()).containsExactlyElementsOf(inOrder.subList(1, 3));
    }

    private SplitReads split(String early, Runnable meanwhile) {
        return SplitReads.after(Optional.ofNullable(EARLY.get(early)).orElseThrow(), meanwhile);
    }

    private void handOver(Procurement before, Contact contact) {
        assertThat(stores.procurements().change(version(before, 2, contact), HANDED_OVER))
                .isTrue();
    }

    private void changeVendor(Procurement before, Contact contact) {
        var next = version(before, before.standing().version() + 1, Samples.known(before.contact()));
        assertThat(stores.procurements().changeContacts(next, invitation.withContact(contact, null), HANDED_OVER))
                .isTrue();
    }

    /** Returns the version of a procurement in which {@code contact} is the only one. */
    private static Procurement version(Procurement procurement, int version, Contact contact) {
        return Samples.version(
                procurement,
                procurement.schedule(),
                contact,
                null,
                procurement.particulars(),
                new Standing(version, 0, Samples.NOW, Samples.NOW, 0, null, List.of()));
    }

    /** Stores a registration as it was before contacts had items of their own. */
    private void storeAsBefore(ItemKey key, Contact contact) {
        var item = new HashMap<String, AttributeValue>(
                table.find(key).orElseThrow().attributes());
        item.remove(ContactCodec.VERSION);
        item.put(
                ContactCodec.CONTACT,
                AttributeValue.fromM(ContactCodec.encode(contact).build()));
        table.put(item);
        client.deleteItem(
                request -> request.tableName(table.name()).key(Keys.contact(key).attributes()));
    }

    /** Waits for nothing. */
    private static final class Hurried implements Chance {
        @Override
        public boolean pause(Duration longest) {
            return true;
        }

        @Override
        public String mark() {
            return "mark";
        }
    }
}
