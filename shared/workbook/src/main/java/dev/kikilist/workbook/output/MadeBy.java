package dev.kikilist.workbook.output;

import java.util.Date;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What a workbook that was made here says of itself: the same whenever it is made. */
public final class MadeBy {
    @SuppressWarnings("JavaUtilDate") // POI asks for it
    private static final Optional<Date> ANY_DAY = Optional.of(new Date(1_577_836_800_000L));

    private MadeBy() {}

    /** Says that {@code workbook} was made by Kikilist, on no day in particular. */
    public static void kikilist(XSSFWorkbook workbook) {
        var properties = workbook.getProperties().getCoreProperties();
        properties.setCreator("Kikilist");
        var part = properties.getUnderlyingProperties();
        part.setCreatedProperty(ANY_DAY);
        part.setModifiedProperty(ANY_DAY);
    }
}
