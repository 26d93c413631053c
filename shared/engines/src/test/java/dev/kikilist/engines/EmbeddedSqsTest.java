package dev.kikilist.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class EmbeddedSqsTest {
    private EmbeddedSqs sqs;
    private Map<String, String> queues;

    @BeforeEach
    void start() {
        sqs = EmbeddedSqs.start(0);
        queues = sqs.createQueues(
                List.of(
                        new SamTemplate.Queue("Dead", Map.of("MessageRetentionPeriod", "1209600"), null),
                        new SamTemplate.Queue(
                                "Work", Map.of("VisibilityTimeout", "30"), new SamTemplate.Redrive("Dead", 2))),
                logicalId -> "local-" + logicalId);
    }

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void deliversUntilDeleted() {
        sqs.client().sendMessage(request -> request.queueUrl(url("Work")).messageBody("機器リスト"));

        var first = receive("Work");
        assertThat(first).isNotNull();
        if (first == null) {
            return;
        }
        assertThat(first.body()).isEqualTo("機器リスト");
        assertThat(first.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsKeys(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
                        MessageSystemAttributeName.SENDER_ID);
        assertThat(receive("Work")).as("hidden while it is worked on").isNull();

        sqs.client().deleteMessage(request -> request.queueUrl(url("Work")).receiptHandle(first.receiptHandle()));
        assertThat(count("Work")).isZero();
    }

    @Test
    void setsAsideWhatWasReceivedTooOften() {
        sqs.client().sendMessage(request -> request.queueUrl(url("Work")).messageBody("poison"));

        for (int attempt = 1; attempt <= 2; attempt++) {
            var message = receive("Work");
            assertThat(message).as("attempt %s", attempt).isNotNull();
            if (message != null) {
                assertThat(message.attributes())
                        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, Integer.toString(attempt));
                sqs.client()
                        .changeMessageVisibility(request -> request.queueUrl(url("Work"))
                                .receiptHandle(message.receiptHandle())
                                .visibilityTimeout(0));
            }
        }

        assertThat(receive("Work")).isNull();
        var dead = receive("Dead");
        assertThat(dead).isNotNull();
        assertThat(dead == null ? "" : dead.body()).isEqualTo("poison");
    }

    @Test
    void keepsTheTemplatesAttributes() {
        assertThat(sqs.client()
                        .getQueueAttributes(
                                request -> request.queueUrl(url("Work")).attributeNames(QueueAttributeName.ALL))
                        .attributes())
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
                .containsEntry(QueueAttributeName.QUEUE_ARN, EmbeddedSqs.arn("local-Work"));
    }

    @Test
    void listensOnLoopbackAndFreesItsPort() throws Exception {
        int port = sqs.endpoint().getPort();
        var outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address instanceof Inet4Address)
                .findFirst();
        if (outside.isPresent()) {
            assertThatThrownBy(() -> new Socket(outside.get(), port).close()).hasMessageContaining("refused");
        }
        sqs.close();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .hasMessageContaining("refused");
        sqs = EmbeddedSqs.start(port);
        assertThat(sqs.client().listQueues().queueUrls()).isEmpty();
    }

    private @Nullable Message receive(String queue) {
        var messages = sqs.client()
                .receiveMessage(request -> request.queueUrl(url(queue))
                        .waitTimeSeconds(0)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        return messages.isEmpty() ? null : messages.getFirst();
    }

    private int count(String queue) {
        var attributes = sqs.client()
                .getQueueAttributes(request -> request.queueUrl(url(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return Integer.parseInt(attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "-1"))
                + Integer.parseInt(
                        attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "-1"));
    }

    private String url(String queue) {
        return queues.getOrDefault(queue, "");
    }
}
