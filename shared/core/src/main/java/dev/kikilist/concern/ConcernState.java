package dev.kikilist.concern;

/** Where a concern stands. */
public enum ConcernState {
    /** Being written; hits nothing. */
    DRAFT,
    /** On the list: hits what it describes. */
    PUBLISHED,
    /** Taken off the list; kept for ever. */
    WITHDRAWN
}
