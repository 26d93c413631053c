package dev.kikilist.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.lambda.Json;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailSender.AttachedFile;
import dev.kikilist.mail.MailSender.RenderedMail;
import dev.kikilist.mail.MailSender.Sending;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Recipient;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.SubmissionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** What SES is asked, and what each of its answers means, over real connections. */
class SesMailSenderTest {
    static final String TAKEN = "{\"MessageId\":\"0106-1\"}";
    private static final MailId MAIL = new MailId(
            new SubmissionId("s3d4e5f6g7h8i9j0k1l2m3n4o5p"),
            Occasion.CORRECTION_REQUIRED,
            new Recipient.Vendor(
                    new ProcurementId("p3d4e5f6g7h8i9j0k1l2m3n4o5p"), new InvitationId("v3d4e5f6g7h8i9j0k1l2m3n4o5p")));

    @Test
    void sendsBothFormsInUtf8WithConfigurationSetAndTags() throws Exception {
        try (var endpoint = MailEndpoint.answering(200, "", TAKEN)) {
            assertThat(send(endpoint)).isEqualTo(new Sending.Accepted("0106-1"));

            var request = endpoint.requests().getFirst();
            var body = Json.parse(request.body());
            assertThat(request.head()).startsWith("POST /v2/email/outbound-emails ");
            assertThat(body.at("FromEmailAddress").text()).contains("kikilist@example.jp");
            assertThat(body.at("Destination").at("ToAddresses").elements()).hasSize(1);
            assertThat(body.at("Destination")
                            .at("ToAddresses")
                            .elements()
                            .getFirst()
                            .text())
                    .contains("hanako@example.co.jp");
            assertThat(body.at("ConfigurationSetName").text()).contains("kikilist-mail");
            var simple = body.at("Content").at("Simple");
            assertThat(simple.at("Subject").at("Data").text()).contains("[機器リスト] 修正依頼 𠮷野 ㈱");
            assertThat(simple.at("Subject").at("Charset").text()).contains("UTF-8");
            assertThat(simple.at("Body").at("Text").at("Data").text()).contains("本文 髙﨑\n");
            assertThat(simple.at("Body").at("Text").at("Charset").text()).contains("UTF-8");
            assertThat(simple.at("Body").at("Html").at("Data").text()).contains("<p>本文 髙﨑</p>");
            assertThat(simple.at("Body").at("Html").at("Charset").text()).contains("UTF-8");
            assertThat(body.at("EmailTags").elements())
                    .extracting(tag -> tag.at("Name").text().orElse("") + "="
                            + tag.at("Value").text().orElse(""))
                    .containsExactly(
                            "submission=s3d4e5f6g7h8i9j0k1l2m3n4o5p",
                            "occasion=CORRECTION_REQUIRED",
                            "recipient=VENDOR_p3d4e5f6g7h8i9j0k1l2m3n4o5p_v3d4e5f6g7h8i9j0k1l2m3n4o5p",
                            "attempt=3");
        }
    }

    @Test
    void filesGoWithTheMailAndWithoutAnyNothingIsSaidOfThem() throws Exception {
        try (var endpoint = MailEndpoint.answering(200, "", TAKEN)) {
            sender(endpoint.address())
                    .send(
                            new Claim(MAIL, 3),
                            new EmailAddress("hanako@example.co.jp"),
                            new RenderedMail(
                                    "件名",
                                    "本文",
                                    "<p>本文</p>",
                                    List.of(new AttachedFile("p1.ics", "text/calendar", "SUMMARY:𠮷野\r\n"))));

            var attachments = Json.parse(endpoint.requests().getFirst().body())
                    .at("Content")
                    .at("Simple")
                    .at("Attachments");
            assertThat(attachments.elements()).singleElement().satisfies(attachment -> {
                assertThat(attachment.at("FileName").text()).contains("p1.ics");
                assertThat(attachment.at("ContentType").text()).contains("text/calendar");
                assertThat(attachment.at("ContentDisposition").text()).contains("ATTACHMENT");
                assertThat(new String(
                                Base64.getDecoder()
                                        .decode(attachment
                                                .at("RawContent")
                                                .text()
                                                .orElseThrow()),
                                StandardCharsets.UTF_8))
                        .isEqualTo("SUMMARY:𠮷野\r\n");
            });
        }
        try (var endpoint = MailEndpoint.answering(200, "", TAKEN)) {
            send(endpoint);

            assertThat(endpoint.requests().getFirst().body()).doesNotContain("Attachments");
        }
    }

    /** Every error that the service declares for SendEmail is in the table, by its own type. */
    @Test
    void everyDeclaredFailureIsTerminalWithAReasonOrTriedAgain() throws Exception {
        var declared = Arrays.stream(SesV2Client.class
                        .getMethod("sendEmail", SendEmailRequest.class)
                        .getExceptionTypes())
                .filter(SesV2Exception.class::isAssignableFrom)
                .filter(type -> type != SesV2Exception.class)
                .toList();
        assertThat(declared).hasSizeGreaterThanOrEqualTo(8);

        for (var type : declared) {
            var sending = SesFailures.answered(made(type));
            String reason = switch (sending) {
                case Sending.Rejected rejected -> rejected.reason();
                case Sending.NotNow notNow -> notNow.reason();
                case Sending.Unknown unknown ->
                    throw new AssertionError(type + " is an answer of SES itself, which knows");
                case Sending.Accepted accepted -> throw new AssertionError(type + " is a failure");
            };
            assertThat(type.getSimpleName()).startsWith(reason);
            assertThat(sending instanceof Sending.Rejected)
                    .as("whether %s is about the mail itself", type.getSimpleName())
                    .isEqualTo(Set.of(MessageRejectedException.class, BadRequestException.class)
                            .contains(type));
        }
    }

    private static AwsServiceException made(Class<?> type) throws ReflectiveOperationException {
        var builder = (AwsServiceException.Builder) type.getMethod("builder").invoke(null);
        return builder.statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(type.getSimpleName())
                        .errorMessage("refused")
                        .build())
                .build();
    }

    /** What SES says of itself: certainly not sent. Only what is about the mail itself is for good. */
    @ParameterizedTest
    @CsvSource({
        "400, MessageRejected, Email contains a virus, Rejected, MessageRejected",
        "400, BadRequestException, Missing final '@domain', Rejected, BadRequest",
        "400, MessageRejected, Email address is not verified. The following identities failed, NotNow, IdentityNotVerified",
        "400, MailFromDomainNotVerifiedException, x, NotNow, MailFromDomainNotVerifiedException",
        "400, AccountSuspendedException, x, NotNow, AccountSuspendedException",
        "400, SendingPausedException, x, NotNow, SendingPausedException",
        "400, LimitExceededException, x, NotNow, LimitExceededException",
        "404, NotFoundException, no such configuration set, NotNow, NotFoundException",
        "429, TooManyRequestsException, Maximum sending rate exceeded, NotNow, TooManyRequestsException",
        "400, ThrottlingException, x, NotNow, ThrottlingException",
        "403, AccessDeniedException, x, NotNow, AccessDeniedException",
        "403, ExpiredTokenException, x, NotNow, ExpiredTokenException",
        "403, SignatureDoesNotMatch, x, NotNow, SignatureDoesNotMatch",
        "500, InternalServiceErrorException, x, NotNow, InternalServiceErrorException",
        "503, ServiceUnavailable, x, NotNow, ServiceUnavailable",
        "418, '', x, NotNow, Status418"
    })
    void answersOfSes(int status, String type, String message, String kind, String reason) throws Exception {
        try (var endpoint = MailEndpoint.answering(status, type, "{\"message\":\"" + message + "\"}")) {
            assertThat(send(endpoint)).isEqualTo(sending(kind, reason));
            assertThat(endpoint.requests()).as("nothing is repeated").hasSize(1);
        }
    }

    /** What something in between says: nobody knows whether SES took the mail. */
    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504"})
    void answersOfSomethingInBetween(int status) throws Exception {
        try (var endpoint = MailEndpoint.answering(status, "", "<html>bad gateway</html>")) {
            assertThat(send(endpoint)).isEqualTo(new Sending.Unknown("Status" + status));
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"MessageId\":null}", "no json", "{\"MessageId\":"})
    void takenButUnreadable(String body) throws Exception {
        try (var endpoint = MailEndpoint.answering(200, "", body)) {
            assertThat(send(endpoint)).isInstanceOf(Sending.Unknown.class);
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    @Test
    void connectionClosedAfterTheRequestLeavesItUnknownAndIsNotRepeated() throws Exception {
        try (var endpoint = MailEndpoint.answering((request, connection, self) -> connection.close())) {
            assertThat(send(endpoint)).isInstanceOf(Sending.Unknown.class);
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    @Test
    void connectionResetAfterTheRequestLeavesItUnknownAndIsNotRepeated() throws Exception {
        try (var endpoint = MailEndpoint.answering((request, connection, self) -> {
            connection.setSoLinger(true, 0);
            connection.close();
        })) {
            assertThat(send(endpoint)).isInstanceOf(Sending.Unknown.class);
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    @Test
    void connectionClosedWithinTheAnswerLeavesItUnknownAndIsNotRepeated() throws Exception {
        try (var endpoint = MailEndpoint.answering((request, connection, self) -> {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Mess".getBytes(StandardCharsets.US_ASCII));
            connection.close();
        })) {
            assertThat(send(endpoint)).isInstanceOf(Sending.Unknown.class);
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    /** A connection kept from an earlier request and closed by the server meanwhile must not be used for the next one. */
    @Test
    void everyRequestHasAConnectionOfItsOwn() throws Exception {
        try (var endpoint = MailEndpoint.answering((request, connection, self) -> {
            MailEndpoint.respond(connection, 200, "", TAKEN);
            if (!request.head().toLowerCase(Locale.ROOT).contains("connection: close")) {
                // A server that has had enough of the connection, without having said so.
                connection.close();
            }
        })) {
            var sender = sender(endpoint.address());
            for (int i = 0; i < 5; i++) {
                assertThat(send(sender)).isEqualTo(new Sending.Accepted("0106-1"));
                Thread.sleep(20);
            }
            assertThat(endpoint.requests())
                    .hasSize(5)
                    .allSatisfy(request ->
                            assertThat(request.head().toLowerCase(Locale.ROOT)).contains("connection: close"));
        }
    }

    @Test
    void silenceAfterTheRequestLeavesItUnknownAndIsNotRepeated() throws Exception {
        try (var endpoint = MailEndpoint.answering((request, connection, self) -> self.stayingSilent());
                var impatient = UrlConnectionHttpClient.builder()
                        .socketTimeout(Duration.ofMillis(300))
                        .build()) {
            var client = SesMailSender.builder(AwsConnection.from(variables(endpoint.address())))
                    .httpClient(impatient)
                    .build();
            assertThat(send(new SesMailSender(client, "kikilist@example.jp", "kikilist-mail")))
                    .isEqualTo(new Sending.Unknown("SocketTimeoutException"));
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    @Test
    void nobodyListeningMeansNotSent() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }

        assertThat(send(sender(URI.create("http://127.0.0.1:" + port))))
                .isEqualTo(new Sending.NotNow("ConnectException"));
    }

    @Test
    void unknownHostMeansNotSent() {
        assertThat(send(sender(URI.create("http://nowhere.invalid:1"))))
                .isEqualTo(new Sending.NotNow("UnknownHostException"));
    }

    @Test
    void missingCredentialsMeanNotSent() throws Exception {
        try (var endpoint = MailEndpoint.answering(200, "", TAKEN)) {
            var variables = new HashMap<>(variables(endpoint.address()));
            variables.remove("AWS_ACCESS_KEY_ID");
            variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/none");

            var sender = new SesMailSender(
                    SesMailSender.builder(AwsConnection.from(variables)).build(),
                    "kikilist@example.jp",
                    "kikilist-mail");
            assertThat(send(sender)).isInstanceOf(Sending.NotNow.class);
            assertThat(endpoint.requests()).isEmpty();
        }
    }

    private static Sending sending(String kind, String reason) {
        return switch (kind) {
            case "Rejected" -> new Sending.Rejected(reason);
            case "NotNow" -> new Sending.NotNow(reason);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Sending send(MailEndpoint endpoint) {
        return send(sender(endpoint.address()));
    }

    private static Sending send(SesMailSender sender) {
        return sender.send(
                new Claim(MAIL, 3),
                new EmailAddress("hanako@example.co.jp"),
                new RenderedMail("[機器リスト] 修正依頼 𠮷野 ㈱", "本文 髙﨑\n", "<p>本文 髙﨑</p>"));
    }

    static SesMailSender sender(URI address) {
        return new SesMailSender(
                SesMailSender.builder(AwsConnection.from(variables(address))).build(),
                "kikilist@example.jp",
                "kikilist-mail");
    }

    private static Map<String, String> variables(URI address) {
        return Map.of(
                "AWS_REGION", "ap-northeast-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "localsecret",
                "AWS_ENDPOINT_URL_SESV2", address.toString());
    }
}
