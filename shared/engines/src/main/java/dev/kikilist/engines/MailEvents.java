package dev.kikilist.engines;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What SES would tell of a mail. What becomes of it is in its recipient's address, as with the mailbox simulator of SES:
 * {@code bounce@}, {@code complaint@}, {@code ooto@}, {@code suppressionlist@} of any domain, also with a label such as
 * {@code bounce+1@}. Mail to any other address is delivered.
 */
final class MailEvents {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration AFTERWARDS = Duration.ofMillis(700);
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final KeptMail mail;
    private final String to;

    private MailEvents(KeptMail mail) {
        this.mail = mail;
        this.to = mail.recipients().isEmpty() ? "" : bare(mail.recipients().getFirst());
    }

    /** An event. */
    record Event(String type, String json) {}

    /** Returns the events of a mail, in the order in which they happen. */
    static List<Event> of(KeptMail mail) {
        return new MailEvents(mail).events();
    }

    private List<Event> events() {
        var events = new ArrayList<Event>();
        events.add(event("SEND", "Send", "send", JSON.createObjectNode()));
        switch (simulated()) {
            case "bounce" -> events.add(bounce("Permanent", "General"));
            case "suppressionlist" -> events.add(bounce("Permanent", "OnAccountSuppressionList"));
            case "ooto" -> {
                events.add(delivery());
                events.add(bounce("Transient", "General"));
            }
            case "complaint" -> {
                events.add(delivery());
                events.add(complaint());
            }
            default -> events.add(delivery());
        }
        return events;
    }

    private String simulated() {
        int end = to.indexOf('@');
        int label = to.indexOf('+');
        return to.substring(0, label >= 0 && label < end ? label : Math.max(0, end));
    }

    private Event delivery() {
        var delivery = timed();
        delivery.put("processingTimeMillis", AFTERWARDS.toMillis());
        delivery.putArray("recipients").add(to);
        delivery.put("smtpResponse", "250 ok");
        return event("DELIVERY", "Delivery", "delivery", delivery);
    }

    private Event bounce(String type, String subType) {
        var bounce = timed();
        bounce.put("feedbackId", mail.id() + "-bounce");
        bounce.put("bounceType", type);
        bounce.put("bounceSubType", subType);
        bounce.putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", to)
                .put("action", "failed")
                .put("status", "5.1.1");
        return event("BOUNCE", "Bounce", "bounce", bounce);
    }

    private Event complaint() {
        var complaint = timed();
        complaint.put("feedbackId", mail.id() + "-complaint");
        complaint.putNull("complaintSubType");
        complaint.put("complaintFeedbackType", "abuse");
        complaint.putArray("complainedRecipients").addObject().put("emailAddress", to);
        return event("COMPLAINT", "Complaint", "complaint", complaint);
    }

    private ObjectNode timed() {
        return JSON.createObjectNode().put("timestamp", text(mail.at().plus(AFTERWARDS)));
    }

    private Event event(String type, String eventType, String member, ObjectNode what) {
        var event = JSON.createObjectNode().put("eventType", eventType);
        event.set(member, what);
        var about = event.putObject("mail");
        about.put("timestamp", text(mail.at()));
        about.put("source", mail.from());
        about.put("messageId", mail.id());
        about.putArray("destination").add(to);
        about.put("headersTruncated", false);
        about.putArray("headers").addObject().put("name", "Subject").put("value", mail.subject());
        var tags = about.putObject("tags");
        if (mail.configurationSet() != null) {
            tags.putArray("ses:configuration-set").add(mail.configurationSet());
        }
        mail.tags().forEach((name, value) -> tags.putArray(name).add(value));
        return new Event(type, event.toString());
    }

    private static String text(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    /** Returns the address in a header's value, which may have a name beside it. */
    private static String bare(String recipient) {
        int start = recipient.lastIndexOf('<');
        int end = recipient.lastIndexOf('>');
        return start >= 0 && end > start ? recipient.substring(start + 1, end) : recipient;
    }
}
