package dev.kikilist.difference;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.validation.Term;
import java.util.List;
import java.util.function.Function;

/**
 * A field of a row that is compared. 通番 is none: it counts rows, and changes when a row above is put in or left out.
 *
 * @param name what the form calls it
 * @param cell where it stands in a row
 */
record LineField<T>(Term name, Function<T, FormCell> cell) {
    static final List<LineField<EquipmentItem>> OF_ITEMS = List.of(
            new LineField<>(Term.VENDOR_NAME, EquipmentItem::vendorName),
            new LineField<>(Term.CATEGORY, EquipmentItem::category),
            new LineField<>(Term.MAKER, EquipmentItem::maker),
            new LineField<>(Term.MAKER_NUMBER, EquipmentItem::makerNumber),
            new LineField<>(Term.PRODUCT, EquipmentItem::product),
            new LineField<>(Term.MODEL, EquipmentItem::model));

    static final List<LineField<Subcontractor>> OF_SUBCONTRACTORS = List.of(
            new LineField<>(Term.TIER, Subcontractor::tier),
            new LineField<>(Term.FROM, Subcontractor::from),
            new LineField<>(Term.TO, Subcontractor::to),
            new LineField<>(Term.TO_NUMBER, Subcontractor::toNumber),
            new LineField<>(Term.WORK, Subcontractor::work),
            new LineField<>(Term.PLACE, Subcontractor::place));

    String value(T line) {
        return cell.apply(line).value();
    }
}
