package dev.kikilist.workbook;

import dev.kikilist.reading.FileFormat;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.validation.Term;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an .xlsx or an .xlsm without macros, transitional or strict: finds the parts by their relationships and tells the
 * rows of the sheets. Parts that hold no cells are measured before the first row is told.
 */
final class OoxmlWorkbook {
    /** What the content types of spreadsheets begin with, in lower case. */
    static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static final Set<String> WORKBOOK =
            Set.of(SPREADSHEET + "sheet.main+xml", SPREADSHEET + "template.main+xml");
    private static final Set<String> MACRO_WORKBOOK = Set.of(
            "application/vnd.ms-excel.sheet.macroenabled.main+xml",
            "application/vnd.ms-excel.template.macroenabled.main+xml");

    private final GuardedPackage container;
    private final ContentTypes types;
    private final RowVisitor visitor;

    private OoxmlWorkbook(GuardedPackage container, ContentTypes types, RowVisitor visitor) {
        this.container = container;
        this.types = types;
        this.visitor = visitor;
    }

    /** Tells {@code visitor} the rows of the package in {@code file}. */
    static FileFormat read(FileChannel file, RowVisitor visitor) throws IOException, UnreadableException {
        var container = GuardedPackage.open(file);
        return new OoxmlWorkbook(container, ContentTypes.read(container), visitor).read();
    }

    private FileFormat read() throws IOException, UnreadableException {
        var workbook = Relationships.of(PartName.PACKAGE, container).ofType("/officeDocument");
        if (workbook == null) {
            throw UnreadableException.otherFormat(Term.OTHER_OFFICE_FILE);
        }
        var format = format(type(workbook));
        ActiveContent.refuse(container, types);
        var contents = container.read(workbook, WorkbookPart::read);
        var related = Relationships.of(workbook, container);
        var strings = related.ofType("/sharedStrings");
        var styles = related.ofType("/styles");
        var sheets = sheets(contents, related);
        container.measureAllBut(partsRead(strings, styles, sheets));
        var rows = new SheetRows(
                visitor,
                strings == null ? new SharedStrings() : container.read(strings, SharedStrings::read),
                styles == null ? new CellFormats() : container.read(styles, CellFormats::read),
                new NumberCells(contents.since1904()));
        for (var sheet : sheets.entrySet()) {
            container.read(sheet.getValue(), content -> {
                rows.read(content, sheet.getKey());
                return sheet;
            });
        }
        return format;
    }

    private Map<WorkbookPart.Sheet, PartName> sheets(WorkbookPart contents, Relationships related)
            throws UnreadableException {
        var sheets = new LinkedHashMap<WorkbookPart.Sheet, PartName>();
        for (var sheet : contents.sheets()) {
            var part = related.withId(sheet.relationship());
            if (type(part).equals(SPREADSHEET + "worksheet+xml")) {
                // A part that many tabs show would be read as often.
                if (sheets.containsValue(part)) {
                    throw UnreadableException.damaged();
                }
                sheets.put(sheet, part);
            }
        }
        return sheets;
    }

    private static Set<PartName> partsRead(
            @Nullable PartName strings, @Nullable PartName styles, Map<WorkbookPart.Sheet, PartName> sheets) {
        var parts = new HashSet<>(sheets.values());
        if (strings != null) {
            parts.add(strings);
        }
        if (styles != null) {
            parts.add(styles);
        }
        return parts;
    }

    /** Returns the type of a part that a relationship leads to; there is one. */
    private String type(PartName part) throws UnreadableException {
        var type = types.of(part);
        if (type.isEmpty() || !container.has(part)) {
            throw UnreadableException.damaged();
        }
        return type;
    }

    private static FileFormat format(String type) throws UnreadableException {
        if (WORKBOOK.contains(type)) {
            return FileFormat.XLSX;
        }
        if (MACRO_WORKBOOK.contains(type)) {
            return FileFormat.XLSM_WITHOUT_MACROS;
        }
        if (type.contains("wordprocessingml") || type.contains("ms-word")) {
            throw UnreadableException.otherFormat(Term.WORD_DOCUMENT);
        }
        if (type.contains("presentationml") || type.contains("ms-powerpoint")) {
            throw UnreadableException.otherFormat(Term.PRESENTATION);
        }
        if (type.contains("sheet.binary")) {
            throw UnreadableException.otherFormat(Term.BINARY_WORKBOOK);
        }
        if (type.contains("addin")) {
            throw UnreadableException.otherFormat(Term.EXCEL_ADD_IN);
        }
        throw UnreadableException.otherFormat(Term.OTHER_OFFICE_FILE);
    }
}
