package dev.kikilist.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.kikilist.lambda.JsonValue.JsonArray;
import dev.kikilist.lambda.JsonValue.JsonNumber;
import dev.kikilist.lambda.JsonValue.JsonObject;
import dev.kikilist.lambda.JsonValue.JsonText;
import dev.kikilist.lambda.JsonValue.Literal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON documents of bounded size and depth. Built on jackson-core alone, which starts fastest. */
public final class Json {
    /** The most bytes or characters of a document that are read; an event of Lambda has 6 MiB at most. */
    static final int LONGEST_DOCUMENT = 8 * 1024 * 1024;

    /** The most levels of objects and arrays in each other. */
    static final int DEEPEST = 64;

    private static final int LONGEST_NUMBER = 100;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LONGEST_DOCUMENT)
                    .maxStringLength(LONGEST_DOCUMENT)
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    /**
     * Reads the one document that {@code input} holds, in UTF-8. The stream is read to its end and left open.
     *
     * @throws MalformedJsonException when it is none, holds anything after it, repeats a member's name, or exceeds a
     *     bound
     * @throws UncheckedIOException when the stream cannot be read
     */
    public static JsonValue parse(InputStream input) {
        try {
            var bytes = input.readNBytes(LONGEST_DOCUMENT + 1);
            if (bytes.length > LONGEST_DOCUMENT) {
                throw new MalformedJsonException("the document is too long");
            }
            return parse(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the one document that {@code utf8} is.
     *
     * @throws MalformedJsonException as {@link #parse(InputStream)}, also when the bytes are no UTF-8
     */
    public static JsonValue parse(byte[] utf8) {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("the bytes are no UTF-8");
        }
    }

    /**
     * Reads the one document that {@code text} is.
     *
     * @throws MalformedJsonException as {@link #parse(InputStream)}
     */
    public static JsonValue parse(String text) {
        try (var parser = FACTORY.createParser(text)) {
            return document(parser);
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonValue document(JsonParser parser) throws IOException {
        var value = value(parser, parser.nextToken());
        if (parser.nextToken() != null) {
            throw new MalformedJsonException("something follows the document");
        }
        return value;
    }

    // Recursion ends at the parser's own bound on depth.
    private static JsonValue value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new MalformedJsonException("the document is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonText(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
            case VALUE_TRUE -> Literal.TRUE;
            case VALUE_FALSE -> Literal.FALSE;
            case VALUE_NULL -> Literal.NULL;
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new MalformedJsonException("a value is missing");
        };
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            members.put(name, value(parser, parser.nextToken()));
        }
        return new JsonObject(members);
    }

    private static JsonArray array(JsonParser parser) throws IOException {
        List<JsonValue> values = new ArrayList<>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(parser, token));
        }
        return new JsonArray(values);
    }

    /** A text is no JSON document, or none within the bounds. It says where, and never shows the text. */
    public static final class MalformedJsonException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private MalformedJsonException(JsonProcessingException fault) {
            this(fault.getClass().getSimpleName() + place(fault.getLocation()));
        }

        private MalformedJsonException(String fault) {
            super("no JSON: " + fault);
        }

        private static String place(@Nullable JsonLocation location) {
            return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        }
    }
}
