package dev.kikilist.representation;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.submission.Receipt;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as JSON, in one form only: the same receipt is always the same bytes, so that a copy can be compared with what
 * its own events give. It is one line of UTF-8 without spaces between its parts; first what is to be read at a glance, in
 * the order of {@link Receipt#summary}, all of it text; then the events, their facts in the order of their names.
 */
public final class ReceiptDocument {
    private static final String FORM = "kikilist-receipt-1";

    private ReceiptDocument() {}

    /** Returns the document of a receipt. */
    public static String of(Receipt receipt) {
        var json = JsonWriter.toText().beginObject().field("form", FORM);
        receipt.summary().forEach(json::field);
        json.beginArray("events");
        for (var event : receipt.events()) {
            json.beginObject()
                    .field("sequence", event.sequence())
                    .field("kind", event.entry().kind().name())
                    .field("at", event.entry().at().toString())
                    .beginObject("facts");
            event.entry().facts().forEach(json::field);
            json.endObject()
                    .field("previous", event.previous())
                    .field("hash", event.hash())
                    .endObject();
        }
        return json.endArray().endObject().text();
    }

    /**
     * Returns the receipt that the events of a document make. Whether they are intact, and whether the rest of the document
     * follows from them, is for the caller to ask.
     *
     * @throws MalformedReceiptException when it is no receipt of this form
     */
    public static Receipt read(String document) {
        try {
            var json = Json.parse(document);
            if (!text(json, "form").equals(FORM)) {
                throw new MalformedReceiptException("another form", null);
            }
            var id = new SubmissionId(text(json, "submissionId"));
            var events = new ArrayList<AuditEvent>();
            for (var event : json.at("events").elements()) {
                events.add(event(id, event));
            }
            return new Receipt(id, events);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new MalformedReceiptException("no receipt", e);
        }
    }

    private static AuditEvent event(SubmissionId id, JsonValue event) {
        var facts = new TreeMap<String, String>();
        if (event.at("facts") instanceof JsonValue.JsonObject object) {
            object.members()
                    .forEach((name, value) -> facts.put(
                            name,
                            value.text().orElseThrow(() -> new IllegalArgumentException("a fact that is no text"))));
        }
        return new AuditEvent(
                SubmissionEvents.subject(id),
                Math.toIntExact(event.at("sequence").integer().orElse(0)),
                new AuditEntry(AuditKind.valueOf(text(event, "kind")), Instant.parse(text(event, "at")), facts),
                text(event, "previous"),
                text(event, "hash"));
    }

    private static String text(JsonValue holder, String name) {
        return holder.at(name).text().orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    /** A document is no receipt. */
    public static final class MalformedReceiptException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedReceiptException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
