package dev.kikilist.procurement;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many upload tickets a vendor gets for an invitation: some at once, and one more after each interval. A large file counts
 * as several. So what waits to be read for one invitation stays little, whatever its vendor does.
 *
 * <p>What is used of it is one moment: from when on all of it can be used again. In every stretch of time no more tickets are
 * granted than can be had at once and one for each interval that the stretch holds.
 *
 * @param atOnce how many can be had at once, 1 at least
 * @param interval after how long there is one more, whole seconds, 1 at least
 * @param bytes up to which size a file counts as one; each further part of that size, whole or begun, counts as one more, but no
 *     file as more than can be had at once; 1 at least
 */
public record TicketAllowance(int atOnce, Duration interval, long bytes) {
    public TicketAllowance {
        if (atOnce < 1
                || interval.toSeconds() < 1
                || !interval.equals(interval.truncatedTo(ChronoUnit.SECONDS))
                || bytes < 1) {
            throw new IllegalArgumentException("not an allowance: " + atOnce + ", " + interval + ", " + bytes);
        }
    }

    /**
     * Asks for one ticket.
     *
     * @param wholeAt from when on all can be used again, or null when none was asked for before
     * @param at the moment of asking; never before that of an earlier ticket
     * @param size the size of the file, in bytes
     */
    public Answer take(@Nullable Instant wholeAt, Instant at, long size) {
        var from = wholeAt == null || wholeAt.isBefore(at) ? at : wholeAt;
        var next = from.plus(interval.multipliedBy(Math.clamp(Math.ceilDiv(size, bytes), 1, atOnce)));
        var least = next.minus(interval.multipliedBy(atOnce));
        return least.isAfter(at) ? new Answer.NotBefore(least) : new Answer.Granted(next);
    }

    /** Whether there is a ticket. */
    public sealed interface Answer {
        /**
         * There is one.
         *
         * @param wholeAt from when on all can be used again, now that it is taken
         */
        record Granted(Instant wholeAt) implements Answer {}

        /**
         * There is none.
         *
         * @param moment from when on there is one, if nobody takes it before
         */
        record NotBefore(Instant moment) implements Answer {}
    }
}
