package dev.kikilist.concern;

/** How far a recall is. */
public enum RecallState {
    /** There are lists to be looked at. */
    RUNNING,
    /** All lists were looked at. */
    DONE
}
