package dev.kikilist.workbook;

import org.apache.poi.openxml4j.util.ZipSecureFile;

/**
 * The limits that POI keeps for the whole JVM. Those that would refuse an honest list of many like rows follow
 * {@link Bound}: the smallest compression ratio, the largest part and the number of parts. Nothing else of POI is set.
 */
public final class PoiLimits {
    private PoiLimits() {}

    /** Sets the limits; whoever opens a package with POI calls this before. */
    public static void apply() {
        ZipSecureFile.setMinInflateRatio(0);
        ZipSecureFile.setMaxEntrySize(Bound.INFLATED_BYTES.limit());
        ZipSecureFile.setMaxFileCount(Bound.PARTS.limit());
    }
}
