package dev.kikilist.workbook;

import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import java.io.IOException;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Finds what in a package could run or reach elsewhere, by the types and names of its parts. */
final class ActiveContent {
    private static final String EXTERNAL_LINK = OoxmlWorkbook.SPREADSHEET + "externallink+xml";

    private ActiveContent() {}

    /** Refuses the package with all kinds of active content that it holds. */
    static void refuse(GuardedPackage container, ContentTypes types) throws IOException, UnreadableException {
        var kinds = EnumSet.noneOf(Term.class);
        for (var part : container.names()) {
            if (part.isFolder()) {
                continue;
            }
            var type = types.of(part);
            var kind = kind(part.value(), type);
            if (kind != null) {
                kinds.add(kind);
            } else if (type.equals(EXTERNAL_LINK) && isLiveLink(container, part)) {
                kinds.add(Term.LIVE_LINKS);
            }
        }
        if (!kinds.isEmpty()) {
            throw new UnreadableException(
                    kinds.stream().map(Findings::activeContent).toList());
        }
    }

    private static @Nullable Term kind(String name, String type) {
        if (type.contains("vbaproject") || name.endsWith("/vbaproject.bin")) {
            return Term.MACROS;
        }
        if (type.contains("macrosheet")) {
            return Term.MACRO_SHEET;
        }
        if (type.contains("activex") || name.contains("/activex/")) {
            return Term.CONTROLS;
        }
        if (type.contains("oleobject") || name.contains("/embeddings/")) {
            return Term.EMBEDDED_OBJECTS;
        }
        if (type.equals(OoxmlWorkbook.SPREADSHEET + "connections+xml")
                || type.equals(OoxmlWorkbook.SPREADSHEET + "querytable+xml")) {
            return Term.CONNECTIONS;
        }
        return type.contains("webextension") ? Term.ADD_IN : null;
    }

    /** Returns whether a link would start a program (DDE, OLE); one to another workbook is just never followed. */
    private static boolean isLiveLink(GuardedPackage container, PartName part) throws IOException, UnreadableException {
        return container.read(part, content -> {
            try (var cursor = new XmlCursor(content)) {
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
        });
    }
}
