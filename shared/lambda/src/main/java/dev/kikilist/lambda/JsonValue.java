package dev.kikilist.lambda;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON value, unchangeable. The questions every value answers make reading a document a chain that never fails: what
 * is absent or of another type is {@link Literal#NULL} or empty.
 */
public sealed interface JsonValue {
    /** An object; its members stand in the order of the document, each name once. */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {
        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** An array. */
    record JsonArray(List<JsonValue> values) implements JsonValue {
        public JsonArray {
            values = List.copyOf(values);
        }
    }

    /** A string. */
    record JsonText(String value) implements JsonValue {}

    /**
     * A number.
     *
     * @param digits the number as the document writes it
     */
    record JsonNumber(String digits) implements JsonValue {}

    /** The values that have a name. */
    enum Literal implements JsonValue {
        TRUE,
        FALSE,
        NULL
    }

    /** Returns the member {@code name}; {@link Literal#NULL} when this is no object or has no such member. */
    default JsonValue at(String name) {
        return this instanceof JsonObject object ? object.members().getOrDefault(name, Literal.NULL) : Literal.NULL;
    }

    /** Returns the elements; none when this is no array. */
    default List<JsonValue> elements() {
        return this instanceof JsonArray array ? array.values() : List.of();
    }

    /** Returns the text; empty when this is no string. */
    default Optional<String> text() {
        return this instanceof JsonText text ? Optional.of(text.value()) : Optional.empty();
    }

    /** Returns the whole number; empty when this is no number, has a fraction or an exponent, or exceeds a long. */
    default OptionalLong integer() {
        if (this instanceof JsonNumber number) {
            try {
                return OptionalLong.of(Long.parseLong(number.digits()));
            } catch (NumberFormatException e) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    /** Returns whether nothing is here: the value is absent or null. */
    default boolean isAbsent() {
        return this == Literal.NULL;
    }
}
