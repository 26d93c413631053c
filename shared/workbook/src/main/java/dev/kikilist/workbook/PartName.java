package dev.kikilist.workbook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;

/**
 * The name of a part in the one form in which names are compared: lower case, with slashes, without one at the start and
 * without percent escapes. Names that differ in nothing else are the same part to one program or another.
 *
 * @param value the name in that form; empty for the package itself
 */
record PartName(String value) {
    /** What relationships of the package itself start from. */
    static final PartName PACKAGE = new PartName("");

    static final PartName CONTENT_TYPES = new PartName("[content_types].xml");

    private static final String RELATIONSHIPS = ".rels";

    /** Returns the name that the directory of the ZIP file or a content type writes as {@code written}. */
    static PartName of(String written) {
        var name = decoded(written).replace('\\', '/').toLowerCase(Locale.ROOT);
        return new PartName(name.startsWith("/") ? name.substring(1) : name);
    }

    /** Returns the name of the part that a relationship of this part calls {@code target}. */
    PartName resolve(String target) {
        int fragment = target.indexOf('#');
        var path =
                decoded(fragment < 0 ? target : target.substring(0, fragment)).replace('\\', '/');
        var steps = new ArrayList<String>();
        var whole = path.startsWith("/") ? path : value.substring(0, value.lastIndexOf('/') + 1) + path;
        for (var step : whole.split("/", -1)) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.removeLast();
            } else if (!step.isEmpty() && !step.equals("..") && !step.equals(".")) {
                steps.add(step);
            }
        }
        return new PartName(String.join("/", steps).toLowerCase(Locale.ROOT));
    }

    /** Returns the name of the part that holds this part's relationships. */
    PartName relationships() {
        int folder = value.lastIndexOf('/') + 1;
        return new PartName(value.substring(0, folder) + "_rels/" + value.substring(folder) + RELATIONSHIPS);
    }

    boolean isRelationships() {
        return value.endsWith(RELATIONSHIPS);
    }

    boolean isFolder() {
        return value.endsWith("/");
    }

    /** Returns what follows the last dot of the name; empty when there is none. */
    String extension() {
        return value.substring(value.lastIndexOf('.') + 1);
    }

    /** Returns whether programs parse the part as XML by its name alone. */
    boolean isXml() {
        return switch (extension()) {
            case "xml", "rels", "vml" -> true;
            default -> false;
        };
    }

    /** Returns whether the part belongs to what says how the package is made: programs read it as a tree. */
    boolean isStructure() {
        return equals(CONTENT_TYPES) || isRelationships() || value.startsWith("docprops/");
    }

    private static String decoded(String written) {
        if (written.indexOf('%') < 0) {
            return written;
        }
        var bytes = new ByteArrayOutputStream();
        var source = written.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < source.length; i++) {
            int high = i + 2 < source.length && source[i] == '%' ? Character.digit(source[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(source[i + 2], 16);
            if (low < 0) {
                bytes.write(source[i]);
            } else {
                bytes.write(high << 4 | low);
                i += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
