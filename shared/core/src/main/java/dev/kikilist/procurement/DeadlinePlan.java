package dev.kikilist.procurement;

import dev.kikilist.calendar.BusinessDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the dates of a procurement owe something: word of every change of them at once, a reminder at nine o'clock
 * {@value #BUSINESS_DAYS_AHEAD} business days before each, and word of advice that is late on the first business day after
 * 技術検査提出締切り.
 */
public final class DeadlinePlan {
    /** How many business days before a date its reminder is owed. */
    public static final int BUSINESS_DAYS_AHEAD = 3;

    private DeadlinePlan() {}

    /** Returns all that the dates of {@code schedule} owe, in the order of time. */
    public static List<Notice> of(Schedule schedule) {
        return Stream.of(
                        ahead(Kind.SUBMISSION_DUE, schedule.submissionDue()),
                        ahead(Kind.INSPECTION_DUE, schedule.inspectionDue()),
                        new Notice(
                                Kind.ADVICE_LATE,
                                schedule.inspectionDue(),
                                BusinessDays.opening(BusinessDays.after(schedule.inspectionDue()))),
                        ahead(Kind.BIDDING_DAY, schedule.biddingDay()))
                .sorted(Comparator.comparing(Notice::owedAt).thenComparing(Notice::kind))
                .toList();
    }

    /** Returns what is owed next by a procurement; empty when it is cancelled or nothing is left. */
    public static Optional<Notice> next(Procurement procurement) {
        var standing = procurement.standing();
        if (standing.toldSequence() < standing.sequence()) {
            return Optional.of(new Notice(
                    procurement.isCancelled() ? Kind.CANCELLED : Kind.CHANGED,
                    BusinessDays.dayOf(standing.changedAt()),
                    standing.changedAt()));
        }
        return procurement.isCancelled()
                ? Optional.empty()
                : of(procurement.schedule()).stream()
                        .filter(notice -> notice.owedAt().isAfter(standing.noticedUntil()))
                        .findFirst();
    }

    private static Notice ahead(Kind kind, LocalDate day) {
        return new Notice(kind, day, BusinessDays.opening(BusinessDays.before(day, BUSINESS_DAYS_AHEAD)));
    }

    /** What is owed. */
    public enum Kind {
        /** Word that the dates or the title were changed. */
        CHANGED,
        /** Word that the procurement was cancelled. */
        CANCELLED,
        /** A reminder of 提出予定期日. */
        SUBMISSION_DUE,
        /** A reminder of 技術検査提出締切り. */
        INSPECTION_DUE,
        /** Word that 技術検査提出締切り has passed without the advice that was asked for. */
        ADVICE_LATE,
        /** A reminder of 入札予定期日. */
        BIDDING_DAY
    }

    /**
     * Something owed because of a date.
     *
     * @param kind what
     * @param day the date; of a change, the day of it
     * @param owedAt since when
     */
    public record Notice(Kind kind, LocalDate day, Instant owedAt) {
        /** Returns whether it comes too late to be of use on {@code today}: a reminder after its day. */
        public boolean isPointlessOn(LocalDate today) {
            return switch (kind) {
                case SUBMISSION_DUE, INSPECTION_DUE, BIDDING_DAY -> today.isAfter(day);
                case CHANGED, CANCELLED, ADVICE_LATE -> false;
            };
        }
    }
}
