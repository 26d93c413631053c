package dev.kikilist.workbook;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What the workbook part says of its sheets.
 *
 * @param since1904 whether days are counted from 1904
 * @param sheets the sheets in the order of their tabs
 */
record WorkbookPart(boolean since1904, List<Sheet> sheets) {
    /**
     * One tab.
     *
     * @param index position among all tabs, from 0
     * @param name name as written
     * @param hidden whether it is hidden
     * @param relationship the id under which the workbook part refers to it
     */
    record Sheet(int index, String name, boolean hidden, String relationship) {}

    static WorkbookPart read(InputStream content) throws UnreadableException {
        boolean since1904 = false;
        var sheets = new ArrayList<Sheet>();
        try (var cursor = new XmlCursor(content)) {
            for (int event = cursor.next(); event != XmlCursor.FINISHED; event = cursor.next()) {
                if (event == XmlCursor.START) {
                    switch (cursor.name()) {
                        case "workbookPr" -> since1904 = cursor.flag("date1904");
                        case "sheet" -> {
                            sheets.add(sheet(cursor, sheets.size()));
                            Bound.SHEETS.check(sheets.size());
                        }
                        default -> {}
                    }
                }
            }
        }
        return new WorkbookPart(since1904, sheets);
    }

    private static Sheet sheet(XmlCursor cursor, int index) throws UnreadableException {
        var name = cursor.attribute("name");
        var state = cursor.attribute("state");
        var relationship = cursor.prefixedAttribute("id");
        if (relationship == null) {
            throw cursor.fault();
        }
        return new Sheet(index, name == null ? "" : name, state != null && !state.equals("visible"), relationship);
    }
}
