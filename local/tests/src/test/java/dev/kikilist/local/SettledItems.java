package dev.kikilist.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All that a table holds of a procurement with one list, in words that are the same for another such procurement: without
 * times, without what counts or names attempts, and with the name of what an id is of in place of the id.
 */
final class SettledItems {
    private static final Pattern OF_TIMES_AND_ATTEMPTS =
            Pattern.compile("sk|gsi\\dsk|.*At|at|since|.*Until|attempt|relays|claim|fence|messageId"
                    + "|versionId|sequencer|sequence|previous|hash|chainSequence|chainHash");

    private static final Set<String> KINDS_OF_FAILURES = Set.of("INTERRUPTED", "TAKEN_UP");

    private final DynamoDbClient client;
    private final String table;

    SettledItems(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    Map<String, Map<String, AttributeValue>> of(JsonNode procurement, JsonNode list) {
        var items = TableItems.of(client, table);
        var names =
                names(items, procurement.path("id").asText(), list.path("id").asText());
        var settled = new TreeMap<String, Map<String, AttributeValue>>();
        items.forEach((key, item) -> {
            if (names.keySet().stream().anyMatch(key::contains)
                    && !KINDS_OF_FAILURES.contains(TableItems.text(item, "kind"))) {
                settled.put(named(place(key, item), names), settled(item, names));
            }
        });
        return settled;
    }

    private static Map<String, String> names(
            Map<String, Map<String, AttributeValue>> items, String procurement, String list) {
        var names = new LinkedHashMap<String, String>();
        names.put(list, "(list)");
        names.put(procurement, "(procurement)");
        items.forEach((key, item) -> {
            if (key.startsWith("PROC#" + procurement + " TICKET#")) {
                names.put(TableItems.text(item, "id"), "(ticket)");
                names.put(TableItems.text(item, "invitationId"), "(invitation)");
            }
        });
        return names;
    }

    /** Returns where an item is, whichever attempt wrote it. */
    private static String place(String key, Map<String, AttributeValue> item) {
        if (key.startsWith("NAMED#")) {
            return TableItems.text(item, "pk");
        }
        var facts = item.get("facts");
        return facts == null
                ? key.replaceAll(" ((?:ITEMS|SUBCONTRACTORS|FINDINGS|DIGESTS)(?:-R)?#)\\d{5}", " $1(fence)")
                : TableItems.text(item, "pk") + " " + TableItems.text(item, "kind")
                        + TableItems.text(facts.m(), "mail");
    }

    private static Map<String, AttributeValue> settled(Map<String, AttributeValue> item, Map<String, String> names) {
        var settled = new HashMap<String, AttributeValue>();
        item.forEach((name, value) -> {
            if (!OF_TIMES_AND_ATTEMPTS.matcher(name).matches()) {
                settled.put(name, settled(value, names));
            }
        });
        return settled;
    }

    private static AttributeValue settled(AttributeValue value, Map<String, String> names) {
        return switch (value.type()) {
            case S -> AttributeValue.fromS(named(value.s(), names));
            case M -> AttributeValue.fromM(settled(value.m(), names));
            case L ->
                AttributeValue.fromL(value.l().stream()
                        .map(element -> settled(element, names))
                        .toList());
            default -> value;
        };
    }

    private static String named(String text, Map<String, String> names) {
        var named = text;
        for (var name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }
}
