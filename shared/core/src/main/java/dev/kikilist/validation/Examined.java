package dev.kikilist.validation;

import dev.kikilist.equipment.MinistryBlock;
import dev.kikilist.equipment.VendorBlock;
import dev.kikilist.reading.FileFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What examining a file gave.
 *
 * @param format the format found, or null when the file could not be read
 * @param vendorBlock the block above the table, or null when the file could not be read that far
 * @param ministryBlock the block below the table, or null when the file could not be read that far
 * @param findings all findings in reading order
 */
public record Examined(
        @Nullable FileFormat format,
        @Nullable VendorBlock vendorBlock,
        @Nullable MinistryBlock ministryBlock,
        List<Finding> findings) {
    public Examined {
        findings = List.copyOf(findings);
    }
}
