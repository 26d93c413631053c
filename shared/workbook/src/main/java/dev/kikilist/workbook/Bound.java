package dev.kikilist.workbook;

import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;

/**
 * What no honest list exceeds. The bounds are chosen so that a file within all of them is read in seconds by a JVM with
 * 256 MB of heap; exceeding one is finding F004 and names it.
 */
enum Bound {
    /** Parts of a package. A list with pictures has some thirty. */
    PARTS(Term.ARCHIVE_ENTRIES, 200),
    /** Bytes of all parts of a package together when inflated. The form with 100,000 rows has 45 MB. */
    INFLATED_BYTES(Term.INFLATED_SIZE, 300_000_000),
    /** Inflated size over compressed size, once the inflated size is worth worrying about. */
    RATIO(Term.COMPRESSION_RATIO, 200),
    /** Bytes of content types, relationships and properties together: read as trees, so held small. */
    STRUCTURE_BYTES(Term.STRUCTURE_SIZE, 8_000_000),
    /** Different texts of a workbook. */
    SHARED_STRINGS(Term.SHARED_STRINGS, 1_000_000),
    /** Characters of all different texts together. */
    SHARED_CHARACTERS(Term.SHARED_STRINGS_SIZE, 20_000_000),
    /** Different texts of an .xls workbook; each costs more memory there. */
    LEGACY_STRINGS(Term.SHARED_STRINGS, 300_000),
    /** Bytes of all different texts of an .xls workbook. */
    LEGACY_STRING_BYTES(Term.SHARED_STRINGS_SIZE, 16_000_000),
    /** Cell formats of a workbook; Excel stops at 64,000. */
    CELL_FORMATS(Term.CELL_FORMATS, 65_536),
    /** Tabs of a workbook. */
    SHEETS(Term.SHEETS, 200),
    /** Rows of a sheet that hold something: the 100,000 of a list, and room for what stands around them. */
    ROWS(Term.SHEET_ROWS, 110_000),
    /** Cells of a row that hold something. */
    CELLS_PER_ROW(Term.ROW_CELLS, 1_000),
    /** Characters of a cell: Excel's own limit. */
    CELL_CHARACTERS(Term.CELL_LENGTH, 32_767),
    /** Bytes of one tag or text of an XML part. The longest text, every character escaped, has 0.3 MB. */
    TOKEN_BYTES(Term.ELEMENT_SIZE, 2_000_000),
    /** Nesting of an XML part. */
    DEPTH(Term.ELEMENT_DEPTH, 100),
    /** Different names of elements and attributes in an XML part. */
    NAMES(Term.ELEMENT_NAMES, 2_000);

    private final Term term;
    private final long limit;

    Bound(Term term, long limit) {
        this.term = term;
        this.limit = limit;
    }

    long limit() {
        return limit;
    }

    /** Throws unless {@code count} is within the limit. */
    void check(long count) throws UnreadableException {
        if (count > limit) {
            throw exceeded();
        }
    }

    UnreadableException exceeded() {
        return new UnreadableException(Findings.moreThan(term, limit));
    }
}
