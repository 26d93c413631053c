package dev.kikilist.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.text.WellFormed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of fields that entries of chunks are made of. */
final class EntryFields {
    private EntryFields() {}

    static void write(JsonGenerator json, String text) throws IOException {
        json.writeString(WellFormed.text(text));
    }

    static void writeNullable(JsonGenerator json, @Nullable String text) throws IOException {
        if (text == null) {
            json.writeNull();
        } else {
            write(json, text);
        }
    }

    static void write(JsonGenerator json, List<String> texts) throws IOException {
        json.writeStartArray();
        for (var text : texts) {
            write(json, text);
        }
        json.writeEndArray();
    }

    static void write(JsonGenerator json, CellAddress address) throws IOException {
        json.writeStartArray();
        json.writeNumber(address.sheetIndex());
        write(json, address.sheetName());
        json.writeNumber(address.row());
        json.writeNumber(address.column());
        json.writeEndArray();
    }

    /** Writes a cell; the tidied text only where it is not the raw one. */
    static void write(JsonGenerator json, FormCell cell) throws IOException {
        json.writeStartArray();
        write(json, cell.address());
        write(json, cell.raw());
        if (!cell.value().equals(cell.raw())) {
            write(json, cell.value());
        }
        json.writeEndArray();
    }

    /** Steps over the start of an entry. */
    static void start(JsonParser json) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            throw new IOException("an array was expected at " + json.currentLocation());
        }
    }

    /** Steps over the end of an entry, and over fields that a later version added. */
    static void end(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
        }
    }

    static int number(JsonParser json) throws IOException {
        json.nextToken();
        return json.getIntValue();
    }

    static String text(JsonParser json) throws IOException {
        expect(json, JsonToken.VALUE_STRING);
        return json.getText();
    }

    static @Nullable String nullableText(JsonParser json) throws IOException {
        return json.nextToken() == JsonToken.VALUE_NULL ? null : json.getText();
    }

    static <T> @Nullable T nullable(JsonParser json, Function<String, T> type) throws IOException {
        var text = nullableText(json);
        return text == null ? null : type.apply(text);
    }

    static List<String> texts(JsonParser json) throws IOException {
        expect(json, JsonToken.START_ARRAY);
        var texts = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getText());
        }
        return texts;
    }

    static @Nullable CellAddress nullableAddress(JsonParser json) throws IOException {
        return json.nextToken() == JsonToken.VALUE_NULL ? null : addressHere(json);
    }

    static FormCell cell(JsonParser json) throws IOException {
        expect(json, JsonToken.START_ARRAY);
        expect(json, JsonToken.START_ARRAY);
        var address = addressHere(json);
        var raw = text(json);
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return new FormCell(raw, raw, address);
        }
        var value = json.getText();
        end(json);
        return new FormCell(raw, value, address);
    }

    private static CellAddress addressHere(JsonParser json) throws IOException {
        start(json);
        var address = new CellAddress(number(json), text(json), number(json), number(json));
        end(json);
        return address;
    }

    private static void expect(JsonParser json, JsonToken token) throws IOException {
        if (json.nextToken() != token) {
            throw new IOException(token + " was expected at " + json.currentLocation());
        }
    }
}
