package dev.kikilist.procurement;

import java.time.LocalDate;

/**
 * The three dates of a procurement, calendar days in Japan.
 *
 * @param submissionDue 提出予定期日, by which vendors hand in their lists
 * @param inspectionDue 技術検査提出締切り
 * @param biddingDay 入札予定期日
 */
public record Schedule(LocalDate submissionDue, LocalDate inspectionDue, LocalDate biddingDay) {
    /** Returns whether 提出 ≤ 技術検査 ≤ 入札 holds. */
    public boolean isInOrder() {
        return !submissionDue.isAfter(inspectionDue) && !inspectionDue.isAfter(biddingDay);
    }
}
