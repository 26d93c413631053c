package dev.kikilist.bench.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The parts of a form that hold its cells, where every usual program puts them. */
final class FormParts {
    private static final String SHARED_STRINGS = "xl/sharedStrings.xml";

    private FormParts() {}

    /** Returns the shared strings, if there are any, and then the sheets in order. */
    static List<ZipEntry> of(ZipFile zip) {
        var parts = new ArrayList<ZipEntry>();
        var strings = zip.getEntry(SHARED_STRINGS);
        if (strings != null) {
            parts.add(strings);
        }
        for (int i = 1; zip.getEntry(sheet(i)) != null; i++) {
            parts.add(zip.getEntry(sheet(i)));
        }
        return parts;
    }

    static boolean isSharedStrings(ZipEntry part) {
        return part.getName().equals(SHARED_STRINGS);
    }

    private static String sheet(int number) {
        return "xl/worksheets/sheet" + number + ".xml";
    }
}
