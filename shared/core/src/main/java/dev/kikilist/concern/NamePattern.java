package dev.kikilist.concern;

import dev.kikilist.text.Folding;
import java.util.ArrayList;
import java.util.List;

/**
 * A product's name or a model in which {@code *} stands for any characters, also none. Everything else is compared as
 * {@link Folding#fold} folds it, each piece between two stars on its own; a pattern without star is the whole name.
 *
 * @param written as the reviewer wrote it
 */
public record NamePattern(String written) {
    /** Returns whether it stands for one name only. */
    public boolean isExact() {
        return written.indexOf('*') < 0 && written.indexOf('＊') < 0;
    }

    /** Returns whether anything but stars is in it. */
    public boolean saysSomething() {
        return pieces().stream().anyMatch(piece -> !piece.isEmpty());
    }

    /** Returns whether it stands for {@code name}. */
    public boolean matches(String name) {
        var text = Folding.fold(name);
        var pieces = pieces();
        var first = pieces.getFirst();
        if (pieces.size() == 1) {
            return text.equals(first);
        }
        var last = pieces.getLast();
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int from = first.length();
        int end = text.length() - last.length();
        for (var piece : pieces.subList(1, pieces.size() - 1)) {
            int at = text.indexOf(piece, from);
            if (at < 0 || at + piece.length() > end) {
                return false;
            }
            from = at + piece.length();
        }
        return true;
    }

    private List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        for (var piece : written.split("[*＊]", -1)) {
            pieces.add(Folding.fold(piece));
        }
        return pieces;
    }
}
