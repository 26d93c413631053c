package dev.kikilist.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All that an item says, what is compressed as it reads. */
final class ReadableItem {
    private static final int GZIP = 0x1f;

    private ReadableItem() {}

    static String of(Map<String, AttributeValue> item) {
        var text = new StringBuilder(item.toString());
        item.values().stream()
                .filter(value -> value.b() != null)
                .forEach(value -> text.append(' ').append(inflated(value.b().asByteArray())));
        return text.toString();
    }

    private static String inflated(byte[] bytes) {
        try (InputStream in = bytes[0] == GZIP
                ? new GZIPInputStream(new ByteArrayInputStream(bytes))
                : new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
