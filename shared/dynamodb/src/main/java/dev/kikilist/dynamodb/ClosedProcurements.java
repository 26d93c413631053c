package dev.kikilist.dynamodb;

import dev.kikilist.calendar.BusinessDays;
import dev.kikilist.procurement.ForgetContact.Place;
import dev.kikilist.procurement.ProcurementId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the contacts of procurements that are over: their bids were, or they were cancelled, before a day. */
public final class ClosedProcurements {
    private final LocalDate day;
    private final Set<Place> withContacts = new LinkedHashSet<>();
    private final Set<ProcurementId> closed = new HashSet<>();

    private ClosedProcurements(LocalDate day) {
        this.day = day;
    }

    /** Reads the whole table and returns the registrations of procurements closed before {@code day} that name contacts. */
    public static List<Place> contactsBefore(DynamoDbTable table, LocalDate day) {
        var search = new ClosedProcurements(day);
        table.scan(attributes -> search.take(new StoredItem(attributes)));
        return search.withContacts.stream().filter(search::isClosed).toList();
    }

    private void take(StoredItem item) {
        Keys.contactPlace(item.key()).ifPresent(place -> {
            if (ContactCodec.reachable(item).findAny().isPresent()) {
                withContacts.add(place);
            }
            if (place instanceof Place.OfProcurement(var id) && Keys.isRegistration(item.key()) && isOver(item)) {
                closed.add(id);
            }
        });
    }

    private boolean isOver(StoredItem procurement) {
        var cancellation = ProcurementCodec.cancellation(procurement);
        return cancellation == null
                ? ProcurementCodec.schedule(procurement).biddingDay().isBefore(day)
                : BusinessDays.dayOf(cancellation.at()).isBefore(day);
    }

    private boolean isClosed(Place place) {
        return switch (place) {
            case Place.OfProcurement(var id) -> closed.contains(id);
            case Place.OfInvitation(var id, var invitation) -> closed.contains(id);
            case Place.OfOffice office -> false;
        };
    }
}
