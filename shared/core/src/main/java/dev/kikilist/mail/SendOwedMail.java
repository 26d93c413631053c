package dev.kikilist.mail;

import dev.kikilist.mail.MailSender.Sending;
import java.time.Clock;

/**
 * Sends one mail that is owed.
 *
 * <p>It may be run any number of times for the same mail, also at once: of all runs one gets the claim, and only the
 * holder of the claim sends. The mail is drafted before it is claimed, so that a run that dies while drafting leaves it
 * pending; from the claim to the mark there is nothing but the sending. A run that dies there leaves the mail in sending.
 * No later run sends it: the service's reports tell whether it was taken ({@link NoteMailReport}), and where they tell for
 * certain that it was not, it is released ({@link UncertainMails}).
 */
public final class SendOwedMail {
    /** Why a mail fails whose recipient's contact was removed, with nobody to stand in. */
    static final String CONTACT_REMOVED = "ContactRemoved";

    private final Outbox outbox;
    private final MailContacts contacts;
    private final MailDrafter drafter;
    private final MailComposer composer;
    private final MailSender sender;
    private final Clock clock;

    /** Sends what {@code outbox} owes to those whom {@code contacts} finds. */
    public SendOwedMail(
            Outbox outbox,
            MailContacts contacts,
            MailDrafter drafter,
            MailComposer composer,
            MailSender sender,
            Clock clock) {
        this.outbox = outbox;
        this.contacts = contacts;
        this.drafter = drafter;
        this.composer = composer;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * Sends the mail {@code id} if it is pending and a contact of its recipient takes mail.
     *
     * @throws RuntimeException when a store cannot be reached. Before the claim the mail stays pending, after it in
     *     sending.
     */
    public Outcome send(MailId id) {
        if (!isPending(id)) {
            return new Outcome.NotPending();
        }
        var contact = contacts.usable(id.recipient());
        if (contact.isEmpty()) {
            return withoutContact(id);
        }
        var mail = composer.compose(drafter.draft(id, contact.get()));
        var claim = outbox.claim(id, clock.instant());
        if (claim.isEmpty()) {
            return new Outcome.NotPending();
        }
        return switch (sender.send(claim.get(), contact.get().email(), mail)) {
            case Sending.Accepted accepted -> {
                outbox.sent(claim.get(), accepted.messageId(), clock.instant());
                yield new Outcome.Sent(accepted.messageId());
            }
            case Sending.Rejected rejected -> {
                outbox.failed(claim.get(), rejected.reason(), clock.instant());
                yield new Outcome.Failed(rejected.reason());
            }
            case Sending.NotNow notNow -> {
                outbox.release(claim.get());
                yield new Outcome.Postponed(notNow.reason());
            }
            case Sending.Unknown unknown -> new Outcome.Uncertain(unknown.reason());
        };
    }

    private Outcome withoutContact(MailId id) {
        if (contacts.isRegistered(id.recipient())) {
            return new Outcome.WithoutUsableAddress();
        }
        if (!contacts.isRemoved(id.recipient())) {
            return new Outcome.WithoutAddress();
        }
        var claim = outbox.claim(id, clock.instant());
        if (claim.isEmpty()) {
            return new Outcome.NotPending();
        }
        outbox.failed(claim.get(), CONTACT_REMOVED, clock.instant());
        return new Outcome.Failed(CONTACT_REMOVED);
    }

    private boolean isPending(MailId id) {
        return outbox.state(id)
                .map(state -> switch (state) {
                    case MailState.Pending pending -> true;
                    case MailState.Sending sending -> false;
                    case MailState.Sent sent -> false;
                    case MailState.Failed failed -> false;
                })
                .orElse(false);
    }

    /** How it ended. */
    public sealed interface Outcome {
        /** The mail service took the mail. */
        record Sent(String messageId) implements Outcome {}

        /** There was nothing to do: it was sent before, failed for good, is being sent, or is not owed. */
        record NotPending() implements Outcome {}

        /** No address is registered; the mail stays pending until there is one. */
        record WithoutAddress() implements Outcome {}

        /** Every registered address is suppressed; the mail stays pending until there is another. */
        record WithoutUsableAddress() implements Outcome {}

        /** It certainly was not sent and is pending again; another attempt may help. */
        record Postponed(String reason) implements Outcome {}

        /** It will not be sent. */
        record Failed(String reason) implements Outcome {}

        /** Nobody can say now whether it was sent; it stays in sending until the service's reports tell. */
        record Uncertain(String reason) implements Outcome {}
    }
}
