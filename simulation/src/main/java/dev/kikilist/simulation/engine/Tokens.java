package dev.kikilist.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of an expression, read one after another. */
final class Tokens {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private int next;

    Tokens(String text) {
        this.text = text;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (Character.isWhitespace(c)) {
                i++;
                continue;
            }
            if (isOfName(c)) {
                while (end < text.length() && isOfName(text.charAt(end))) {
                    end++;
                }
            } else if (i + 1 < text.length() && List.of("<>", "<=", ">=").contains(text.substring(i, i + 2))) {
                end = i + 2;
            }
            words.add(text.substring(i, end));
            i = end;
        }
    }

    /** Returns all words. */
    List<String> all() {
        return words;
    }

    boolean isEmpty() {
        return next == words.size();
    }

    /** Returns the next word in capital letters without taking it; a blank at the end. */
    String peek() {
        return isEmpty() ? " " : words.get(next).toUpperCase(Locale.ROOT);
    }

    /** Takes the next word. */
    String take() {
        if (isEmpty()) {
            throw malformed();
        }
        return words.get(next++);
    }

    /** Takes the next word if it is {@code word}. */
    boolean takeIf(String word) {
        if (!peek().equals(word)) {
            return false;
        }
        next++;
        return true;
    }

    void expect(String word) {
        if (!takeIf(word)) {
            throw malformed();
        }
    }

    RuntimeException malformed() {
        return Refusals.validation("Invalid expression at word " + next + ": " + text);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '#' || c == ':';
    }
}
