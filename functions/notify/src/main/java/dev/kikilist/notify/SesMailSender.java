package dev.kikilist.notify;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.mail.MailSender;
import dev.kikilist.mail.MailTags;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.procurement.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentDisposition;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentTransferEncoding;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
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
    public Sending send(Claim claim, EmailAddress to, RenderedMail mail) {
        var transmission = new AtomicBoolean();
        try {
            var response = client.sendEmail(request(claim, to, mail, transmission));
            return response.messageId() == null
                    ? new Sending.Unknown("AnswerWithoutMessageId")
                    : new Sending.Accepted(response.messageId());
        } catch (AwsServiceException e) {
            return SesFailures.answered(e);
        } catch (SdkException e) {
            return SesFailures.notAnswered(e, transmission.get());
        }
    }

    private SendEmailRequest request(Claim claim, EmailAddress to, RenderedMail mail, AtomicBoolean transmission) {
        return SendEmailRequest.builder()
                .fromEmailAddress(from)
                .destination(destination -> destination.toAddresses(to.value()))
                .content(content -> content.simple(message(mail)))
                .configurationSetName(configurationSet)
                .emailTags(tags(claim))
                .overrideConfiguration(call -> call.putExecutionAttribute(TRANSMISSION, transmission))
                .build();
    }

    private static Message message(RenderedMail mail) {
        var message = Message.builder()
                .subject(utf8(mail.subject()))
                .body(body -> body.text(utf8(mail.text())).html(utf8(mail.html())));
        return mail.attachments().isEmpty()
                ? message.build()
                : message.attachments(attachments(mail)).build();
    }

    private static List<Attachment> attachments(RenderedMail mail) {
        return mail.attachments().stream()
                .map(attachment -> Attachment.builder()
                        .fileName(attachment.fileName())
                        .contentType(attachment.mediaType())
                        .contentDisposition(AttachmentContentDisposition.ATTACHMENT)
                        .contentTransferEncoding(AttachmentContentTransferEncoding.BASE64)
                        .rawContent(SdkBytes.fromUtf8String(attachment.content()))
                        .build())
                .toList();
    }

    private static Content utf8(String text) {
        return Content.builder()
                .data(text)
                .charset(StandardCharsets.UTF_8.name())
                .build();
    }

    private static List<MessageTag> tags(Claim claim) {
        return MailTags.of(claim).entrySet().stream()
                .map(tag -> MessageTag.builder()
                        .name(tag.getKey())
                        .value(tag.getValue())
                        .build())
                .toList();
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
