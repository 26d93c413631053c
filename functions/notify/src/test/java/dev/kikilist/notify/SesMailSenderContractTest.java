package dev.kikilist.notify;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.lambda.Json;
import dev.kikilist.mail.MailSender;
import dev.kikilist.mail.MailSender.RenderedMail;
import dev.kikilist.testkit.MailSenderContract;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;

/** The contract, through the SDK, against a server that answers as SES does. */
class SesMailSenderContractTest extends MailSenderContract {
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<Taken> taken = new ArrayList<>();
    private final MailEndpoint endpoint =
            MailEndpoint.answering((request, connection, self) -> answer(request, connection));

    @AfterEach
    void close() throws IOException {
        endpoint.close();
    }

    @Override
    protected MailSender sender() {
        var connection = AwsConnection.from(Map.of(
                "AWS_REGION", "ap-northeast-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "localsecret",
                "AWS_ENDPOINT_URL_SESV2", endpoint.address().toString()));
        return new SesMailSender(SesMailSender.builder(connection).build(), "kikilist@example.jp", "kikilist-mail");
    }

    @Override
    protected synchronized void replyNext(Reply reply) {
        replies.add(reply);
    }

    @Override
    protected synchronized List<Taken> taken() {
        return List.copyOf(taken);
    }

    private synchronized void answer(MailEndpoint.Request request, Socket connection) throws IOException {
        var reply = replies.poll();
        switch (reply) {
            case NEVER -> MailEndpoint.respond(connection, 400, "MessageRejected", "{\"message\":\"invalid\"}");
            case NOT_NOW -> MailEndpoint.respond(connection, 429, "TooManyRequestsException", "{\"message\":\"x\"}");
            case LOST -> {
                take(request);
                connection.close();
            }
            case null -> {
                take(request);
                MailEndpoint.respond(
                        connection,
                        200,
                        "",
                        "{\"MessageId\":\"" + taken.getLast().messageId() + "\"}");
            }
        }
    }

    private void take(MailEndpoint.Request request) {
        var body = Json.parse(request.body());
        var simple = body.at("Content").at("Simple");
        taken.add(new Taken(
                "message-" + taken.size(),
                body.at("Destination")
                        .at("ToAddresses")
                        .elements()
                        .getFirst()
                        .text()
                        .orElseThrow(),
                new RenderedMail(
                        simple.at("Subject").at("Data").text().orElseThrow(),
                        simple.at("Body").at("Text").at("Data").text().orElseThrow(),
                        simple.at("Body").at("Html").at("Data").text().orElseThrow())));
    }
}
