package dev.kikilist.reading;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.text.SampleText;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the visitor what is recognised, numbered and no more of it than may be. What a sheet shows waits while all its items
 * are sample text, up to {@value #SAMPLE_ROWS} of them.
 */
final class RecognisedList {
    private static final int SAMPLE_ROWS = 200;

    private final FormVisitor visitor;
    private final List<SheetForm> samples = new ArrayList<>();
    private int items;
    private int subcontractors;
    private boolean tooLong;

    RecognisedList(FormVisitor visitor) {
        this.visitor = visitor;
    }

    int items() {
        return items;
    }

    int subcontractors() {
        return subcontractors;
    }

    /** Returns whether there were more rows than may be; then no more of them is told. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Takes what is wrong or odd with how {@code sheet} is made. */
    void finding(SheetForm sheet, Finding finding) {
        if (sheet.released) {
            visitor.finding(finding);
        } else {
            sheet.held.add(new SheetForm.Waiting.Note(finding));
        }
    }

    /** Takes the row that {@code table} looks at as an item. */
    void item(SheetForm sheet, ItemTable table) {
        var item = table.item(items + 1);
        boolean waits = !sheet.released && sheet.heldItems < SAMPLE_ROWS && isSample(item);
        if (!waits && !sheet.released) {
            release(sheet);
            item = renumbered(item);
        }
        table.reportOddities(finding -> finding(sheet, finding));
        if (waits) {
            sheet.held.add(new SheetForm.Waiting.Row(item));
            sheet.heldItems++;
        } else {
            deliver(item);
        }
    }

    /** Takes the row that {@code table} looks at as a subcontractor. */
    void subcontractor(SubcontractorTable table) {
        if (!isFull()) {
            subcontractors++;
            visitor.subcontractor(table.subcontractor(subcontractors));
        }
    }

    /** Ends a sheet and returns whether what it shows counts; otherwise it is a sample and waits. */
    boolean endSheet(SheetForm sheet) {
        if (!sheet.released && sheet.heldItems > 0) {
            samples.add(sheet);
            return false;
        }
        release(sheet);
        return true;
    }

    /** Tells what the samples show and returns them. */
    List<SheetForm> releaseSamples() {
        samples.forEach(this::release);
        return samples;
    }

    private static boolean isSample(EquipmentItem item) {
        return SampleText.isSample(item.maker().value())
                || SampleText.isSample(item.product().value());
    }

    private void release(SheetForm form) {
        form.released = true;
        for (var waiting : form.held) {
            switch (waiting) {
                case SheetForm.Waiting.Row held -> deliver(renumbered(held.item()));
                case SheetForm.Waiting.Note note -> visitor.finding(note.finding());
            }
        }
        form.held.clear();
    }

    private EquipmentItem renumbered(EquipmentItem item) {
        return new EquipmentItem(
                items + 1,
                item.vendorName(),
                item.number(),
                item.category(),
                item.categoryCode(),
                item.maker(),
                item.makerNumber(),
                item.makerCorporateNumber(),
                item.product(),
                item.model(),
                item.extras());
    }

    private void deliver(EquipmentItem item) {
        if (!isFull()) {
            items++;
            visitor.item(item);
        }
    }

    private boolean isFull() {
        if (items + subcontractors >= FormReader.LIST_ROWS && !tooLong) {
            tooLong = true;
            visitor.finding(Findings.moreThan(Term.LIST_ROWS, FormReader.LIST_ROWS));
        }
        return tooLong;
    }
}
