package dev.kikilist.dynamodb;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailStanding;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.MailState.Fate;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a mail that is owed. It is in the index of what is due until the mail is sent or has failed. */
final class MailCodec {
    static final String STATE = "state";
    static final String ATTEMPT = "attempt";
    static final String SINCE = "since";
    static final String CLAIM = "claim";
    static final String MESSAGE_ID = "messageId";
    static final String REASON = "reason";
    static final String AT = "at";
    static final String RELAYS = "relays";
    static final String FATE = "fate";
    static final String RETURNED = "returned";

    private MailCodec() {}

    static Map<String, AttributeValue> encode(MailOwed mail) {
        return due(mail).name(STATE, Stage.PENDING).build();
    }

    /** Returns the item of a mail as it stands, without what its attempts leave behind. */
    static Map<String, AttributeValue> encode(MailOwed mail, MailStanding standing) {
        var item = switch (standing.state()) {
            case MailState.Pending pending -> due(mail).name(STATE, Stage.PENDING);
            case MailState.Sending sending ->
                due(mail).name(STATE, Stage.SENDING).moment(SINCE, sending.since());
            case MailState.Sent sent ->
                owed(mail)
                        .name(STATE, Stage.SENT)
                        .text(MESSAGE_ID, sent.messageId())
                        .moment(AT, sent.at())
                        .name(FATE, sent.fate());
            case MailState.Failed failed ->
                owed(mail)
                        .name(STATE, Stage.FAILED)
                        .text(REASON, failed.reason())
                        .moment(AT, failed.at());
        };
        if (standing.attempts() > 0) {
            item.number(ATTEMPT, standing.attempts());
        }
        if (standing.returned() > 0) {
            item.number(RETURNED, standing.returned());
        }
        return item.build();
    }

    private static ItemBuilder due(MailOwed mail) {
        return owed(mail).in(Keys.due(mail.id(), mail.owedAt()));
    }

    private static ItemBuilder owed(MailOwed mail) {
        return ItemBuilder.at(Keys.mail(mail.id())).moment("owedAt", mail.owedAt());
    }

    /** The keys say all that makes it the same mail. */
    static MailId id(StoredItem item) {
        var key = item.key();
        return Keys.mailId(key.partition(), key.sort())
                .orElseThrow(() -> new CorruptItemException(key.sort(), Keys.SORT));
    }

    static Instant owedAt(StoredItem item) {
        return item.moment("owedAt");
    }

    static MailState state(StoredItem item) {
        return switch (item.name(STATE, Stage.class)) {
            case PENDING, WAITING -> new MailState.Pending();
            case SENDING -> new MailState.Sending(item.count(ATTEMPT), item.moment(SINCE));
            case SENT -> new MailState.Sent(item.text(MESSAGE_ID), item.moment(AT), fate(item));
            case FAILED -> new MailState.Failed(item.text(REASON), item.moment(AT));
        };
    }

    /** Returns all that reports about the mail may change. */
    static MailStanding standing(StoredItem item) {
        return new MailStanding(
                state(item),
                item.has(ATTEMPT) ? item.count(ATTEMPT) : 0,
                item.has(RETURNED) ? item.count(RETURNED) : 0);
    }

    private static Fate fate(StoredItem item) {
        var fate = item.nameOrNull(FATE, Fate.class);
        return fate == null ? Fate.UNREPORTED : fate;
    }

    /** What the attribute {@value #STATE} says. */
    enum Stage {
        /** Pending; writing this makes the stream follow it up. */
        PENDING,
        /** Pending again after an attempt; followed up once it is relayed, or else every release would start the next. */
        WAITING,
        /** Being sent. */
        SENDING,
        /** Taken by the mail service. */
        SENT,
        /** Will not be sent. */
        FAILED
    }
}
