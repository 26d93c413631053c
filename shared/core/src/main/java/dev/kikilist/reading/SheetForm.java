package dev.kikilist.reading;

import dev.kikilist.equipment.DateCell;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.validation.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one sheet has shown so far. */
final class SheetForm {
    final SheetHead head;
    final Map<Label, FormCell> vendorFields = new EnumMap<>(Label.class);
    final Map<Label, FormCell> ministryFields = new EnumMap<>(Label.class);
    final Map<Label, DateCell> dates = new EnumMap<>(Label.class);

    /** What waits until it is known whether the sheet is a sample: items and findings in order. */
    final List<Waiting> held = new ArrayList<>();

    boolean released;
    int heldItems;
    boolean tableRead;

    @Nullable
    TableLayout unreadable;

    @Nullable
    String reportedHeader;

    /** Something told of a sheet. */
    sealed interface Waiting {
        record Row(EquipmentItem item) implements Waiting {}

        record Note(Finding finding) implements Waiting {}
    }

    SheetForm(SheetHead head) {
        this.head = head;
    }

    void keepVendorField(Label label, FormCell field) {
        keep(vendorFields, label, field);
    }

    void keepMinistryField(Label label, FormCell field) {
        keep(ministryFields, label, field);
    }

    void keepDate(Label label, DateCell date) {
        var earlier = dates.get(label);
        if (earlier == null || (earlier.cell().isBlank() && !date.cell().isBlank())) {
            dates.put(label, date);
        }
    }

    /** Forgets the fields of a row that turned out to be a header's. */
    void forgetRow(int row) {
        vendorFields.values().removeIf(field -> field.address().row() == row);
        ministryFields.values().removeIf(field -> field.address().row() == row);
        dates.values().removeIf(date -> date.cell().address().row() == row);
    }

    /** Takes over what {@code other} has and this one lacks. */
    void fillFrom(SheetForm other) {
        other.vendorFields.forEach(this::keepVendorField);
        other.ministryFields.forEach(this::keepMinistryField);
        other.dates.forEach(this::keepDate);
    }

    private static void keep(Map<Label, FormCell> fields, Label label, FormCell field) {
        var earlier = fields.get(label);
        if (earlier == null || (earlier.isBlank() && !field.isBlank())) {
            fields.put(label, field);
        }
    }
}
