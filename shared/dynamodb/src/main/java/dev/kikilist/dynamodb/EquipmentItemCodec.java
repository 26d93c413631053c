package dev.kikilist.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.text.CorporateNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row of 機器等一覧 as an entry of a chunk. */
final class EquipmentItemCodec implements EntryCodec<EquipmentItem> {
    @Override
    public void write(EquipmentItem item, JsonGenerator json) throws IOException {
        var category = item.categoryCode();
        var makerNumber = item.makerCorporateNumber();
        json.writeStartArray();
        json.writeNumber(item.position());
        EntryFields.write(json, item.vendorName());
        EntryFields.write(json, item.number());
        EntryFields.write(json, item.category());
        EntryFields.writeNullable(json, category == null ? null : category.value());
        EntryFields.write(json, item.maker());
        EntryFields.write(json, item.makerNumber());
        EntryFields.writeNullable(json, makerNumber == null ? null : makerNumber.value());
        EntryFields.write(json, item.product());
        EntryFields.write(json, item.model());
        EntryFields.write(json, headersAndTexts(item.extras()));
        json.writeEndArray();
    }

    @Override
    public EquipmentItem read(JsonParser json) throws IOException {
        EntryFields.start(json);
        var item = new EquipmentItem(
                EntryFields.number(json),
                EntryFields.cell(json),
                EntryFields.cell(json),
                EntryFields.cell(json),
                EntryFields.nullable(json, CategoryCode::new),
                EntryFields.cell(json),
                EntryFields.cell(json),
                EntryFields.nullable(json, CorporateNumber::new),
                EntryFields.cell(json),
                EntryFields.cell(json),
                extras(EntryFields.texts(json)));
        EntryFields.end(json);
        return item;
    }

    private static List<String> headersAndTexts(Map<String, String> extras) {
        var texts = new ArrayList<String>(2 * extras.size());
        extras.forEach((header, text) -> {
            texts.add(header);
            texts.add(text);
        });
        return texts;
    }

    private static Map<String, String> extras(List<String> headersAndTexts) {
        var extras = new LinkedHashMap<String, String>();
        for (int i = 0; i < headersAndTexts.size(); i += 2) {
            extras.put(headersAndTexts.get(i), headersAndTexts.get(i + 1));
        }
        return extras;
    }
}
