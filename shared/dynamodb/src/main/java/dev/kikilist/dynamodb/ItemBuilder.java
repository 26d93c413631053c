package dev.kikilist.dynamodb;

import dev.kikilist.text.WellFormed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Puts an item together. What is null is left out.
 *
 * <p>Text goes in as well-formed Unicode: half of a surrogate pair, which a hostile file can hold and no request can
 * carry, becomes U+FFFD.
 */
final class ItemBuilder {
    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    private ItemBuilder() {}

    /** Returns a builder of the item under {@code key}. */
    static ItemBuilder at(ItemKey key) {
        var builder = new ItemBuilder();
        builder.attributes.putAll(key.attributes());
        return builder;
    }

    /** Returns a builder of a map inside an item. */
    static ItemBuilder nested() {
        return new ItemBuilder();
    }

    ItemBuilder in(IndexKey key) {
        return text(key.index().partitionAttribute(), key.partition())
                .text(key.index().sortAttribute(), key.sort());
    }

    ItemBuilder in(Collection<IndexKey> keys) {
        keys.forEach(this::in);
        return this;
    }

    ItemBuilder text(String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromS(WellFormed.text(value)));
        }
        return this;
    }

    ItemBuilder name(String name, @Nullable Enum<?> value) {
        return text(name, value == null ? null : value.name());
    }

    ItemBuilder names(String name, Collection<? extends Enum<?>> values) {
        attributes.put(
                name,
                AttributeValue.fromL(values.stream()
                        .map(value -> AttributeValue.fromS(value.name()))
                        .toList()));
        return this;
    }

    ItemBuilder texts(String name, Collection<String> values) {
        attributes.put(
                name,
                AttributeValue.fromL(values.stream()
                        .map(value -> AttributeValue.fromS(WellFormed.text(value)))
                        .toList()));
        return this;
    }

    ItemBuilder maps(String name, List<ItemBuilder> values) {
        attributes.put(
                name,
                AttributeValue.fromL(values.stream()
                        .map(value -> AttributeValue.fromM(value.build()))
                        .toList()));
        return this;
    }

    ItemBuilder number(String name, long value) {
        attributes.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    ItemBuilder flag(String name, boolean value) {
        attributes.put(name, AttributeValue.fromBool(value));
        return this;
    }

    ItemBuilder moment(String name, @Nullable Instant value) {
        return text(name, value == null ? null : value.toString());
    }

    ItemBuilder day(String name, LocalDate value) {
        return text(name, value.toString());
    }

    ItemBuilder bytes(String name, byte[] value) {
        attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value)));
        return this;
    }

    ItemBuilder map(String name, @Nullable ItemBuilder value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromM(value.build()));
        }
        return this;
    }

    Map<String, AttributeValue> build() {
        return Map.copyOf(attributes);
    }
}
