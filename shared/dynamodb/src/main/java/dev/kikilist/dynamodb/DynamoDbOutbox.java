package dev.kikilist.dynamodb;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.dynamodb.DynamoDbTable.Changed;
import dev.kikilist.dynamodb.MailCodec.Stage;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailReport;
import dev.kikilist.mail.MailStanding.Step;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.MailState.Fate;
import dev.kikilist.mail.Outbox;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.text.WellFormed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The mails that are owed, in the DynamoDB table. */
public final class DynamoDbOutbox implements Outbox {
    private static final Map<String, String> STATE = Map.of("#state", MailCodec.STATE);

    private final DynamoDbTable table;

    /** Keeps them in {@code table}. */
    public DynamoDbOutbox(DynamoDbTable table) {
        this.table = table;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The claim carries a mark of its own: where the answer to a claim was lost and the SDK asked again, the claim
     * found there is recognised as this one.
     */
    @Override
    public Optional<Claim> claim(MailId id, Instant now) {
        var mark = table.mark();
        var changed = table.change(new Change(
                Keys.mail(id),
                "SET #state = :sending, #since = :now, #claim = :mark,"
                        + " #attempt = if_not_exists(#attempt, :none) + :one",
                "#state IN (:pending, :waiting)",
                names("#since", MailCodec.SINCE, "#claim", MailCodec.CLAIM, "#attempt", MailCodec.ATTEMPT),
                Map.of(
                        ":sending", stage(Stage.SENDING),
                        ":pending", stage(Stage.PENDING),
                        ":waiting", stage(Stage.WAITING),
                        ":now", AttributeValue.fromS(now.toString()),
                        ":mark", AttributeValue.fromS(mark),
                        ":none", AttributeValue.fromN("0"),
                        ":one", AttributeValue.fromN("1"))));
        return switch (changed) {
            case Changed.Done done ->
                Optional.of(new Claim(id, done.attributes().count(MailCodec.ATTEMPT)));
            case Changed.NotDone notDone ->
                Optional.ofNullable(notDone.standing())
                        .filter(standing -> mark.equals(standing.textOrNull(MailCodec.CLAIM)))
                        .map(standing -> new Claim(id, standing.count(MailCodec.ATTEMPT)));
        };
    }

    @Override
    public void sent(Claim claim, String messageId, Instant now) {
        finish(
                claim,
                SubmissionEvents.mailSent(claim, messageId, now),
                "SET #state = :next, #messageId = :messageId, #at = :now, #fate = :fate"
                        + " REMOVE #claim, #duePartition, #dueSort",
                names(
                        "#messageId",
                        MailCodec.MESSAGE_ID,
                        "#at",
                        MailCodec.AT,
                        "#fate",
                        MailCodec.FATE,
                        "#claim",
                        MailCodec.CLAIM),
                Map.of(
                        ":next", stage(Stage.SENT),
                        ":messageId", AttributeValue.fromS(messageId),
                        ":fate", AttributeValue.fromS(Fate.UNREPORTED.name()),
                        ":now", AttributeValue.fromS(now.toString())));
    }

    @Override
    public void failed(Claim claim, String reason, Instant now) {
        finish(
                claim,
                SubmissionEvents.mailFailed(claim, reason, now),
                "SET #state = :next, #reason = :reason, #at = :now REMOVE #claim, #duePartition, #dueSort",
                names("#reason", MailCodec.REASON, "#at", MailCodec.AT, "#claim", MailCodec.CLAIM),
                Map.of(
                        ":next", stage(Stage.FAILED),
                        ":reason", AttributeValue.fromS(WellFormed.text(reason)),
                        ":now", AttributeValue.fromS(now.toString())));
    }

    @Override
    public void release(Claim claim) {
        table.change(marked(
                claim,
                "SET #state = :next REMOVE #claim",
                names("#claim", MailCodec.CLAIM),
                Map.of(":next", stage(Stage.WAITING))));
    }

    @Override
    public Noted note(MailReport report, boolean goesOn) {
        var mail = Keys.mail(report.claim().id());
        var holder = Keys.holderOfHead(report.claim().id().matter().subject());
        return Transaction.run(table, () -> {
            var items = table.find(List.of(mail, holder));
            var standing = items.get(mail);
            var owing = items.get(holder);
            return standing == null || owing == null
                    ? new Transaction.Answer<>(Noted.UNKNOWN)
                    : noted(report, goesOn, standing, owing);
        });
    }

    private Transaction<Noted> noted(MailReport report, boolean goesOn, StoredItem mail, StoredItem submission) {
        return switch (MailCodec.standing(mail).after(report, goesOn)) {
            case Step.Unknown unknown -> new Transaction.Answer<>(Noted.UNKNOWN);
            case Step.Known known -> new Transaction.Answer<>(Noted.KNOWN);
            case Step.SentTwice twice -> new Transaction.Answer<>(Noted.SENT_TWICE);
            case Step.Changed changed -> {
                var head = AuditCodec.head(submission);
                yield changes(
                        MailMoves.to(changed.next(), mail),
                        head,
                        AuditCodec.after(head, report.claim().id().matter().subject(), changed.entry()),
                        submission,
                        Noted.CHANGED,
                        Optional.empty());
            }
        };
    }

    @Override
    public Optional<MailState> state(MailId id) {
        return table.find(Keys.mail(id)).map(MailCodec::state);
    }

    @Override
    public List<Unsent> unsentSince(Instant instant, int limit) {
        var keys = new Listing(Index.DUE, Keys.dueMails())
                .before(table, Keys.timeOrder(instant), limit).stream()
                        .map(StoredItem::key)
                        .toList();
        var items = table.find(keys);
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(items.get(key)))
                .map(item -> new Unsent(MailCodec.id(item), MailCodec.state(item), MailCodec.owedAt(item)))
                .filter(DynamoDbOutbox::isStillUnsent)
                .toList();
    }

    @Override
    public boolean relay(MailId id) {
        var changed = table.change(new Change(
                Keys.mail(id),
                "SET #state = :pending, #relays = if_not_exists(#relays, :none) + :one",
                "#state IN (:pending, :waiting)",
                names("#relays", MailCodec.RELAYS),
                Map.of(
                        ":pending", stage(Stage.PENDING),
                        ":waiting", stage(Stage.WAITING),
                        ":none", AttributeValue.fromN("0"),
                        ":one", AttributeValue.fromN("1"))));
        return switch (changed) {
            case Changed.Done done -> true;
            case Changed.NotDone notDone -> false;
        };
    }

    /** Marks a mail for good, together with the event that says so. */
    private void finish(
            Claim claim,
            AuditEntry entry,
            String update,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        var marked = marked(claim, update, names, values);
        var holder = Keys.holderOfHead(claim.id().matter().subject());
        Transaction.run(
                        table,
                        () -> table.find(holder)
                                .map(standing -> finished(claim, entry, marked, standing))
                                .orElse(new Transaction.Answer<>(Optional.empty())))
                .ifPresent(table::remember);
    }

    /** Answers with the holder of the chain as it stands afterwards; empty when the mail stands elsewhere. */
    private Transaction<Optional<StoredItem>> finished(
            Claim claim, AuditEntry entry, Change marked, StoredItem holder) {
        var head = AuditCodec.head(holder);
        var event = AuditCodec.after(head, claim.id().matter().subject(), entry);
        return changes(
                marked,
                head,
                event,
                holder,
                Optional.of(AuditCodec.movedTo(event.head(), holder)),
                Optional.of(Optional.empty()));
    }

    /**
     * Returns a change of a mail together with the event that says so.
     *
     * @param overtaken the answer when the mail stands elsewhere than the change asks for; empty to look again
     */
    private <T> Transaction<T> changes(
            Change marked, ChainHead head, AuditEvent event, StoredItem holder, T done, Optional<T> overtaken) {
        var moved = AuditCodec.moved(holder.key(), head, event.head());
        return new Transaction.Changes<>(
                List.of(
                        TransactWriteItem.builder()
                                .update(marked.inTransaction(table.name()))
                                .build(),
                        TransactWriteItem.builder()
                                .update(moved.inTransaction(table.name()))
                                .build(),
                        AuditCodec.append(table.name(), event)),
                done,
                reasons -> "ConditionalCheckFailed".equals(reasons.getFirst().code()) ? overtaken : Optional.empty());
    }

    private static Change marked(
            Claim claim, String update, Map<String, String> names, Map<String, AttributeValue> values) {
        var allNames = new HashMap<>(names);
        allNames.put("#attempt", MailCodec.ATTEMPT);
        if (update.contains("#dueSort")) {
            allNames.put("#duePartition", Index.DUE.partitionAttribute());
            allNames.put("#dueSort", Index.DUE.sortAttribute());
        }
        var allValues = new HashMap<>(values);
        allValues.put(":sending", stage(Stage.SENDING));
        allValues.put(":attempt", AttributeValue.fromN(Integer.toString(claim.attempt())));
        return new Change(
                Keys.mail(claim.id()),
                update,
                "#state = :sending AND #attempt = :attempt",
                Map.copyOf(allNames),
                Map.copyOf(allValues));
    }

    private static boolean isStillUnsent(Unsent mail) {
        return switch (mail.state()) {
            case MailState.Pending pending -> true;
            case MailState.Sending sending -> true;
            case MailState.Sent sent -> false;
            case MailState.Failed failed -> false;
        };
    }

    private static AttributeValue stage(Stage stage) {
        return AttributeValue.fromS(stage.name());
    }

    private static Map<String, String> names(String... placeholdersAndNames) {
        var names = new HashMap<>(STATE);
        for (int i = 0; i < placeholdersAndNames.length; i += 2) {
            names.put(placeholdersAndNames[i], placeholdersAndNames[i + 1]);
        }
        return names;
    }
}
