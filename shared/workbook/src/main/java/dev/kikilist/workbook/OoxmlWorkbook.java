package dev.kikilist.workbook;

import dev.kikilist.reading.FileFormat;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads an .xlsx or an .xlsm without macros, transitional or strict. POI opens the package, finds parts and follows
 * relationships; the parts are read by {@link XmlCursor}, because POI's shared strings and styles are silently empty for
 * strict workbooks, and its sheet handler is four times slower.
 */
final class OoxmlWorkbook {
    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final Set<String> WORKBOOK =
            Set.of(SPREADSHEET + "sheet.main+xml", SPREADSHEET + "template.main+xml");
    private static final Set<String> MACRO_WORKBOOK = Set.of(
            "application/vnd.ms-excel.sheet.macroenabled.main+xml",
            "application/vnd.ms-excel.template.macroenabled.main+xml");

    private final OPCPackage container;
    private final RowVisitor visitor;

    private OoxmlWorkbook(OPCPackage container, RowVisitor visitor) {
        this.container = container;
        this.visitor = visitor;
    }

    /** Tells {@code visitor} the rows of the package in {@code file}, which {@link PackageGuard} has let pass. */
    static FileFormat read(Path file, RowVisitor visitor) throws IOException, UnreadableException {
        try (var container = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            return new OoxmlWorkbook(container, visitor).read();
        } catch (InvalidFormatException e) {
            throw UnreadableException.damaged();
        }
    }

    private FileFormat read() throws IOException, InvalidFormatException, UnreadableException {
        var workbook = workbookPart();
        var format = format(workbook);
        refuseActiveContent();
        var contents = WorkbookPart.read(workbook);
        var strings = strings(workbook);
        var sheets = new SheetRows(visitor, strings, formats(workbook), new NumberCells(contents.since1904()));
        for (var sheet : contents.sheets()) {
            var part = target(workbook, sheet.relationship());
            if (isWorksheet(part)) {
                try (var content = part.getInputStream()) {
                    sheets.read(content, sheet);
                }
            }
        }
        return format;
    }

    private PackagePart workbookPart() throws UnreadableException {
        for (var relationship : container.getRelationships()) {
            if (isOfType(relationship, "/officeDocument")) {
                return part(relationship);
            }
        }
        throw UnreadableException.otherFormat(Term.OTHER_OFFICE_FILE);
    }

    private static FileFormat format(PackagePart workbook) throws UnreadableException {
        var type = contentType(workbook);
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

    private void refuseActiveContent() throws IOException, InvalidFormatException, UnreadableException {
        var kinds = EnumSet.noneOf(Term.class);
        for (var part : container.getParts()) {
            var kind = activeContent(part.getPartName().getName(), contentType(part));
            if (kind != null) {
                kinds.add(kind);
            } else if (contentType(part).equals(SPREADSHEET + "externallink+xml") && isLiveLink(part)) {
                kinds.add(Term.LIVE_LINKS);
            }
        }
        if (!kinds.isEmpty()) {
            throw new UnreadableException(
                    kinds.stream().map(Findings::activeContent).toList());
        }
    }

    /** Returns whether a link would start a program (DDE, OLE); one to another workbook is just never followed. */
    private static boolean isLiveLink(PackagePart part) throws IOException, UnreadableException {
        try (var content = part.getInputStream();
                var cursor = new XmlCursor(content)) {
            while (true) {
                int event = cursor.next();
                if (event == XmlCursor.FINISHED) {
                    return false;
                }
                if (event == XmlCursor.START
                        && (cursor.name().equals("ddeLink") || cursor.name().equals("oleLink"))) {
                    return true;
                }
            }
        }
    }

    private SharedStrings strings(PackagePart workbook) throws IOException, UnreadableException {
        var strings = new SharedStrings();
        var part = related(workbook, "/sharedStrings");
        if (part == null) {
            return strings;
        }
        var text = new OoxmlText();
        try (var content = part.getInputStream();
                var cursor = new XmlCursor(content)) {
            for (int event = cursor.next(); event != XmlCursor.FINISHED; event = cursor.next()) {
                if (event == XmlCursor.START && cursor.name().equals("si")) {
                    strings.add(text.readRuns(cursor));
                }
            }
        }
        return strings;
    }

    private CellFormats formats(PackagePart workbook) throws IOException, UnreadableException {
        var formats = new CellFormats();
        var part = related(workbook, "/styles");
        if (part == null) {
            return formats;
        }
        boolean inCellFormats = false;
        try (var content = part.getInputStream();
                var cursor = new XmlCursor(content)) {
            for (int event = cursor.next(); event != XmlCursor.FINISHED; event = cursor.next()) {
                if (event == XmlCursor.START) {
                    switch (cursor.name()) {
                        case "cellXfs" -> inCellFormats = true;
                        case "numFmt" -> {
                            var pattern = cursor.attribute("formatCode");
                            formats.addNumberFormat(
                                    number(cursor.attribute("numFmtId")), pattern == null ? "" : pattern);
                        }
                        case "xf" -> {
                            if (inCellFormats) {
                                formats.addCellFormat(number(cursor.attribute("numFmtId")));
                            }
                        }
                        default -> {}
                    }
                } else if (event == XmlCursor.END && cursor.name().equals("cellXfs")) {
                    inCellFormats = false;
                }
            }
        }
        return formats;
    }

    private static int number(@Nullable String text) {
        if (text == null || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9') || text.isEmpty()) {
            return 0;
        }
        return Integer.parseInt(text);
    }

    private static boolean isWorksheet(PackagePart part) {
        return contentType(part).equals(SPREADSHEET + "worksheet+xml");
    }

    private @Nullable PackagePart related(PackagePart from, String type) throws UnreadableException {
        try {
            for (var relationship : from.getRelationships()) {
                if (isOfType(relationship, type)) {
                    return part(relationship);
                }
            }
            return null;
        } catch (InvalidFormatException e) {
            throw missingPart();
        }
    }

    private PackagePart target(PackagePart from, String relationshipId) throws UnreadableException {
        var relationship = from.getRelationship(relationshipId);
        if (relationship == null) {
            throw missingPart();
        }
        return part(relationship);
    }

    private PackagePart part(PackageRelationship relationship) throws UnreadableException {
        if (relationship.getTargetMode() == TargetMode.EXTERNAL) {
            throw missingPart();
        }
        try {
            var part = container.getPart(PackagingURIHelper.createPartName(relationship.getTargetURI()));
            if (part != null) {
                return part;
            }
        } catch (InvalidFormatException e) {
            // A name that no part can have.
        }
        throw missingPart();
    }

    /** Transitional and strict relationship types end alike and begin differently. */
    private static boolean isOfType(PackageRelationship relationship, String type) {
        var name = relationship.getRelationshipType();
        return name.endsWith(type)
                && (name.startsWith("http://schemas.openxmlformats.org/officeDocument/")
                        || name.startsWith("http://purl.oclc.org/ooxml/officeDocument/"));
    }

    private static String contentType(PackagePart part) {
        return part.getContentType().toLowerCase(Locale.ROOT);
    }

    private static UnreadableException missingPart() {
        return UnreadableException.damaged();
    }

    /** Returns what kind of active content a part is, or null when it is none. */
    private static @Nullable Term activeContent(String partName, String contentType) {
        var name = partName.toLowerCase(Locale.ROOT);
        if (contentType.contains("vbaproject") || name.endsWith("/vbaproject.bin")) {
            return Term.MACROS;
        }
        if (contentType.contains("macrosheet")) {
            return Term.MACRO_SHEET;
        }
        if (contentType.contains("activex") || name.contains("/activex/")) {
            return Term.CONTROLS;
        }
        if (contentType.contains("oleobject") || name.contains("/embeddings/")) {
            return Term.EMBEDDED_OBJECTS;
        }
        if (contentType.equals(SPREADSHEET + "connections+xml") || contentType.equals(SPREADSHEET + "querytable+xml")) {
            return Term.CONNECTIONS;
        }
        return contentType.contains("webextension") ? Term.ADD_IN : null;
    }
}
