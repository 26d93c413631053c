package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.dynamodb.MailCodec.Stage;
import dev.kikilist.mail.MailStanding;
import dev.kikilist.mail.MailState;
import dev.kikilist.text.WellFormed;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Moves a mail to where a report says that it stands, made only while it stands where it was read. */
final class MailMoves {
    private MailMoves() {}

    static Change to(MailStanding next, StoredItem mail) {
        return switch (next.state()) {
            case MailState.Sent sent ->
                change(
                        mail,
                        "SET #state = :next, #messageId = :messageId, #at = :at, #fate = :fate"
                                + " REMOVE #claim, #duePartition, #dueSort",
                        Map.of(
                                "#messageId",
                                MailCodec.MESSAGE_ID,
                                "#at",
                                MailCodec.AT,
                                "#fate",
                                MailCodec.FATE,
                                "#claim",
                                MailCodec.CLAIM),
                        Map.of(
                                ":next", text(Stage.SENT.name()),
                                ":messageId", text(sent.messageId()),
                                ":at", text(sent.at().toString()),
                                ":fate", text(sent.fate().name())));
            case MailState.Pending pending -> {
                var due = Keys.due(MailCodec.id(mail), MailCodec.owedAt(mail));
                yield change(
                        mail,
                        "SET #state = :next, #returned = :returned, #duePartition = :duePartition, #dueSort = :dueSort"
                                + " REMOVE #messageId, #at, #fate",
                        Map.of(
                                "#returned",
                                MailCodec.RETURNED,
                                "#messageId",
                                MailCodec.MESSAGE_ID,
                                "#at",
                                MailCodec.AT,
                                "#fate",
                                MailCodec.FATE),
                        Map.of(
                                ":next", text(Stage.PENDING.name()),
                                ":returned", number(next.returned()),
                                ":duePartition", text(due.partition()),
                                ":dueSort", text(due.sort())));
            }
            case MailState.Failed failed ->
                change(
                        mail,
                        "SET #state = :next, #reason = :reason, #at = :at"
                                + " REMOVE #messageId, #fate, #duePartition, #dueSort",
                        Map.of(
                                "#reason",
                                MailCodec.REASON,
                                "#at",
                                MailCodec.AT,
                                "#messageId",
                                MailCodec.MESSAGE_ID,
                                "#fate",
                                MailCodec.FATE),
                        Map.of(
                                ":next", text(Stage.FAILED.name()),
                                ":reason", text(WellFormed.text(failed.reason())),
                                ":at", text(failed.at().toString())));
            case MailState.Sending sending ->
                throw new IllegalArgumentException("no report says that a mail is being sent");
        };
    }

    private static Change change(
            StoredItem mail, String update, Map<String, String> names, Map<String, AttributeValue> values) {
        var allNames = new HashMap<>(names);
        allNames.put("#state", MailCodec.STATE);
        allNames.put("#attempt", MailCodec.ATTEMPT);
        allNames.put("#duePartition", Index.DUE.partitionAttribute());
        allNames.put("#dueSort", Index.DUE.sortAttribute());
        var allValues = new HashMap<>(values);
        allValues.put(":before", text(mail.text(MailCodec.STATE)));
        allValues.put(":attempt", number(mail.count(MailCodec.ATTEMPT)));
        var fate = mail.textOrNull(MailCodec.FATE);
        var returned = mail.numberOrNull(MailCodec.RETURNED);
        allNames.put("#fate", MailCodec.FATE);
        allNames.put("#returned", MailCodec.RETURNED);
        // A mail and its submission are not read in one moment: the chain may have gone on after the mail was read.
        var inPlace = "#state = :before AND #attempt = :attempt"
                + unchanged("fate", fate == null ? null : text(fate), allValues)
                + unchanged("returned", returned == null ? null : AttributeValue.fromN(returned.toString()), allValues);
        return new Change(mail.key(), update, inPlace, Map.copyOf(allNames), Map.copyOf(allValues));
    }

    /** Returns the condition that an attribute is as it was read. */
    private static String unchanged(String name, @Nullable AttributeValue read, Map<String, AttributeValue> values) {
        if (read == null) {
            return " AND attribute_not_exists(#" + name + ")";
        }
        values.put(":" + name + "Read", read);
        return " AND #" + name + " = :" + name + "Read";
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue number(int number) {
        return AttributeValue.fromN(Integer.toString(number));
    }
}
