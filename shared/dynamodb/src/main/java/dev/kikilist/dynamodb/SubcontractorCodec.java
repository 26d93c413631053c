package dev.kikilist.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.text.CorporateNumber;
import java.io.IOException;

/** A row of 再委託等一覧 as an entry of a chunk. */
final class SubcontractorCodec implements EntryCodec<Subcontractor> {
    @Override
    public void write(Subcontractor subcontractor, JsonGenerator json) throws IOException {
        var toNumber = subcontractor.toCorporateNumber();
        json.writeStartArray();
        json.writeNumber(subcontractor.position());
        EntryFields.write(json, subcontractor.tier());
        EntryFields.write(json, subcontractor.from());
        EntryFields.write(json, subcontractor.to());
        EntryFields.write(json, subcontractor.toNumber());
        EntryFields.writeNullable(json, toNumber == null ? null : toNumber.value());
        EntryFields.write(json, subcontractor.work());
        EntryFields.write(json, subcontractor.place());
        json.writeEndArray();
    }

    @Override
    public Subcontractor read(JsonParser json) throws IOException {
        EntryFields.start(json);
        var subcontractor = new Subcontractor(
                EntryFields.number(json),
                EntryFields.cell(json),
                EntryFields.cell(json),
                EntryFields.cell(json),
                EntryFields.cell(json),
                EntryFields.nullable(json, CorporateNumber::new),
                EntryFields.cell(json),
                EntryFields.cell(json));
        EntryFields.end(json);
        return subcontractor;
    }
}
