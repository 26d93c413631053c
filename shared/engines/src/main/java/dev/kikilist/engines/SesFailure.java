package dev.kikilist.engines;

/**
 * An error that SES answers.
 *
 * @param status of HTTP
 * @param type the name by which an SDK knows the error, such as {@code MessageRejected}
 */
public record SesFailure(int status, String type, String message) {
    /** Returns the answer to more mails in a second than permitted; SDKs try again. */
    public static SesFailure tooManyRequests() {
        return new SesFailure(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
    }

    /** Returns the answer to a mail that will never be sent. */
    public static SesFailure messageRejected(String message) {
        return new SesFailure(400, "MessageRejected", message);
    }

    /** Returns the answer while sending is paused for the whole account. */
    public static SesFailure sendingPaused() {
        return new SesFailure(400, "SendingPausedException", "Email sending for this account is paused.");
    }

    static SesFailure badRequest(String message) {
        return new SesFailure(400, "BadRequestException", message);
    }
}
