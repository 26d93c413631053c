package dev.kikilist.reading;

import dev.kikilist.equipment.DateCell;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.text.JapaneseDate;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the fields outside the tables of one sheet: a label, and its value on the right or behind a colon. */
final class LabelledFields {
    private static final int FIRST_PLAUSIBLE_YEAR = 2000;
    private static final int LAST_PLAUSIBLE_YEAR = 2099;

    private final SheetForm sheet;
    private final Consumer<Finding> findings;
    private final FormWords words = FormWords.standard();

    LabelledFields(SheetForm sheet, Consumer<Finding> findings) {
        this.sheet = sheet;
        this.findings = findings;
    }

    /** Takes the fields of a row in {@code section} and returns the section that the row turned out to be in. */
    Section take(RawRow row, Section section) {
        var current = section;
        var cells = row.cells();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var label = words.label(cell.text());
            if (label != null) {
                var value = valueRightOf(cells, i);
                current = sectionOf(label, current);
                take(label, current, row.number(), value == null ? cell.column() + 1 : value.column(), value);
                continue;
            }
            int colon = colonIn(cell.text());
            label = colon < 0 ? null : words.label(cell.text().substring(0, colon));
            if (label != null) {
                var value = RawCell.text(cell.column(), cell.text().substring(colon + 1));
                current = sectionOf(label, current);
                take(label, current, row.number(), cell.column(), value);
            }
        }
        return current;
    }

    private @Nullable RawCell valueRightOf(List<RawCell> cells, int label) {
        for (int i = label + 1; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (!Cells.isBlank(cell)) {
                return words.label(cell.text()) == null ? cell : null;
            }
        }
        return null;
    }

    /** Returns where the colon of 担当者名：山田 is, or -1. */
    private static int colonIn(String text) {
        int wide = text.indexOf('：');
        int colon = wide < 0 ? text.indexOf(':') : wide;
        return colon > 0 && colon <= FormWords.LONGEST ? colon : -1;
    }

    private Section sectionOf(Label label, Section section) {
        if (label.isMinistrysAlone() && !label.isDate()) {
            return Section.MINISTRY;
        }
        // 省庁記載欄 may stand above the vendor's block, but nothing of the vendor's below the table.
        return label.isVendorsAlone() && !sheet.tableRead ? Section.VENDOR : section;
    }

    private void take(Label label, Section section, int row, int column, @Nullable RawCell value) {
        var field = Cells.field(sheet.head, row, column, value);
        if (label.isDate()) {
            sheet.keepDate(label, date(field, value));
        } else if (section == Section.MINISTRY) {
            sheet.keepMinistryField(label == Label.PERSON ? Label.MINISTRY_PERSON : label, field);
        } else {
            sheet.keepVendorField(label, field);
        }
        if (value != null && value.formula()) {
            findings.accept(Findings.formula(label.term(), field));
        }
    }

    private static DateCell date(FormCell field, @Nullable RawCell cell) {
        var serial = cell == null || cell.kind() != RawCell.Kind.NUMBER ? null : cell.serialDate();
        if (cell == null || serial == null || !isPlausible(cell.dateFormatted(), serial.getYear())) {
            return new DateCell(field, JapaneseDate.parse(field.raw()));
        }
        return new DateCell(
                new FormCell(field.raw(), serial.toString(), field.address()), new JapaneseDate.Parsed(serial, false));
    }

    /** Keeps 6, which stands for a day of 1900, from being taken for a date. */
    private static boolean isPlausible(boolean dateFormatted, int year) {
        return dateFormatted || (year >= FIRST_PLAUSIBLE_YEAR && year <= LAST_PLAUSIBLE_YEAR);
    }
}
