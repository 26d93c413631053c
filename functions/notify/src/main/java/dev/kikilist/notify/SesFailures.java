package dev.kikilist.notify;

import dev.kikilist.mail.MailSender.Sending;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/**
 * What each failure of SendEmail means for the mail: terminal with a reason, to be tried again, or not known.
 *
 * <p>An error answer of SES itself says that the mail was not taken. Only two errors are about the mail: its content is
 * refused, or the request is. All others are about the account, its configuration, its limits or the moment, so that the
 * same mail can go out once that has changed.
 *
 * <p>An answer that does not bear SES's own error code comes from something in between, and from 500 on that knows as little
 * as we do whether SES took the mail. So it is with a request that left and was not answered.
 */
final class SesFailures {
    private SesFailures() {}

    /** Returns what an error answer means. */
    static Sending answered(AwsServiceException answer) {
        return switch (answer) {
            case MessageRejectedException rejected ->
                isAboutIdentity(rejected)
                        ? new Sending.NotNow("IdentityNotVerified")
                        : new Sending.Rejected("MessageRejected");
            case BadRequestException invalid -> new Sending.Rejected("BadRequest");
            case AccountSuspendedException suspended -> notNow(suspended);
            case SendingPausedException paused -> notNow(paused);
            case MailFromDomainNotVerifiedException unverified -> notNow(unverified);
            case NotFoundException missing -> notNow(missing);
            case LimitExceededException limited -> notNow(limited);
            case TooManyRequestsException throttled -> notNow(throttled);
            case AwsServiceException other ->
                errorCode(other) == null && other.statusCode() >= 500
                        ? new Sending.Unknown("Status" + other.statusCode())
                        : notNow(other);
        };
    }

    /**
     * Returns what a failure without an answer means.
     *
     * @param transmissionBegan whether the request had left the SDK
     */
    static Sending notAnswered(SdkException failure, boolean transmissionBegan) {
        var reason = kind(failure);
        return transmissionBegan && !ConnectionFailures.neverConnected(failure)
                ? new Sending.Unknown(reason)
                : new Sending.NotNow(reason);
    }

    private static Sending notNow(AwsServiceException answer) {
        var code = errorCode(answer);
        return new Sending.NotNow(code == null ? "Status" + answer.statusCode() : code);
    }

    // An identity that is not verified is told as a rejected mail; only the message differs.
    private static boolean isAboutIdentity(MessageRejectedException rejected) {
        var details = rejected.awsErrorDetails();
        var message = details == null ? null : details.errorMessage();
        return message != null && message.contains("not verified");
    }

    private static @Nullable String errorCode(AwsServiceException answer) {
        var details = answer.awsErrorDetails();
        var code = details == null ? null : details.errorCode();
        return code == null || code.isBlank() ? null : code;
    }

    private static String kind(Throwable failure) {
        var root = failure;
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root.getClass().getSimpleName();
    }
}
