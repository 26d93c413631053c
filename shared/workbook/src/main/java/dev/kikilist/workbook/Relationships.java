package dev.kikilist.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The relationships of one part, or of the package itself.
 *
 * @param all the relationships in their order
 */
record Relationships(List<Relationship> all) {
    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/";
    private static final String STRICT = "http://purl.oclc.org/ooxml/officeDocument/";

    /**
     * One relationship.
     *
     * @param id what the part calls it
     * @param type a URI
     * @param target the part it leads to, or null when it leads out of the package
     */
    record Relationship(String id, String type, @Nullable PartName target) {
        /** Returns whether the type is {@code name}; transitional and strict types end alike and begin differently. */
        boolean isOfType(String name) {
            return type.endsWith(name) && (type.startsWith(TRANSITIONAL) || type.startsWith(STRICT));
        }
    }

    /** Reads the relationships of {@code source}; there are none when the package has no part for them. */
    static Relationships of(PartName source, GuardedPackage container) throws IOException, UnreadableException {
        var part = source.relationships();
        return container.has(part)
                ? container.read(part, content -> read(source, content))
                : new Relationships(List.of());
    }

    /** Returns the part of the first relationship of a type, or null when there is none. */
    @Nullable
    PartName ofType(String type) throws UnreadableException {
        for (var relationship : all) {
            if (relationship.isOfType(type)) {
                return inside(relationship);
            }
        }
        return null;
    }

    /** Returns the part that {@code id} stands for. */
    PartName withId(String id) throws UnreadableException {
        for (var relationship : all) {
            if (relationship.id().equals(id)) {
                return inside(relationship);
            }
        }
        throw UnreadableException.damaged();
    }

    private static PartName inside(Relationship relationship) throws UnreadableException {
        var target = relationship.target();
        if (target == null) {
            throw UnreadableException.damaged();
        }
        return target;
    }

    private static Relationships read(PartName source, InputStream content) throws UnreadableException {
        var all = new ArrayList<Relationship>();
        try (var cursor = new XmlCursor(content)) {
            for (int event = cursor.next(); event != XmlCursor.FINISHED; event = cursor.next()) {
                if (event == XmlCursor.START && cursor.localName().equals("Relationship")) {
                    all.add(relationship(source, cursor));
                }
            }
        }
        return new Relationships(all);
    }

    private static Relationship relationship(PartName source, XmlCursor cursor) throws UnreadableException {
        var id = cursor.attribute("Id");
        var type = cursor.attribute("Type");
        var target = cursor.attribute("Target");
        if (id == null || type == null || target == null) {
            throw cursor.fault();
        }
        var mode = cursor.attribute("TargetMode");
        boolean external = mode != null && mode.toLowerCase(Locale.ROOT).equals("external");
        return new Relationship(id, type, external ? null : source.resolve(target));
    }
}
