package dev.kikilist.advice;

import dev.kikilist.procurement.ProcurementSummary;
import org.jspecify.annotations.Nullable;

/**
 * A review in which advice is asked for and not released yet.
 *
 * @param review the review
 * @param procurement the procurement with its dates as they stand now, or null when it was removed
 */
public record OpenReview(Review review, @Nullable ProcurementSummary procurement) {}
