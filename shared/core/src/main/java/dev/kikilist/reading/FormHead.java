package dev.kikilist.reading;

import dev.kikilist.equipment.MinistryBlock;
import dev.kikilist.equipment.VendorBlock;

/**
 * What a form holds besides its rows.
 *
 * @param vendorBlock the block above the table
 * @param ministryBlock the block below the table
 * @param listing whether the rows of a list could be read
 * @param items how many items were told
 * @param subcontractors how many subcontractors were told
 * @param noSubcontractorsStated whether 再委託等一覧 says that there are none (該当なし)
 * @param subcontractorsInColumn whether a column 再委託先 of the items' table is filled in anywhere
 */
public record FormHead(
        VendorBlock vendorBlock,
        MinistryBlock ministryBlock,
        Listing listing,
        int items,
        int subcontractors,
        boolean noSubcontractorsStated,
        boolean subcontractorsInColumn) {
    /** What became of the search for the list. */
    public enum Listing {
        /** A table was read, with or without rows in it. */
        READ,
        /** A table was found whose header lacks what cannot be done without. */
        NOT_RECOGNISED,
        /** There is no table, or only one that is left out. */
        ABSENT,
        /** There are more rows than may be. */
        TOO_LONG
    }
}
