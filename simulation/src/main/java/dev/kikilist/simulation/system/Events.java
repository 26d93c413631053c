package dev.kikilist.simulation.system;

import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.mail.MailTags;
import dev.kikilist.simulation.system.MailFate.MailEvent;
import dev.kikilist.simulation.system.SimulatedQueue.Delivery;
import dev.kikilist.simulation.system.SimulatedStream.StreamRecord;
import dev.kikilist.simulation.world.World;
import dev.kikilist.submission.ObjectVersion;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Events as Lambda hands them to functions, and the answers that it understands. */
final class Events {
    private Events() {}

    /** Returns the notification of an object, as S3 writes it. */
    static String ofObject(ObjectVersion object) {
        var json = JsonWriter.toText().beginObject();
        json.beginArray("Records").beginObject();
        json.field("eventSource", "aws:s3")
                .field("eventName", "ObjectCreated:Put")
                .field("eventTime", object.storedAt().toString());
        json.beginObject("s3");
        json.beginObject("bucket").field("name", object.bucket()).endObject();
        json.beginObject("object")
                .field("key", URLEncoder.encode(object.key(), StandardCharsets.UTF_8))
                .field("size", object.size());
        if (object.versionId() != null) {
            json.field("versionId", object.versionId());
        }
        if (object.sequencer() != null) {
            json.field("sequencer", object.sequencer());
        }
        json.endObject();
        return json.endObject().endObject().endArray().endObject().text();
    }

    /** Returns what SES tells of a mail. */
    static String ofMail(TakenMail mail, MailEvent told, Instant at) {
        var json = JsonWriter.toText().beginObject().field("eventType", told.type());
        json.beginObject("mail")
                .field("timestamp", World.instant(mail.takenAt()).toString())
                .field("messageId", mail.messageId())
                .field("destination", List.of(mail.to().value()));
        json.beginObject("tags");
        MailTags.of(mail.claim()).forEach((name, value) -> json.field(name, List.of(value)));
        json.endObject().endObject();
        json.beginObject(told.part()).field("timestamp", at.toString());
        switch (told) {
            case BOUNCE -> json.field("bounceType", "Permanent").field("bounceSubType", "General");
            case PASSING_BOUNCE -> json.field("bounceType", "Transient").field("bounceSubType", "MailboxFull");
            case COMPLAINT -> json.field("complaintFeedbackType", "abuse");
            case COMPLAINT_BEFORE -> json.field("complaintSubType", "OnAccountSuppressionList");
            case REJECT -> json.field("reason", "Bad content");
            case DELAY -> json.field("delayType", "MailboxFull");
            case SEND, DELIVERY -> {}
        }
        return json.endObject().endObject().text();
    }

    /** Returns the event that brings messages of a queue. */
    static InputStream ofMessages(List<Delivery> messages) {
        var json = JsonWriter.toText().beginObject();
        json.beginArray("Records");
        for (var message : messages) {
            json.beginObject()
                    .field("messageId", message.messageId())
                    .field("eventSource", "aws:sqs")
                    .field("body", message.body());
            json.beginObject("attributes")
                    .field("ApproximateReceiveCount", Integer.toString(message.receiveCount()))
                    .endObject();
            json.endObject();
        }
        return stream(json.endArray().endObject().text());
    }

    /** Returns the event that brings records of the table's stream. */
    static InputStream ofRecords(List<StreamRecord> records) {
        var json = JsonWriter.toText().beginObject();
        json.beginArray("Records");
        for (var record : records) {
            var change = record.change();
            json.beginObject()
                    .field("eventName", change.before().isEmpty() ? "INSERT" : "MODIFY")
                    .field("eventSource", "aws:dynamodb");
            json.beginObject("dynamodb").field("SequenceNumber", record.sequenceNumber());
            json.beginObject("Keys");
            text(json, "pk", change.partition());
            text(json, "sk", change.sort());
            json.endObject();
            json.beginObject("NewImage");
            change.after().entrySet().stream()
                    .filter(attribute -> attribute.getValue().type() == AttributeValue.Type.S)
                    .forEach(attribute ->
                            text(json, attribute.getKey(), attribute.getValue().s()));
            json.endObject().endObject().endObject();
        }
        return stream(json.endArray().endObject().text());
    }

    private static void text(JsonWriter json, String name, String value) {
        json.beginObject(name).field("S", value).endObject();
    }

    /** Returns what an answer says has to be delivered again. */
    static List<String> failures(byte[] answer) {
        return Json.parse(new ByteArrayInputStream(answer)).at("batchItemFailures").elements().stream()
                .map(failure -> failure.at("itemIdentifier").text().orElseThrow())
                .toList();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
