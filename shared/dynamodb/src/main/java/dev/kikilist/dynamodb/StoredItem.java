package dev.kikilist.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads an item. A required attribute that is missing or of another type is a {@link CorruptItemException}, never a
 * default.
 */
final class StoredItem {
    private final Map<String, AttributeValue> attributes;

    StoredItem(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    String text(String name) {
        return required(name, AttributeValue::s);
    }

    @Nullable
    String textOrNull(String name) {
        return attributes.containsKey(name) ? text(name) : null;
    }

    <T> @Nullable T valueOrNull(String name, Function<String, T> type) {
        var text = textOrNull(name);
        return text == null ? null : type.apply(text);
    }

    <E extends Enum<E>> E name(String name, Class<E> type) {
        return constant(name, type, text(name));
    }

    <E extends Enum<E>> @Nullable E nameOrNull(String name, Class<E> type) {
        return attributes.containsKey(name) ? name(name, type) : null;
    }

    <E extends Enum<E>> Set<E> names(String name, Class<E> type) {
        var names = EnumSet.noneOf(type);
        for (var value : required(name, value -> value.hasL() ? value.l() : null)) {
            var text = value.s();
            if (text == null) {
                throw new CorruptItemException(place(), name);
            }
            names.add(constant(name, type, text));
        }
        return names;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (var value : required(name, value -> value.hasL() ? value.l() : null)) {
            var text = value.s();
            if (text == null) {
                throw new CorruptItemException(place(), name);
            }
            texts.add(text);
        }
        return texts;
    }

    List<StoredItem> maps(String name) {
        List<StoredItem> maps = new ArrayList<>();
        for (var value : required(name, value -> value.hasL() ? value.l() : null)) {
            if (!value.hasM()) {
                throw new CorruptItemException(place(), name);
            }
            maps.add(new StoredItem(value.m()));
        }
        return maps;
    }

    long number(String name) {
        var text = required(name, AttributeValue::n);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new CorruptItemException(place(), name, e);
        }
    }

    @Nullable
    Long numberOrNull(String name) {
        return attributes.containsKey(name) ? number(name) : null;
    }

    int count(String name) {
        try {
            return Math.toIntExact(number(name));
        } catch (ArithmeticException e) {
            throw new CorruptItemException(place(), name, e);
        }
    }

    boolean flag(String name) {
        return required(name, AttributeValue::bool);
    }

    /** Returns all attributes, which are texts. */
    Map<String, String> texts() {
        var texts = new HashMap<String, String>();
        attributes.keySet().forEach(name -> texts.put(name, text(name)));
        return texts;
    }

    Instant moment(String name) {
        return parsed(name, Instant::parse);
    }

    @Nullable
    Instant momentOrNull(String name) {
        return attributes.containsKey(name) ? moment(name) : null;
    }

    LocalDate day(String name) {
        return parsed(name, LocalDate::parse);
    }

    byte[] bytes(String name) {
        return required(name, AttributeValue::b).asByteArrayUnsafe();
    }

    byte @Nullable [] bytesOrNull(String name) {
        return attributes.containsKey(name) ? bytes(name) : null;
    }

    StoredItem map(String name) {
        return new StoredItem(required(name, value -> value.hasM() ? value.m() : null));
    }

    @Nullable
    StoredItem mapOrNull(String name) {
        return attributes.containsKey(name) ? map(name) : null;
    }

    /** Returns whether there is such an attribute. */
    boolean has(String name) {
        return attributes.containsKey(name);
    }

    /** Returns all attributes. */
    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    /** Returns the primary key. */
    ItemKey key() {
        return new ItemKey(text(Keys.PARTITION), text(Keys.SORT));
    }

    private <T> T parsed(String name, Function<String, T> type) {
        try {
            return type.apply(text(name));
        } catch (RuntimeException e) {
            throw e instanceof CorruptItemException ? e : new CorruptItemException(place(), name, e);
        }
    }

    private <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            throw new CorruptItemException(place(), name, e);
        }
    }

    private <T> T required(String name, Function<AttributeValue, @Nullable T> type) {
        return Optional.ofNullable(attributes.get(name))
                .map(type)
                .orElseThrow(() -> new CorruptItemException(place(), name));
    }

    private String place() {
        var partition = attributes.get(Keys.PARTITION);
        var sort = attributes.get(Keys.SORT);
        return partition == null || sort == null ? "a map inside an item" : partition.s() + " " + sort.s();
    }
}
