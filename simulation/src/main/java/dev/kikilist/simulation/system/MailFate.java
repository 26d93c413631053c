package dev.kikilist.simulation.system;

import java.util.List;

/** What becomes of a mail that the mail service took. */
public enum MailFate {
    /** The recipient's server took it. */
    DELIVERED,
    /** It came back for a reason that may pass. */
    UNDELIVERED,
    /** It came back for good. */
    BOUNCED,
    /** It was delivered and called unwanted. */
    COMPLAINED,
    /** The service did not try: an earlier mail to the address was called unwanted. */
    NOT_TRIED,
    /** The service did not send it on. */
    STOPPED;

    /** Returns what the service tells of it, as long as nothing is lost. */
    List<MailEvent> events() {
        return switch (this) {
            case DELIVERED -> List.of(MailEvent.SEND, MailEvent.DELIVERY);
            case UNDELIVERED -> List.of(MailEvent.SEND, MailEvent.PASSING_BOUNCE);
            case BOUNCED -> List.of(MailEvent.SEND, MailEvent.BOUNCE);
            case COMPLAINED -> List.of(MailEvent.SEND, MailEvent.DELIVERY, MailEvent.COMPLAINT);
            case NOT_TRIED -> List.of(MailEvent.SEND, MailEvent.COMPLAINT_BEFORE);
            case STOPPED -> List.of(MailEvent.SEND, MailEvent.REJECT);
        };
    }

    /** What the mail service tells of a mail. */
    public enum MailEvent {
        /** It was taken. */
        SEND("Send", "send"),
        /** The recipient's server does not take it for now. */
        DELAY("DeliveryDelay", "deliveryDelay"),
        /** The recipient's server took it. */
        DELIVERY("Delivery", "delivery"),
        /** It came back, for a reason that may pass. */
        PASSING_BOUNCE("Bounce", "bounce"),
        /** It came back for good. */
        BOUNCE("Bounce", "bounce"),
        /** Whoever got it calls it unwanted. */
        COMPLAINT("Complaint", "complaint"),
        /** It was not tried, since an earlier one was called unwanted. */
        COMPLAINT_BEFORE("Complaint", "complaint"),
        /** It is not sent on. */
        REJECT("Reject", "reject");

        private final String type;
        private final String part;

        MailEvent(String type, String part) {
            this.type = type;
            this.part = part;
        }

        /** Returns the name by which an event says what it tells. */
        String type() {
            return type;
        }

        /** Returns the name of the part of an event that says more. */
        String part() {
            return part;
        }

        /** Returns whether it says that the address takes no mail of ours. */
        public boolean isReturn() {
            return switch (this) {
                case BOUNCE, COMPLAINT, COMPLAINT_BEFORE -> true;
                case SEND, DELAY, DELIVERY, PASSING_BOUNCE, REJECT -> false;
            };
        }
    }
}
