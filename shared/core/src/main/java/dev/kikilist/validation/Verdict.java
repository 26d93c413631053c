package dev.kikilist.validation;

import java.util.Collection;

/** What the findings of a list lead to, the gravest class deciding. */
public enum Verdict {
    /** At least one finding of class F. */
    REFUSED,
    /** No F, at least one E. */
    CORRECTION_REQUIRED,
    /** Neither F nor E. */
    READY_FOR_REVIEW;

    /** Returns what {@code findings} lead to. */
    public static Verdict of(Collection<Finding> findings) {
        var verdict = READY_FOR_REVIEW;
        for (var finding : findings) {
            switch (finding.code().findingClass()) {
                case F -> {
                    return REFUSED;
                }
                case E -> verdict = CORRECTION_REQUIRED;
                case Q, R -> {}
            }
        }
        return verdict;
    }
}
