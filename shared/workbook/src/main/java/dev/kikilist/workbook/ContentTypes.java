package dev.kikilist.workbook;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which part of a package has content of which type, in lower case. */
final class ContentTypes {
    private final Map<PartName, String> ofParts = new HashMap<>();
    private final Map<String, String> ofExtensions = new HashMap<>();

    private ContentTypes() {}

    static ContentTypes read(GuardedPackage container) throws IOException, UnreadableException {
        return container.read(PartName.CONTENT_TYPES, content -> {
            var types = new ContentTypes();
            try (var cursor = new XmlCursor(content)) {
                for (int event = cursor.next(); event != XmlCursor.FINISHED; event = cursor.next()) {
                    if (event == XmlCursor.START) {
                        types.take(cursor);
                    }
                }
            }
            return types;
        });
    }

    /** Returns the type of a part; empty when the package does not say it. */
    String of(PartName part) {
        var own = ofParts.get(part);
        return own == null ? ofExtensions.getOrDefault(part.extension(), "") : own;
    }

    private void take(XmlCursor cursor) throws UnreadableException {
        var type = cursor.attribute("ContentType");
        if (type == null) {
            return;
        }
        var lower = type.toLowerCase(Locale.ROOT);
        switch (cursor.localName()) {
            case "Override" -> {
                var part = cursor.attribute("PartName");
                if (part != null) {
                    ofParts.put(PartName.of(part), lower);
                }
            }
            case "Default" -> {
                var extension = cursor.attribute("Extension");
                if (extension != null) {
                    ofExtensions.put(extension.toLowerCase(Locale.ROOT), lower);
                }
            }
            default -> {}
        }
    }
}
