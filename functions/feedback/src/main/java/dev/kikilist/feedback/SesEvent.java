package dev.kikilist.feedback;

import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.JsonValue.JsonObject;
import dev.kikilist.mail.MailReport;
import dev.kikilist.mail.MailReport.News;
import dev.kikilist.mail.MailTags;
import dev.kikilist.procurement.EmailAddress;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What SES publishes for a configuration set, as it comes through a topic to a queue with raw delivery. */
sealed interface SesEvent {
    /** It tells of a mail of ours. */
    record Report(MailReport report) implements SesEvent {}

    /** It tells of something that changes nothing here, such as a mail that is none of ours. */
    record OfNoConcern(String kind) implements SesEvent {}

    /** The text that SES publishes when a topic is connected, which is no event. */
    String CONNECTED = "Successfully validated SNS topic for Amazon SES event publishing.";

    /** What SES says of an address on its own lists: it did not try to deliver. */
    String ON_ACCOUNT_LIST = "OnAccountSuppressionList";

    /**
     * Returns the event in the body of a message.
     *
     * @throws UnreadableEventException when it is none
     */
    static SesEvent in(String body) {
        if (body.strip().equals(CONNECTED)) {
            return new OfNoConcern("topicConnected");
        }
        try {
            var event = Json.parse(body);
            var mail = event.at("mail");
            if (!(mail instanceof JsonObject)) {
                throw new UnreadableEventException("it names no mail");
            }
            return of(event, mail);
        } catch (Json.MalformedJsonException | DateTimeParseException e) {
            throw new UnreadableEventException(e);
        }
    }

    private static SesEvent of(JsonValue event, JsonValue mail) {
        var claim = MailTags.parse(tags(mail.at("tags")));
        if (claim.isEmpty()) {
            return new OfNoConcern("mailOfOthers");
        }
        var takenAt = Instant.parse(required(mail.at("timestamp")));
        var news = news(event, takenAt);
        if (news.isEmpty()) {
            return new OfNoConcern("otherEvent");
        }
        var to = mail.at("destination").elements().stream()
                .flatMap(address -> address.text().stream())
                .flatMap(address -> EmailAddress.parse(address).stream())
                .findFirst()
                .orElseThrow(() -> new UnreadableEventException("it names no address"));
        return new Report(new MailReport(claim.get(), required(mail.at("messageId")), takenAt, to, news.get()));
    }

    private static Optional<News> news(JsonValue event, Instant takenAt) {
        return switch (required(event.at("eventType"))) {
            case "Send" -> Optional.of(new News.Taken());
            case "Delivery" -> Optional.of(new News.Delivered(at(event.at("delivery"))));
            case "DeliveryDelay" -> {
                var delay = event.at("deliveryDelay");
                yield Optional.of(new News.Delayed(at(delay), word(delay.at("delayType"))));
            }
            case "Bounce" -> Optional.of(bounce(event.at("bounce")));
            case "Complaint" -> Optional.of(complaint(event.at("complaint")));
            case "Reject" ->
                Optional.of(new News.Rejected(takenAt, word(event.at("reject").at("reason"))));
            case "Rendering Failure" -> Optional.of(new News.Rejected(takenAt, "RenderingFailure"));
            default -> Optional.empty();
        };
    }

    private static News bounce(JsonValue bounce) {
        var type = word(bounce.at("bounceType"));
        var reason = type + "/" + word(bounce.at("bounceSubType"));
        return type.equals("Permanent")
                ? new News.Bounced(at(bounce), reason)
                : new News.Undelivered(at(bounce), reason);
    }

    private static News complaint(JsonValue complaint) {
        var subType = complaint.at("complaintSubType").text().orElse("");
        return new News.Complained(
                at(complaint),
                subType.isEmpty()
                        ? word(complaint.at("complaintFeedbackType"))
                        : word(complaint.at("complaintSubType")),
                !subType.equals(ON_ACCOUNT_LIST));
    }

    private static Instant at(JsonValue part) {
        return Instant.parse(required(part.at("timestamp")));
    }

    private static String required(JsonValue value) {
        return value.text().orElseThrow(() -> new UnreadableEventException("a text is missing"));
    }

    /** Returns a name as it can be kept and logged; {@code Unspecified} when there is none. */
    private static String word(JsonValue value) {
        var word = value.text().orElse("").replaceAll("[^A-Za-z0-9]", "");
        return word.isEmpty() ? "Unspecified" : word.substring(0, Math.min(word.length(), 60));
    }

    private static Map<String, String> tags(JsonValue tags) {
        var first = new HashMap<String, String>();
        if (tags instanceof JsonObject object) {
            object.members()
                    .forEach((name, values) -> values.elements().stream()
                            .findFirst()
                            .flatMap(JsonValue::text)
                            .ifPresent(value -> first.put(name, value)));
        }
        return first;
    }

    /** A message that is no event of SES. Its words are not kept: they may hold addresses. */
    final class UnreadableEventException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableEventException(String what) {
            super(what);
        }

        UnreadableEventException(Throwable cause) {
            super("it cannot be read", cause);
        }
    }
}
