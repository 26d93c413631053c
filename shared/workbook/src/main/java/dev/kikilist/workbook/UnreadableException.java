package dev.kikilist.workbook;

import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import java.util.List;

/** Leaves the reading of a file that is refused. Never leaves this package: it becomes a result. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    UnreadableException(Finding finding) {
        this(List.of(finding));
    }

    UnreadableException(List<Finding> findings) {
        super("refused", null, false, false);
        this.findings = List.copyOf(findings);
    }

    /** Returns F001: the file is neither a workbook nor CSV but of {@code format}. */
    static UnreadableException otherFormat(Term format) {
        return otherFormat(format.japanese());
    }

    /** Returns F001 for a format whose name is the same in every language. */
    static UnreadableException otherFormat(String format) {
        return new UnreadableException(Findings.unsupportedFormat(format));
    }

    /** Returns F002: the file needs a password. */
    static UnreadableException encrypted() {
        return new UnreadableException(Findings.encrypted());
    }

    /** Returns F003: the file holds active content. */
    static UnreadableException active(Term content) {
        return new UnreadableException(Findings.activeContent(content));
    }

    /** Returns F005: the file is damaged. */
    static UnreadableException damaged() {
        return new UnreadableException(Findings.damaged());
    }

    List<Finding> findings() {
        return findings;
    }
}
