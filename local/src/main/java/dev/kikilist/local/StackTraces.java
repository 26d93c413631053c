package dev.kikilist.local;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Writes stack traces for logs. */
final class StackTraces {
    private StackTraces() {}

    static String of(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
