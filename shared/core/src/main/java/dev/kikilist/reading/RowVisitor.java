package dev.kikilist.reading;

/** Is told the sheets and rows of a file, in the file's order, each once. */
public interface RowVisitor {
    /** A sheet begins. */
    void startSheet(SheetHead sheet);

    /** The next row of the sheet; row numbers rise. Rows without any cell may be left out. */
    void row(RawRow row);

    /** The sheet ends. */
    void endSheet();
}
