package dev.kikilist.procurement;

import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.EditionId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What of a procurement a listing shows. It names nobody.
 *
 * @param id its id
 * @param body the body of 別紙1 that procures
 * @param title 調達案件名
 * @param startDate the day the procurement started
 * @param edition the edition in force on that day
 * @param schedule the three dates
 * @param isCancelled whether it was cancelled
 * @param registeredAt when it was registered
 */
public record ProcurementSummary(
        ProcurementId id,
        BodyCode body,
        String title,
        LocalDate startDate,
        EditionId edition,
        Schedule schedule,
        boolean isCancelled,
        Instant registeredAt) {}
