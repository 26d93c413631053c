package dev.kikilist.advice;

import dev.kikilist.procurement.FieldFault;
import java.util.List;

/** How a step of a review ended. */
public sealed interface ReviewResult {
    /** It is done. */
    record Done(Review review) implements ReviewResult {}

    /** Nothing was done: these fields are at fault. */
    record Invalid(List<FieldFault> faults) implements ReviewResult {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /** Nothing was done: another version stands. */
    record Changed() implements ReviewResult {}

    /** Nothing was done: it cannot be done as the review stands. */
    record NotInThisState() implements ReviewResult {}

    /** Nothing was done: who gave the opinion cannot be the one who confirms it. */
    record SecondReviewerNeeded() implements ReviewResult {}

    /** There is no such list, review or inquiry that the viewer may see. */
    record NotFound() implements ReviewResult {}

    /** The viewer may not do this. */
    record NotPermitted() implements ReviewResult {}
}
