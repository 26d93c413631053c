package dev.kikilist.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Writes to the terminal: columns that hold with Japanese letters, and colours where they are wanted. */
final class Console {
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final boolean colours;

    Console(boolean colours) {
        this.colours = colours;
    }

    void line() {
        out.println();
    }

    void line(String text) {
        out.println(text);
    }

    /** Writes a heading. */
    void heading(String japanese, String english) {
        out.println();
        out.println(styled("1", japanese) + "  " + quiet(english));
    }

    /** Writes a step that was done. */
    void step(String japanese, String english, String detail) {
        out.println("  " + styled("32", "✓") + " " + padded(japanese, 22) + quiet(padded(english, 26)) + detail);
    }

    /** Writes a fact with its name. */
    void fact(String name, String value) {
        out.println("    " + quiet(padded(name, 16)) + value);
    }

    /** Writes a finding. */
    void finding(String cell, String code, String japanese, String english) {
        out.println("    " + styled("33", padded(cell, 7)) + padded(code, 6) + japanese);
        out.println("    " + padded("", 13) + quiet(english));
    }

    /** Writes text of somebody else, set apart by a bar. */
    void quoted(String text) {
        text.strip().lines().forEach(line -> out.println("    " + quiet("│") + " " + line));
    }

    void failure(String text) {
        out.println("  " + styled("31", "✗") + " " + text);
    }

    String quiet(String text) {
        return styled("2", text);
    }

    private String styled(String code, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Fills up to a width in columns, two of which a Japanese letter takes; leaves at least one free. */
    static String padded(String text, int width) {
        int used = text.codePoints().map(letter -> isWide(letter) ? 2 : 1).sum();
        return text + " ".repeat(Math.max(1, width - used));
    }

    private static boolean isWide(int letter) {
        return (letter >= 0x2E80 && letter <= 0xA4CF)
                || (letter >= 0xAC00 && letter <= 0xD7A3)
                || (letter >= 0xF900 && letter <= 0xFAFF)
                || (letter >= 0xFE30 && letter <= 0xFE6F)
                || (letter >= 0xFF00 && letter <= 0xFF60)
                || (letter >= 0xFFE0 && letter <= 0xFFE6)
                || (letter >= 0x1F300 && letter <= 0x3FFFD);
    }
}
