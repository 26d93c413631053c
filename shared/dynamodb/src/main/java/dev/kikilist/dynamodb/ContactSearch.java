package dev.kikilist.dynamodb;

import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.ForgetContact.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds where an address is in the table: in the items of contacts, in registrations that were written before contacts had
 * items of their own, and in answers that are kept for a day for whoever asks again. Nothing else holds contacts: mails owed name
 * a place in the register, events name neither person nor address, and an address that takes no mail is known by its hash.
 */
public final class ContactSearch {
    private final DynamoDbTable table;
    private final Set<Place> places = new LinkedHashSet<>();
    private final List<ItemKey> answers = new ArrayList<>();

    private ContactSearch(DynamoDbTable table) {
        this.table = table;
    }

    /** Reads the whole table. */
    public static ContactSearch of(DynamoDbTable table, EmailAddress address) {
        var search = new ContactSearch(table);
        table.scan(attributes -> search.take(new StoredItem(attributes), address));
        return search;
    }

    private void take(StoredItem item, EmailAddress address) {
        var key = item.key();
        Keys.contactPlace(key).filter(place -> isRegistered(item, address)).ifPresent(places::add);
        if (Keys.isRequest(key) && DynamoDbAnswerStore.holds(item, address.value())) {
            answers.add(key);
        }
    }

    private static boolean isRegistered(StoredItem item, EmailAddress address) {
        return ContactCodec.reachable(item)
                .map(Contact::email)
                .anyMatch(email -> email.folded().equals(address.folded()));
    }

    /** Returns the registrations that name it. */
    public List<Place> places() {
        return List.copyOf(places);
    }

    /** Returns how many kept answers hold it. */
    public int answers() {
        return answers.size();
    }

    /** Returns whether it is nowhere. */
    public boolean isEmpty() {
        return places.isEmpty() && answers.isEmpty();
    }

    /** Takes those answers away. Who asks again under the same key is answered anew. */
    public void forgetAnswers() {
        answers.forEach(key -> table.change(DynamoDbAnswerStore.forgetting(key)));
    }
}
