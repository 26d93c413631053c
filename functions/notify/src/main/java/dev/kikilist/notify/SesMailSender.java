package dev.kikilist.notify;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailSender;
import dev.kikilist.procurement.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/**
 * Hands mails to SES (API version 2).
 *
 * <p>SendEmail cannot be told apart from its repetition, so nothing below this class may repeat it: the SDK makes one
 * attempt, and every request goes over a connection of its own. A kept connection that the server closed while the
 * function was frozen would make a request fail in a way that looks as if it might have arrived.
 */
public final class SesMailSender implements MailSender {
    private static final ExecutionAttribute<AtomicBoolean> TRANSMISSION =
            new ExecutionAttribute<>("dev.kikilist.notify.Transmission");

    private final SesV2Client client;
    private final String from;
    private final String configurationSet;

    /**
     * @param client a client of {@link #builder}
     * @param from the sender, an address of a verified identity
     * @param configurationSet the configuration set that every mail is sent with
     */
    SesMailSender(SesV2Client client, String from, String configurationSet) {
        this.client = client;
        this.from = from;
        this.configurationSet = configurationSet;
    }

    /** Returns the builder of a client that sends each request once. */
    static SesV2ClientBuilder builder(AwsConnection connection) {
        var builder = connection.configure(SesV2Client.builder(), "SESV2");
        return builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .putHeader("Connection", "close")
                .addExecutionInterceptor(new TransmissionWatch())
                .build());
    }

    @Override
    public Sending send(MailId id, EmailAddress to, RenderedMail mail) {
        var transmission = new AtomicBoolean();
        try {
            var response = client.sendEmail(request(id, to, mail, transmission));
            return response.messageId() == null
                    ? new Sending.Unknown("AnswerWithoutMessageId")
                    : new Sending.Accepted(response.messageId());
        } catch (AwsServiceException e) {
            return answered(e);
        } catch (SdkException e) {
            return notAnswered(e, transmission.get());
        }
    }

    private SendEmailRequest request(MailId id, EmailAddress to, RenderedMail mail, AtomicBoolean transmission) {
        return SendEmailRequest.builder()
                .fromEmailAddress(from)
                .destination(destination -> destination.toAddresses(to.value()))
                .content(content -> content.simple(message -> message.subject(utf8(mail.subject()))
                        .body(body -> body.text(utf8(mail.text())).html(utf8(mail.html())))))
                .configurationSetName(configurationSet)
                .emailTags(
                        tag("submission", id.submissionId().value()),
                        tag("occasion", id.occasion().name()),
                        tag("recipient", id.recipient().reference()))
                .overrideConfiguration(call -> call.putExecutionAttribute(TRANSMISSION, transmission))
                .build();
    }

    private static Content utf8(String text) {
        return Content.builder()
                .data(text)
                .charset(StandardCharsets.UTF_8.name())
                .build();
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(tagValue(value)).build();
    }

    /** Returns {@code value} in the characters and the length that SES takes; the colon becomes an underscore. */
    static String tagValue(String value) {
        var allowed = new StringBuilder();
        for (int i = 0; i < value.length() && i < 256; i++) {
            char c = value.charAt(i);
            allowed.append(isAllowed(c) ? c : '_');
        }
        return allowed.isEmpty() ? "_" : allowed.toString();
    }

    private static boolean isAllowed(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    }

    /**
     * An error answer of SES itself says that the mail was not taken. Only two errors are about the mail: its content is
     * invalid, or the request is. All others are about the account, its configuration, its limits or the moment, so that
     * the same mail can go out once that has changed; among them MessageRejected for an identity that is not verified.
     *
     * <p>An answer that does not bear SES's own error code comes from something in between, and from 500 on that knows
     * as little as we do whether SES took the mail.
     */
    private static Sending answered(AwsServiceException answer) {
        var code = errorCode(answer);
        return switch (answer) {
            case MessageRejectedException rejected ->
                isAboutIdentity(rejected)
                        ? new Sending.NotNow("IdentityNotVerified")
                        : new Sending.Rejected("MessageRejected");
            case BadRequestException invalid -> new Sending.Rejected("BadRequest");
            case AwsServiceException other ->
                code == null && other.statusCode() >= 500
                        ? new Sending.Unknown("Status" + other.statusCode())
                        : new Sending.NotNow(code == null ? "Status" + other.statusCode() : code);
        };
    }

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

    private static Sending notAnswered(SdkException failure, boolean transmissionBegan) {
        var reason = kind(failure);
        return transmissionBegan && !ConnectionFailures.neverConnected(failure)
                ? new Sending.Unknown(reason)
                : new Sending.NotNow(reason);
    }

    private static String kind(Throwable failure) {
        var root = failure;
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root.getClass().getSimpleName();
    }

    /** Notes that a request has left the SDK. What fails before that (credentials, signing) was never sent. */
    private static final class TransmissionWatch implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            var transmission = attributes.getAttribute(TRANSMISSION);
            if (transmission != null) {
                transmission.set(true);
            }
        }
    }
}
