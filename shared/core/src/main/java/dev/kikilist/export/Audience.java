package dev.kikilist.export;

import dev.kikilist.access.Scope;
import dev.kikilist.access.Viewer;
import dev.kikilist.validation.FindingClass;

/** For whom an export is made. What the one may see and the other may not never lies in the same file. */
public enum Audience {
    /** Whoever may see the submission. */
    SHARED("shared"),
    /** Reviewers, who see findings of class R as well. */
    REVIEWERS("reviewers");

    private final String text;

    Audience(String text) {
        this.text = text;
    }

    static Audience of(Viewer viewer) {
        return new Scope(viewer).admits(FindingClass.R) ? REVIEWERS : SHARED;
    }

    boolean admits(FindingClass findingClass) {
        return switch (findingClass) {
            case F, E, Q -> true;
            case R -> this == REVIEWERS;
        };
    }

    /** Returns the word that object keys have. */
    String text() {
        return text;
    }
}
