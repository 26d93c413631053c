package dev.kikilist.status;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.text.CorporateNumber;
import org.jspecify.annotations.Nullable;

/** Shows the rows of a list. */
final class RowRepresentation {
    /** The most characters of a text that are shown; the whole text is in the vendor's file. */
    static final int LONGEST_TEXT = 1_000;

    private RowRepresentation() {}

    /** Writes a row of 機器等一覧. */
    static void write(JsonWriter json, EquipmentItem item) {
        writeFields(json.beginObject(), item);
        json.endObject();
    }

    /** Writes a row of 再委託等一覧. */
    static void write(JsonWriter json, Subcontractor subcontractor) {
        writeFields(json.beginObject(), subcontractor);
        json.endObject();
    }

    /** Writes the fields of a row of 機器等一覧 into an object that has begun. */
    static void writeFields(JsonWriter json, EquipmentItem item) {
        var category = item.categoryCode();
        begin(json, item.position(), item.product().address());
        write(json, "vendorName", item.vendorName());
        write(json, "number", item.number());
        write(json, "category", item.category());
        json.field("categoryCode", category == null ? null : category.value());
        write(json, "maker", item.maker());
        write(json, "makerNumber", item.makerNumber());
        json.field("makerCorporateNumber", value(item.makerCorporateNumber()));
        write(json, "product", item.product());
        write(json, "model", item.model());
        json.beginArray("extras");
        for (var extra : item.extras().entrySet()) {
            json.beginObject()
                    .field("header", shortened(extra.getKey()))
                    .field("text", shortened(extra.getValue()))
                    .endObject();
        }
        json.endArray();
    }

    /** Writes the fields of a row of 再委託等一覧 into an object that has begun. */
    static void writeFields(JsonWriter json, Subcontractor subcontractor) {
        begin(json, subcontractor.position(), subcontractor.to().address());
        write(json, "tier", subcontractor.tier());
        write(json, "from", subcontractor.from());
        write(json, "to", subcontractor.to());
        write(json, "toNumber", subcontractor.toNumber());
        json.field("toCorporateNumber", value(subcontractor.toCorporateNumber()));
        write(json, "work", subcontractor.work());
        write(json, "place", subcontractor.place());
    }

    /** Returns {@code text}, cut short with an ellipsis when it is longer than {@value #LONGEST_TEXT} characters. */
    static String shortened(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 2));
        return text.substring(0, splits ? LONGEST_TEXT - 2 : LONGEST_TEXT - 1) + "…";
    }

    private static void begin(JsonWriter json, int position, CellAddress address) {
        json.field("position", position).field("sheet", address.sheetName()).field("row", address.row());
    }

    private static void write(JsonWriter json, String name, FormCell cell) {
        json.beginObject(name).field("value", shortened(cell.value()));
        if (!cell.raw().equals(cell.value())) {
            json.field("raw", shortened(cell.raw()));
        }
        json.field("cell", cell.address().a1()).endObject();
    }

    private static @Nullable String value(@Nullable CorporateNumber number) {
        return number == null ? null : number.value();
    }
}
