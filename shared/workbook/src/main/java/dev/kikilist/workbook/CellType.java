package dev.kikilist.workbook;

import org.jspecify.annotations.Nullable;

/** How the value of a cell of a worksheet part is written. */
enum CellType {
    NUMBER,
    SHARED,
    TEXT,
    BOOLEAN,
    ERROR,
    DAY;

    /** Returns the type that the attribute {@code t} names; a cell without one, or with an unknown one, is a number's. */
    static CellType of(@Nullable AttributeText name) {
        if (name == null) {
            return NUMBER;
        }
        if (name.is("s")) {
            return SHARED;
        }
        if (name.is("str") || name.is("inlineStr")) {
            return TEXT;
        }
        if (name.is("b")) {
            return BOOLEAN;
        }
        if (name.is("e")) {
            return ERROR;
        }
        return name.is("d") ? DAY : NUMBER;
    }
}
