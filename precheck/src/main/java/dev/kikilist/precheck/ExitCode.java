package dev.kikilist.precheck;

import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingClass;
import java.util.Collection;

/** What the command ends with. */
final class ExitCode {
    static final int CLEAN = 0;
    static final int QUERIES = 1;
    static final int ERRORS = 2;
    static final int REFUSED = 3;
    static final int USAGE = 64;
    static final int NO_INPUT = 66;
    static final int INTERNAL = 70;

    private ExitCode() {}

    /** Returns the code for the gravest of {@code findings}. */
    static int of(Collection<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code().findingClass())
                .mapToInt(ExitCode::of)
                .max()
                .orElse(CLEAN);
    }

    private static int of(FindingClass findingClass) {
        return switch (findingClass) {
            case F -> REFUSED;
            case E -> ERRORS;
            case Q -> QUERIES;
            case R -> CLEAN;
        };
    }
}
