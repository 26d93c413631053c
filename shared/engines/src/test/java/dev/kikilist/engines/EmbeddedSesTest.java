package dev.kikilist.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

class EmbeddedSesTest {
    private static final String SUBJECT = "【機器リスト】確認のお願い 髙﨑様 Review requested: a subject long enough to be folded";

    @TempDir
    private Path directory;

    private EmbeddedSes ses;

    @BeforeEach
    void start() {
        ses = EmbeddedSes.start(directory, Set.of("lists"), 0);
    }

    @AfterEach
    void stop() {
        ses.close();
    }

    @Test
    void keepsASimpleMailWithBothBodies() throws Exception {
        var id = ses.client().sendEmail(simple().build()).messageId();

        assertThat(ses.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.id()).isEqualTo(id);
            assertThat(mail.from()).isEqualTo("機器リスト係 <lists@example.go.jp>");
            assertThat(mail.recipients()).containsExactly("reviewer@example.go.jp", "第二 <second@example.go.jp>");
            assertThat(mail.subject()).isEqualTo(SUBJECT);
            assertThat(mail.text()).isEqualTo("一行目\nsecond line & <tag>\n");
            assertThat(mail.html()).isEqualTo("<p>一行目</p>");
            assertThat(mail.tags()).containsEntry("mail", "abc-1").containsEntry("occasion", "LIST_READY");
            assertThat(mail.configurationSet()).isEqualTo("lists");
            assertThat(Files.readString(mail.file(), UTF_8))
                    .contains("Message-ID: <" + id + "@")
                    .contains("multipart/alternative");
        });
    }

    @Test
    void keepsARawMailByteForByte() throws Exception {
        var raw = "From: a@example.jp\r\nTo: b@example.jp\r\nSubject: raw\r\n\r\nbody\r\n".getBytes(UTF_8);

        ses.client()
                .sendEmail(request ->
                        request.content(content -> content.raw(mail -> mail.data(SdkBytes.fromByteArray(raw)))));

        assertThat(ses.mails()).singleElement().satisfies(mail -> {
            assertThat(Files.readAllBytes(mail.file())).isEqualTo(raw);
            assertThat(mail.text()).isEqualTo("body\n");
        });
    }

    @Test
    void keepsAttachments() throws Exception {
        ses.client()
                .sendEmail(simple().content(content ->
                                content.simple(message -> message.subject(subject -> subject.data("with file"))
                                        .body(body -> body.text(text -> text.data("see file")))
                                        .attachments(Attachment.builder()
                                                .fileName("指摘一覧.csv")
                                                .contentType("text/csv")
                                                .rawContent(SdkBytes.fromUtf8String("a,b"))
                                                .build())))
                        .build());

        assertThat(ses.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.text()).isEqualTo("see file");
            assertThat(Files.readString(mail.file()))
                    .contains("multipart/mixed")
                    .contains("text/csv");
        });
    }

    @Test
    void answersErrorsThatTheSdkKnows() {
        assertThatThrownBy(() -> ses.client()
                        .sendEmail(simple().configurationSetName("unknown").build()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ses.client()
                        .sendEmail(simple().emailTags(tag("mail", "MAIL#1")).build()))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> ses.client()
                        .sendEmail(simple().destination(to -> to.toAddresses("no address"))
                                .build()))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> ses.client()
                        .sendEmail(simple().fromEmailAddress("機器リスト係 <lists@example.go.jp>")
                                .build()))
                .isInstanceOf(BadRequestException.class);
        ses.failNext(SesFailure.messageRejected("Email address is not verified."));
        assertThatThrownBy(() -> ses.client().sendEmail(simple().build()))
                .isInstanceOf(MessageRejectedException.class)
                .hasMessageContaining("not verified");

        assertThat(ses.mails()).isEmpty();
    }

    @Test
    void isAskedAgainAfterThrottling() {
        ses.failNext(SesFailure.tooManyRequests());

        ses.client().sendEmail(simple().build());

        assertThat(ses.mails()).hasSize(1);
    }

    @Test
    void refusesUnsignedAndForeignRequests() throws Exception {
        var body = "{}";
        assertThat(post(body, "").statusCode()).isEqualTo(403);
        assertThat(post(
                                body,
                                "AWS4-HMAC-SHA256 Credential=other/20260101/ap-northeast-1/ses/aws4_request, "
                                        + "SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(
                                body,
                                "AWS4-HMAC-SHA256 Credential=local/20260101/ap-northeast-1/s3/aws4_request, "
                                        + "SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void listsAndShowsMails() throws Exception {
        var id = ses.client().sendEmail(simple().build()).messageId();

        JsonNode listed =
                new JsonMapper().readTree(get("/_local/emails").body()).get(0);
        assertThat(listed.path("id").asText()).isEqualTo(id);
        assertThat(listed.path("subject").asText()).isEqualTo(SUBJECT);
        assertThat(listed.path("to").get(0).asText()).isEqualTo("reviewer@example.go.jp");
        assertThat(get(listed.path("eml").asText()).body()).startsWith("Date: ");
        assertThat(get(listed.path("text").asText()).body()).startsWith("一行目");
        var page = get(listed.path("page").asText());
        assertThat(page.body()).contains("second line &amp; &lt;tag&gt;");
        assertThat(get("/").body()).contains("確認のお願い");
        assertThat(get("/_local/emails/" + id + ".html")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("sandbox");
        assertThat(get("/_local/emails/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void findsItsMailsAgain() {
        var id = ses.client().sendEmail(simple().build()).messageId();
        ses.close();

        ses = EmbeddedSes.start(directory, Set.of(), 0);

        assertThat(ses.mails()).extracting(KeptMail::id).containsExactly(id);
    }

    @Test
    void saysWhatKindOfErrorAThrottleIs() {
        for (int i = 0; i < 10; i++) {
            ses.failNext(SesFailure.tooManyRequests());
        }

        assertThatThrownBy(() -> ses.client().sendEmail(simple().build()))
                .isInstanceOfSatisfying(
                        SesV2Exception.class,
                        throttled ->
                                assertThat(throttled.isThrottlingException()).isTrue());
    }

    private static SendEmailRequest.Builder simple() {
        return SendEmailRequest.builder()
                .fromEmailAddress(encoded("機器リスト係") + " <lists@example.go.jp>")
                .destination(to -> to.toAddresses("reviewer@example.go.jp", encoded("第二") + " <second@example.go.jp>"))
                .configurationSetName("lists")
                .emailTags(tag("mail", "abc-1"), tag("occasion", "LIST_READY"))
                .content(content -> content.simple(message -> message.subject(subject -> subject.data(SUBJECT))
                        .body(body -> body.text(text -> text.data("一行目\nsecond line & <tag>\n"))
                                .html(html -> html.data("<p>一行目</p>")))));
    }

    private static String encoded(String name) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(name.getBytes(UTF_8)) + "?=";
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(ses.endpoint().resolve(path)).build());
    }

    private HttpResponse<String> post(String body, String authorization) throws Exception {
        var request = HttpRequest.newBuilder(ses.endpoint().resolve("/v2/email/outbound-emails"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("X-Amz-Date", "20260101T000000Z");
        return send((authorization.isEmpty() ? request : request.header("Authorization", authorization)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
