package dev.kikilist.simulation.check;

import dev.kikilist.mail.MailState.Fate;
import dev.kikilist.simulation.system.MailFate.MailEvent;
import dev.kikilist.simulation.system.TakenMail;
import java.util.Map;

/**
 * A mail that the mail service took, and what its reports let the product know of it.
 *
 * @param told what was told, and when first
 */
record KnownMail(TakenMail mail, Map<MailEvent, Long> told) {
    private static final long MINUTE = 60 * 1_000_000L;
    /** A mail that nothing is heard of counts as not taken after an hour, by clocks that are wrong by minutes. */
    private static final long NOT_TAKEN = 30 * MINUTE;

    String messageId() {
        return mail.messageId();
    }

    boolean isTold(MailEvent event) {
        return told.containsKey(event);
    }

    /** Returns whether it was told that the mail came back and is owed to another contact, or to nobody. */
    boolean cameBack() {
        return told.keySet().stream().anyMatch(MailEvent::isReturn);
    }

    /** Returns whether it was told before {@code time} that the mail came back. */
    boolean cameBackBefore(long time) {
        return told.entrySet().stream().anyMatch(event -> event.getKey().isReturn() && event.getValue() < time);
    }

    /**
     * Returns whether nobody can know that the mail was taken unless the one lives who handed it over: that report was lost,
     * and no other came in time.
     */
    boolean isUnheardOf() {
        return !isTold(MailEvent.SEND) && told.values().stream().noneMatch(time -> time < mail.takenAt() + NOT_TAKEN);
    }

    /** Returns whether the mail may go out again at {@code time}. */
    boolean mayBeFollowed(long time) {
        return cameBackBefore(time) || (isUnheardOf() && time > mail.takenAt() + NOT_TAKEN);
    }

    /** Returns whether the mail is out for all that can be known, so that it has to be marked as sent. */
    boolean isOut() {
        return !cameBack() && !isTold(MailEvent.REJECT) && !isUnheardOf();
    }

    /** Returns what has to be marked of a mail that did not come back. */
    Fate fate() {
        if (isTold(MailEvent.COMPLAINT)) {
            return Fate.COMPLAINED;
        }
        if (isTold(MailEvent.PASSING_BOUNCE)) {
            return Fate.UNDELIVERED;
        }
        return isTold(MailEvent.DELIVERY) ? Fate.DELIVERED : Fate.UNREPORTED;
    }
}
