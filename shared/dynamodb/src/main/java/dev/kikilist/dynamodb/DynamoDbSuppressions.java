package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.dynamodb.DynamoDbTable.Changed;
import dev.kikilist.mail.Suppressions;
import dev.kikilist.procurement.EmailAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The suppressed addresses in the DynamoDB table. An item is found by the hash of its address and holds no address: only who
 * knows an address can ask for it. What was lifted leaves its time behind, so that a report from before changes nothing.
 */
public final class DynamoDbSuppressions implements Suppressions {
    private static final String REASON = "reason";
    private static final String SINCE = "since";
    private static final String LIFTED_AT = "liftedAt";
    private static final Map<String, String> NAMES = Map.of("#reason", REASON, "#since", SINCE, "#liftedAt", LIFTED_AT);

    private final DynamoDbTable table;

    /** Keeps them in {@code table}. */
    public DynamoDbSuppressions(DynamoDbTable table) {
        this.table = table;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Where the answer to a write was lost and the SDK asked again, the address counts as suppressed before.
     */
    @Override
    public boolean suppress(EmailAddress address, Suppression suppression) {
        var bounced = reason(Reason.BOUNCED);
        var changed = table.change(new Change(
                Keys.suppression(address),
                "SET #reason = :reason, #since = :since",
                "(attribute_not_exists(#reason) OR (#reason = :bounced AND :reason <> :bounced))"
                        + " AND (attribute_not_exists(#liftedAt) OR #liftedAt < :since)",
                NAMES,
                Map.of(
                        ":reason", reason(suppression.reason()),
                        ":bounced", bounced,
                        ":since", moment(suppression.since()))));
        return switch (changed) {
            case Changed.Done done -> true;
            case Changed.NotDone notDone -> false;
        };
    }

    @Override
    public Map<EmailAddress, Suppression> among(Collection<EmailAddress> addresses) {
        var keys = new LinkedHashMap<EmailAddress, ItemKey>();
        addresses.forEach(address -> keys.put(address, Keys.suppression(address)));
        var items = table.find(keys.values());
        var suppressed = new HashMap<EmailAddress, Suppression>();
        keys.forEach((address, key) -> {
            var item = items.get(key);
            var reason = item == null ? null : item.nameOrNull(REASON, Reason.class);
            if (item != null && reason != null) {
                suppressed.put(address, new Suppression(reason, item.moment(SINCE)));
            }
        });
        return suppressed;
    }

    @Override
    public boolean lift(EmailAddress address, Reason upTo, Instant now) {
        var changed = table.change(new Change(
                Keys.suppression(address),
                "SET #liftedAt = :now REMOVE #reason, #since",
                "#reason IN (:least, :most)",
                NAMES,
                Map.of(":now", moment(now), ":least", reason(Reason.BOUNCED), ":most", reason(upTo))));
        return switch (changed) {
            case Changed.Done done -> true;
            case Changed.NotDone notDone -> false;
        };
    }

    private static AttributeValue reason(Reason reason) {
        return AttributeValue.fromS(reason.name());
    }

    private static AttributeValue moment(Instant moment) {
        return AttributeValue.fromS(Keys.timeOrder(moment));
    }
}
