package dev.kikilist.simulation.system;

import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.simulation.system.MailFate.MailEvent;
import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.Fault;
import dev.kikilist.simulation.world.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the mail service tells of the mails that it took: at least once as a rule, in no order, sometimes late, sometimes not at
 * all, and nothing while it is held up.
 */
public final class MailReports {
    private static final long SECOND = 1_000_000;
    private static final long LATEST_SEND = 900 * SECOND;
    private static final long LATEST = 3 * 3_600 * SECOND;

    private final World world;
    private final Consumer<String> queue;
    private final Map<String, Map<MailEvent, Long>> told = new HashMap<>();
    private final Map<String, EmailAddress> returns = new HashMap<>();
    private final Map<EmailAddress, Long> returnsKnown = new HashMap<>();
    private long heldUntil;
    private int untold;

    /** @param queue takes the messages that tell it */
    MailReports(World world, Consumer<String> queue) {
        this.world = world;
        this.queue = queue;
    }

    /** Holds everything back for some time; then it comes at once. */
    void hold(long length) {
        heldUntil = world.now() + length;
    }

    /** Returns whether all was told that there is to tell. */
    boolean hasToldAll() {
        return untold == 0;
    }

    /** Notes that a message was dealt with. */
    void dealtWith(String message) {
        var address = returns.get(message);
        if (address != null) {
            returnsKnown.putIfAbsent(address, world.now());
        }
    }

    /** Returns whether at {@code time} a report was dealt with that mail to {@code address} comes back. */
    public boolean isReturnKnown(EmailAddress address, long time) {
        return returnsKnown.getOrDefault(address, Long.MAX_VALUE) < time;
    }

    /** Returns what was told of a mail so far, and when first. */
    public Map<MailEvent, Long> told(TakenMail mail) {
        return Map.copyOf(told.getOrDefault(mail.messageId(), Map.of()));
    }

    /**
     * Tells what becomes of a mail.
     *
     * @param place the place of all that is left to chance
     */
    void tell(TakenMail mail, MailFate fate, long place) {
        var events = new ArrayList<>(fate.events());
        if (world.choices().between(place, 0, 9) == 0) {
            events.add(MailEvent.DELAY);
        }
        events.forEach(event -> tell(mail, event, Choices.place(place, Choices.place(event.name()))));
    }

    private void tell(TakenMail mail, MailEvent event, long place) {
        var words = event + " of " + mail.messageId();
        if (world.happens(Fault.REPORT_LOST, place, () -> words)) {
            return;
        }
        var report = new Report(mail, event, words, Events.ofMail(mail, event, World.instant(world.now())));
        if (event.isReturn()) {
            returns.put(report.message(), mail.to());
        }
        long at = world.now() + delay(report, place);
        publish(report, at);
        if (world.happens(Fault.REPORT_TWICE, place, () -> words)) {
            publish(report, at + world.choices().between(Choices.place(place, 1), SECOND, LATEST));
        }
    }

    private long delay(Report report, long place) {
        long latest = report.event() == MailEvent.SEND ? LATEST_SEND : LATEST;
        return world.happens(Fault.REPORT_LATE, place, report::words)
                ? world.choices().between(place, 60 * SECOND, latest)
                : world.choices().between(place, SECOND / 20, 20 * SECOND);
    }

    private void publish(Report report, long at) {
        untold++;
        world.at(at, () -> {
            untold--;
            if (world.now() < heldUntil) {
                publish(report, heldUntil);
            } else {
                world.story().tell(() -> "the mail service tells " + report.words());
                told.computeIfAbsent(report.mail().messageId(), unknown -> new EnumMap<>(MailEvent.class))
                        .putIfAbsent(report.event(), world.now());
                queue.accept(report.message());
            }
        });
    }

    private record Report(TakenMail mail, MailEvent event, String words, String message) {}
}
