package dev.kikilist.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.io.IOException;

/** A finding as an entry of a chunk. */
final class FindingCodec implements EntryCodec<Finding> {
    @Override
    public void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartArray();
        json.writeString(finding.code().name());
        var at = finding.at();
        if (at == null) {
            json.writeNull();
        } else {
            EntryFields.write(json, at);
        }
        EntryFields.write(json, finding.raw());
        EntryFields.write(json, finding.arguments());
        EntryFields.writeNullable(json, finding.suggestion());
        json.writeEndArray();
    }

    @Override
    public Finding read(JsonParser json) throws IOException {
        EntryFields.start(json);
        var finding = new Finding(
                FindingCode.valueOf(EntryFields.text(json)),
                EntryFields.nullableAddress(json),
                EntryFields.text(json),
                EntryFields.texts(json),
                EntryFields.nullableText(json));
        EntryFields.end(json);
        return finding;
    }
}
