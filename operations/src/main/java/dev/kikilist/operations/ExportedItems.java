package dev.kikilist.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonValue;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads items as DynamoDB exports them to S3: an object with the member {@code Item} a line, in DynamoDB's own JSON. */
final class ExportedItems {
    private static final int GZIP_MAGIC = 0x1f;

    private ExportedItems() {}

    /**
     * Returns all items of a file.
     *
     * @throws IllegalArgumentException when a line is no item, with the line's number
     */
    static List<Map<String, AttributeValue>> read(Path file) throws IOException {
        var items = new ArrayList<Map<String, AttributeValue>>();
        try (var lines = new BufferedReader(new InputStreamReader(opened(file), UTF_8))) {
            int number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    try {
                        items.add(map(Json.parse(line).at("Item")));
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException("line " + number + " is no item", e);
                    }
                }
            }
        }
        return items;
    }

    private static InputStream opened(Path file) throws IOException {
        var content = new BufferedInputStream(Files.newInputStream(file));
        content.mark(1);
        int first = content.read();
        content.reset();
        return first == GZIP_MAGIC ? new GZIPInputStream(content) : content;
    }

    private static Map<String, AttributeValue> map(JsonValue object) {
        if (!(object instanceof JsonValue.JsonObject members)) {
            throw new IllegalArgumentException("no object");
        }
        var attributes = new LinkedHashMap<String, AttributeValue>();
        members.members().forEach((name, value) -> attributes.put(name, attribute(value)));
        return attributes;
    }

    private static AttributeValue attribute(JsonValue typed) {
        if (!(typed instanceof JsonValue.JsonObject members)
                || members.members().size() != 1) {
            throw new IllegalArgumentException("no typed value");
        }
        var type = members.members().keySet().iterator().next();
        var value = typed.at(type);
        return switch (type) {
            case "S" -> AttributeValue.fromS(text(value));
            case "N" -> AttributeValue.fromN(text(value));
            case "B" ->
                AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(text(value))));
            case "BOOL" -> AttributeValue.fromBool(value == JsonValue.Literal.TRUE);
            case "M" -> AttributeValue.fromM(map(value));
            case "L" ->
                AttributeValue.fromL(
                        value.elements().stream().map(ExportedItems::attribute).toList());
            default -> AttributeValue.fromNul(true);
        };
    }

    private static String text(JsonValue value) {
        return value.text().orElseThrow(() -> new IllegalArgumentException("no text"));
    }
}
