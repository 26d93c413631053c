package dev.kikilist.equipment;

/**
 * One field of the form: what the vendor wrote and where.
 *
 * @param raw the text exactly as the file holds it; a number in plain digits
 * @param value the text tidied for display ({@link dev.kikilist.text.Folding#tidy}); empty when nothing was written
 * @param address the cell
 */
public record FormCell(String raw, String value, CellAddress address) {
    /** Returns whether nothing but blanks was written. */
    public boolean isBlank() {
        return value.isEmpty();
    }
}
