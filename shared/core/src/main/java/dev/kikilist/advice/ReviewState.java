package dev.kikilist.advice;

/** Where a review stands. */
public enum ReviewState {
    /** Advice is asked for; the offices form their opinions. */
    REQUESTED,
    /** Advice was released. */
    RELEASED,
    /** 取下げ: the agency took its request back. */
    WITHDRAWN
}
