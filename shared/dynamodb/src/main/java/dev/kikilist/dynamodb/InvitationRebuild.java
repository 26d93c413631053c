package dev.kikilist.dynamodb;

import dev.kikilist.submission.CurrentList;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.SubmissionHistory;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the decisions on all lists make of the invitations: the last version, and the list that stands. */
final class InvitationRebuild {
    private final Map<ItemKey, Place> places = new HashMap<>();

    /** Takes what happened to one list, whether or not it could be made again. */
    void add(SubmissionHistory history) {
        if (history.submission().owner() instanceof Owner.Invited owner
                && history.submission().state().isDecided()) {
            int version = history.submission().version();
            places.merge(
                    Keys.invitation(owner.procurementId(), owner.invitationId()),
                    new Place(version, history.standing() == null ? 0 : version, history.standing()),
                    Place::later);
        }
    }

    /**
     * Sees to it that the invitations are so.
     *
     * @param notDone takes those that are not registered, each with the reason
     */
    void rebuild(DynamoDbTable table, Reconciliation items, BiConsumer<String, String> notDone) {
        var standing = table.find(places.keySet());
        places.forEach((key, place) -> {
            var item = standing.get(key);
            if (item == null) {
                notDone.accept(key.partition() + " " + key.sort(), "it is not registered");
            } else {
                items.expect(new ExpectedItem(place.in(item.attributes())));
            }
        });
    }

    /**
     * Where the lists of an invitation stand.
     *
     * @param version the last version
     * @param currentVersion the version of the list that stands, 0 when none does
     * @param current the list that stands, or null
     */
    private record Place(
            int version, int currentVersion, @Nullable CurrentList current) {
        Place later(Place other) {
            var last = currentVersion >= other.currentVersion ? this : other;
            return new Place(Math.max(version, other.version), last.currentVersion, last.current);
        }

        Map<String, AttributeValue> in(Map<String, AttributeValue> invitation) {
            var item = new TreeMap<>(invitation);
            item.keySet().removeAll(InvitationCodec.PLACE);
            item.putAll(InvitationCodec.place(version, current));
            return Map.copyOf(item);
        }
    }
}
