package dev.kikilist.testkit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page of {@code docs} that a command writes, between two comments that name it. The rest of the page is left as it
 * is.
 */
public final class PageSection {
    private final Path page;
    private final String begin;
    private final String end;

    /**
     * Names a section.
     *
     * @param page the page
     * @param name the name in its comments
     */
    public PageSection(Path page, String name) {
        this.page = page;
        this.begin = "<!-- begin " + name + " -->\n";
        this.end = "<!-- end " + name + " -->";
    }

    /** Returns what the section holds. */
    public String read() throws IOException {
        var text = Files.readString(page);
        return text.substring(start(text), end(text));
    }

    /**
     * Replaces what the section holds.
     *
     * @throws IllegalStateException if the page has no such section
     */
    public void write(String content) throws IOException {
        var text = Files.readString(page);
        Files.writeString(page, text.substring(0, start(text)) + content.strip() + "\n" + text.substring(end(text)));
    }

    private int start(String text) {
        return found(text, begin) + begin.length();
    }

    private int end(String text) {
        return found(text, end);
    }

    private int found(String text, String mark) {
        int at = text.indexOf(mark);
        if (at < 0) {
            throw new IllegalStateException(page + " has no " + mark.strip());
        }
        return at;
    }
}
