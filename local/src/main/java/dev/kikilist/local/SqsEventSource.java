package dev.kikilist.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kikilist.engines.LocalAccount;
import dev.kikilist.engines.SamTemplate.EventSource.QueueMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Takes messages from a queue and calls a function with them, as Lambda does: what succeeded is deleted, what failed
 * stays and is received again, until the queue's redrive policy sets it aside.
 *
 * <p>One thing differs: a failed message is received again after {@code retryAfter}, not after the queue's visibility
 * timeout of minutes, since a person is waiting.
 */
final class SqsEventSource implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    /** Short, since the server does not stop while somebody waits. */
    private static final int LONG_POLL_SECONDS = 1;

    private static final int MOST_DELIVERIES = 4;
    private static final int LONGEST_STOP_SECONDS = 30;

    private final QueueMessages declaration;
    private final HostedFunction function;
    private final SqsClient client;
    private final String queueUrl;
    private final String queueArn;
    private final Duration retryAfter;
    private final Consumer<String> onDeleted;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int concurrency;
    private final Semaphore deliveries;
    private volatile boolean stopping;

    /**
     * Makes the source; nothing is received before {@link #start}.
     *
     * @param onDeleted told the id of each message that was done
     */
    SqsEventSource(
            QueueMessages declaration,
            HostedFunction function,
            SqsClient client,
            String queueUrl,
            String queueArn,
            Duration retryAfter,
            Consumer<String> onDeleted) {
        this.declaration = declaration;
        this.concurrency = Math.min(MOST_DELIVERIES, declaration.maximumConcurrency());
        this.deliveries = new Semaphore(concurrency);
        this.function = function;
        this.client = client;
        this.queueUrl = queueUrl;
        this.queueArn = queueArn;
        this.retryAfter = retryAfter;
        this.onDeleted = onDeleted;
    }

    void start() {
        threads.execute(this::poll);
    }

    private void poll() {
        while (!stopping) {
            try {
                deliveries.acquire();
                var messages = receive();
                if (messages.isEmpty() || stopping) {
                    deliveries.release();
                } else {
                    threads.execute(() -> {
                        try {
                            deliver(messages);
                        } finally {
                            deliveries.release();
                        }
                    });
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Waits for messages; there are none either where the queue cannot be reached for a moment. */
    private List<Message> receive() throws InterruptedException {
        try {
            return client.receiveMessage(request -> request.queueUrl(queueUrl)
                            .maxNumberOfMessages(Math.min(10, declaration.batchSize()))
                            .waitTimeSeconds(LONG_POLL_SECONDS)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
        } catch (SdkException | IllegalStateException unreachable) {
            TimeUnit.MILLISECONDS.sleep(200);
            return List.of();
        }
    }

    private void deliver(List<Message> messages) {
        var failed = new HashSet<String>();
        var identifiers = messages.stream().map(Message::messageId).toList();
        try {
            var answer = function.invoke(event(messages));
            if (declaration.partialBatches()) {
                failed.addAll(BatchAnswer.failures(answer, identifiers));
            }
        } catch (FunctionFailedException all) {
            failed.addAll(identifiers);
        }
        for (var message : messages) {
            if (failed.contains(message.messageId())) {
                client.changeMessageVisibility(request -> request.queueUrl(queueUrl)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout((int) retryAfter.toSeconds()));
            } else {
                client.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
                onDeleted.accept(message.messageId());
            }
        }
    }

    private byte[] event(List<Message> messages) {
        var root = JSON.createObjectNode();
        var records = root.putArray("Records");
        for (var message : messages) {
            ObjectNode record = records.addObject();
            record.put("messageId", message.messageId());
            record.put("receiptHandle", message.receiptHandle());
            record.put("body", message.body());
            var attributes = record.putObject("attributes");
            message.attributes().forEach((name, value) -> attributes.put(name.toString(), value));
            var own = record.putObject("messageAttributes");
            message.messageAttributes()
                    .forEach((name, value) -> own.putObject(name)
                            .put("stringValue", value.stringValue())
                            .put("dataType", value.dataType()));
            record.put("md5OfBody", message.md5OfBody());
            record.put("eventSource", "aws:sqs");
            record.put("eventSourceARN", queueArn);
            record.put("awsRegion", LocalAccount.REGION);
        }
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Stops receiving, and waits half a minute at most for what is being worked on. */
    @Override
    public void close() {
        stopping = true;
        try {
            boolean _ = deliveries.tryAcquire(concurrency, LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }
}
