package dev.kikilist.notify;

import dev.kikilist.dynamodb.Keys;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.mail.MailId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A record of the table's stream that says that a mail is pending.
 *
 * @param sequenceNumber the record's place in the stream, by which it is reported
 * @param mail the mail, or empty when the record's keys name none that this version knows
 * @param owedAt since when it is owed, or empty when the record does not say
 */
record OwedMailRecord(String sequenceNumber, Optional<MailId> mail, Optional<Instant> owedAt) {
    /** Returns the records of {@code event} that say that a mail is pending, in the stream's order. */
    static List<OwedMailRecord> in(JsonValue event) {
        return event.at("Records").elements().stream()
                .filter(OwedMailRecord::saysThatMailIsPending)
                .map(OwedMailRecord::of)
                .toList();
    }

    private static boolean saysThatMailIsPending(JsonValue record) {
        var change = record.at("dynamodb");
        return sort(change).startsWith("MAIL#")
                && change.at("NewImage").at("state").at("S").text().equals(Optional.of("PENDING"));
    }

    private static OwedMailRecord of(JsonValue record) {
        var change = record.at("dynamodb");
        var sequenceNumber = change.at("SequenceNumber")
                .text()
                .orElseThrow(() -> new IllegalArgumentException("a stream record has a sequence number"));
        var partition = change.at("Keys").at("pk").at("S").text().orElse("");
        return new OwedMailRecord(sequenceNumber, Keys.mailId(partition, sort(change)), owedAt(change));
    }

    // For a metric only: what cannot be read must not keep a mail from being sent.
    private static Optional<Instant> owedAt(JsonValue change) {
        try {
            return change.at("NewImage").at("owedAt").at("S").text().map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String sort(JsonValue change) {
        return change.at("Keys").at("sk").at("S").text().orElse("");
    }
}
