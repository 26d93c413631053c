package dev.kikilist.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** The event that Lambda makes of records of a table's stream. */
final class StreamEvent {
    private static final JsonMapper JSON = new JsonMapper();

    private StreamEvent() {}

    /** Writes the event of a batch. */
    static byte[] of(List<ObjectNode> records) {
        var root = JSON.createObjectNode();
        root.putArray("Records").addAll(records);
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes one record, as a batch holds it and as filters see it. */
    static ObjectNode record(Record record, String streamArn) {
        var node = JSON.createObjectNode();
        node.put("eventID", record.eventID());
        node.put("eventName", record.eventNameAsString());
        node.put("eventVersion", "1.1");
        node.put("eventSource", "aws:dynamodb");
        node.put("awsRegion", record.awsRegion());
        var change = record.dynamodb();
        var target = node.putObject("dynamodb");
        target.put(
                "ApproximateCreationDateTime",
                change.approximateCreationDateTime().getEpochSecond());
        target.set("Keys", item(change.keys()));
        if (change.hasNewImage()) {
            target.set("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            target.set("OldImage", item(change.oldImage()));
        }
        target.put("SequenceNumber", change.sequenceNumber());
        target.put("SizeBytes", change.sizeBytes());
        target.put("StreamViewType", change.streamViewTypeAsString());
        if (record.userIdentity() != null) {
            node.putObject("userIdentity")
                    .put("type", record.userIdentity().type())
                    .put("principalId", record.userIdentity().principalId());
        }
        node.put("eventSourceARN", streamArn);
        return node;
    }

    private static ObjectNode item(Map<String, AttributeValue> attributes) {
        var item = JSON.createObjectNode();
        attributes.forEach((name, value) -> item.set(name, value(value)));
        return item;
    }

    private static ObjectNode value(AttributeValue value) {
        var node = JSON.createObjectNode();
        switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case B -> node.put("B", base64(value.b().asByteArray()));
            case BOOL -> node.put("BOOL", value.bool());
            case NUL -> node.put("NULL", true);
            case SS -> texts(node.putArray("SS"), value.ss());
            case NS -> texts(node.putArray("NS"), value.ns());
            case BS ->
                texts(
                        node.putArray("BS"),
                        value.bs().stream()
                                .map(bytes -> base64(bytes.asByteArray()))
                                .toList());
            case L -> {
                var list = node.putArray("L");
                value.l().forEach(element -> list.add(value(element)));
            }
            case M -> node.set("M", item(value.m()));
            case UNKNOWN_TO_SDK_VERSION -> {
                // The engine's stream leaves out what an empty list is.
                if (!value.equals(AttributeValue.builder().build())) {
                    throw new IllegalArgumentException("an attribute of unknown type: " + value);
                }
                node.putArray("L");
            }
        }
        return node;
    }

    private static void texts(ArrayNode target, List<String> values) {
        values.forEach(target::add);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
