package dev.kikilist.dynamodb;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.AuditSubject;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.text.WellFormed;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The item of an event, and the head of a chain in the item of what the chain is about. */
final class AuditCodec {
    static final String HEAD_SEQUENCE = "chainSequence";
    static final String HEAD_HASH = "chainHash";

    private AuditCodec() {}

    static void encode(ItemBuilder item, ChainHead head) {
        item.number(HEAD_SEQUENCE, head.sequence()).text(HEAD_HASH, head.hash());
    }

    static ChainHead head(StoredItem item) {
        return new ChainHead(item.count(HEAD_SEQUENCE), item.text(HEAD_HASH));
    }

    /** Returns the event that follows the head in {@code item}; what is not well-formed Unicode is put right before. */
    static AuditEvent after(ChainHead head, AuditSubject subject, AuditEntry entry) {
        var facts = new TreeMap<String, String>();
        entry.facts().forEach((name, value) -> facts.put(name, WellFormed.text(value)));
        return AuditEvent.after(head, subject, new AuditEntry(entry.kind(), entry.at(), facts));
    }

    /** Returns the change that moves the head of the chain in the item {@code key}, made only while it is {@code before}. */
    static Change moved(ItemKey key, ChainHead before, ChainHead after) {
        return new Change(
                key,
                "SET #chainSequence = :chainSequence, #chainHash = :chainHash",
                "#chainSequence = :chainBefore",
                Map.of("#chainSequence", HEAD_SEQUENCE, "#chainHash", HEAD_HASH),
                Map.of(
                        ":chainBefore", AttributeValue.fromN(Integer.toString(before.sequence())),
                        ":chainSequence", AttributeValue.fromN(Integer.toString(after.sequence())),
                        ":chainHash", AttributeValue.fromS(after.hash())));
    }

    /** Returns what {@link #moved} leaves of the item {@code holder}. */
    static StoredItem movedTo(ChainHead after, StoredItem holder) {
        var attributes = new HashMap<>(holder.attributes());
        attributes.put(HEAD_SEQUENCE, AttributeValue.fromN(Integer.toString(after.sequence())));
        attributes.put(HEAD_HASH, AttributeValue.fromS(after.hash()));
        return new StoredItem(attributes);
    }

    /** Returns {@code change}, whose update begins with SET, and {@link #moved} in one. */
    static Change withHead(Change change, ChainHead before, ChainHead after) {
        var moved = moved(change.key(), before, after);
        var names = new HashMap<>(change.names());
        names.putAll(moved.names());
        var values = new HashMap<>(change.values());
        values.putAll(moved.values());
        return new Change(
                change.key(),
                moved.update() + ", " + change.update().substring("SET ".length()),
                moved.condition() + " AND " + change.condition(),
                names,
                values);
    }

    /** Returns the write of an event, which only one of two writers with the same head can make. */
    static TransactWriteItem append(String table, AuditEvent event) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(encode(event))
                        .conditionExpression("attribute_not_exists(" + Keys.PARTITION + ")")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    static Map<String, AttributeValue> encode(AuditEvent event) {
        var facts = ItemBuilder.nested();
        event.entry().facts().forEach(facts::text);
        return ItemBuilder.at(Keys.audit(event.subject(), event.sequence()))
                .text("subject", event.subject().value())
                .number("sequence", event.sequence())
                .name("kind", event.entry().kind())
                .moment("at", event.entry().at())
                .map("facts", facts)
                .text("previous", event.previous())
                .text("hash", event.hash())
                .build();
    }

    static AuditEvent decode(StoredItem item) {
        var facts = new TreeMap<String, String>();
        facts.putAll(item.map("facts").texts());
        return new AuditEvent(
                new AuditSubject(item.text("subject")),
                item.count("sequence"),
                new AuditEntry(item.name("kind", AuditKind.class), item.moment("at"), facts),
                item.text("previous"),
                item.text("hash"));
    }
}
