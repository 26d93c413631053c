package dev.kikilist.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON document, value after value. What was begun has to be ended; {@link #text} and {@link #finish} end
 * the document.
 *
 * <p>Any text can be written: a surrogate that has lost its other half, which is no character, becomes U+FFFD.
 */
public final class JsonWriter {
    private static final char REPLACEMENT = '\uFFFD';

    private final JsonGenerator generator;
    private final @Nullable StringWriter target;

    private JsonWriter(JsonGenerator generator, @Nullable StringWriter target) {
        this.generator = generator;
        this.target = target;
    }

    /** Returns a writer of a document that {@link #text} returns at the end. */
    public static JsonWriter toText() {
        var target = new StringWriter(512);
        try {
            return new JsonWriter(Json.FACTORY.createGenerator(target), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a writer of a document to {@code stream}, in UTF-8. The stream is flushed by {@link #finish} and left open. */
    public static JsonWriter to(OutputStream stream) {
        try {
            var generator = Json.FACTORY.createGenerator(stream);
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            return new JsonWriter(generator, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins an object that is the document or the next element of an array. */
    public JsonWriter beginObject() {
        try {
            generator.writeStartObject();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins an object that is the member {@code name}. */
    public JsonWriter beginObject(String name) {
        name(name);
        return beginObject();
    }

    /** Ends the object begun last. */
    public JsonWriter endObject() {
        try {
            generator.writeEndObject();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins an array that is the member {@code name}. */
    public JsonWriter beginArray(String name) {
        name(name);
        return beginArray();
    }

    /** Begins an array that is the document or the next element of an array. */
    public JsonWriter beginArray() {
        try {
            generator.writeStartArray();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the array begun last. */
    public JsonWriter endArray() {
        try {
            generator.writeEndArray();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the member {@code name}; null is written as null. */
    public JsonWriter field(String name, @Nullable String value) {
        name(name);
        return value(value);
    }

    /** Writes the member {@code name}. */
    public JsonWriter field(String name, long value) {
        name(name);
        try {
            generator.writeNumber(value);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the member {@code name}. */
    public JsonWriter field(String name, boolean value) {
        name(name);
        try {
            generator.writeBoolean(value);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the member {@code name}, an array of texts. */
    public JsonWriter field(String name, Collection<String> values) {
        beginArray(name);
        for (var value : values) {
            value(value);
        }
        return endArray();
    }

    /** Writes the next element of an array; null is written as null. */
    public JsonWriter value(@Nullable String value) {
        try {
            if (value == null) {
                generator.writeNull();
            } else {
                generator.writeString(wellFormed(value));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the next element of an array, or the document. */
    public JsonWriter value(JsonValue value) {
        try {
            write(value);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the member {@code name}. */
    public JsonWriter field(String name, JsonValue value) {
        name(name);
        return value(value);
    }

    /** Ends the document and returns it; only for a writer made by {@link #toText}. */
    public String text() {
        if (target == null) {
            throw new IllegalStateException("the document went to a stream");
        }
        finish();
        return target.toString();
    }

    /**
     * Ends the document.
     *
     * @throws IllegalStateException when something begun was not ended
     */
    public void finish() {
        if (!generator.getOutputContext().inRoot()) {
            throw new IllegalStateException("something was begun and not ended");
        }
        try {
            generator.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns {@code text} with U+FFFD for every surrogate that stands alone. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                return mended(text);
            }
        }
        return text;
    }

    private static String mended(String text) {
        var mended = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> mended.appendCodePoint(
                        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c));
        return mended.toString();
    }

    private void write(JsonValue value) throws IOException {
        switch (value) {
            case JsonValue.JsonObject object -> writeMembers(object);
            case JsonValue.JsonArray array -> writeElements(array.values());
            case JsonValue.JsonText text -> generator.writeString(wellFormed(text.value()));
            case JsonValue.JsonNumber number -> generator.writeNumber(number.digits());
            case JsonValue.Literal literal -> writeLiteral(literal);
        }
    }

    private void writeMembers(JsonValue.JsonObject object) throws IOException {
        generator.writeStartObject();
        for (var member : object.members().entrySet()) {
            generator.writeFieldName(wellFormed(member.getKey()));
            write(member.getValue());
        }
        generator.writeEndObject();
    }

    private void writeElements(List<JsonValue> values) throws IOException {
        generator.writeStartArray();
        for (var value : values) {
            write(value);
        }
        generator.writeEndArray();
    }

    private void writeLiteral(JsonValue.Literal literal) throws IOException {
        switch (literal) {
            case TRUE -> generator.writeBoolean(true);
            case FALSE -> generator.writeBoolean(false);
            case NULL -> generator.writeNull();
        }
    }

    private void name(String name) {
        try {
            generator.writeFieldName(wellFormed(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
