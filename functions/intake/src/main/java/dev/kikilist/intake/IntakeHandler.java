package dev.kikilist.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.lambda.BatchResponse;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.OutcomeLog;
import dev.kikilist.submission.ReceiveUpload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Receives the uploads that S3 notifies, through its queue or directly. */
public final class IntakeHandler implements RequestStreamHandler {
    /** What a list of the largest size may take; with less left, a message waits for its next delivery. */
    private static final int MILLISECONDS_PER_MESSAGE = 20_000;

    private final ReceiveUpload receiveUpload;
    private final int maxReceiveCount;
    private final InvocationTime time;

    /** Wires the function by its environment variables. */
    public IntakeHandler() {
        this(Environment.system());
    }

    /** Wires the function by {@code environment}. */
    public IntakeHandler(Environment environment) {
        this(environment, new InvocationTime());
    }

    private IntakeHandler(Environment environment, InvocationTime time) {
        this(
                IntakeWiring.receiveUpload(environment, time),
                environment.requiredNumber("MAX_RECEIVE_COUNT", 1, 1_000),
                time);
    }

    IntakeHandler(ReceiveUpload receiveUpload, int maxReceiveCount) {
        this(receiveUpload, maxReceiveCount, new InvocationTime());
    }

    private IntakeHandler(ReceiveUpload receiveUpload, int maxReceiveCount, InvocationTime time) {
        this.receiveUpload = receiveUpload;
        this.maxReceiveCount = maxReceiveCount;
        this.time = time;
    }

    /**
     * Answers an event from the queue with the messages that have to be delivered again (ReportBatchItemFailures).
     *
     * @throws IllegalStateException when an event that came directly could not be received; Lambda delivers it again
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        time.begin(context);
        var objects = new ReceivedObjects(receiveUpload, OutcomeLog.of(context, "intake"));
        var event = Json.parse(input);
        if (!UploadNotice.isFromQueue(event)) {
            if (!objects.receive(UploadNotice.in(event), false)) {
                throw new IllegalStateException("not all objects of the event were received");
            }
            return;
        }
        List<String> again = new ArrayList<>();
        for (var message : freshFirst(event.at("Records").elements())) {
            var id = message.at("messageId").text().orElseThrow();
            if (context.getRemainingTimeInMillis() < MILLISECONDS_PER_MESSAGE || !receive(message, id, objects)) {
                again.add(id);
            }
        }
        output.write(BatchResponse.withFailures(again));
    }

    /** What was delivered before may be what took a whole invocation down: it must not come before its neighbours. */
    private static List<JsonValue> freshFirst(List<JsonValue> messages) {
        return messages.stream()
                .sorted(Comparator.comparingInt(IntakeHandler::deliveries))
                .toList();
    }

    private boolean receive(JsonValue message, String id, ReceivedObjects objects) {
        try {
            var stored = UploadNotice.inBody(message.at("body").text().orElse(""));
            return objects.receive(stored, deliveries(message) >= maxReceiveCount);
        } catch (UploadNotice.UnreadableNoticeException e) {
            objects.unreadable(id, e);
            return false;
        }
    }

    private static int deliveries(JsonValue message) {
        var count = message.at("attributes").at("ApproximateReceiveCount").text();
        return count.map(Integer::parseInt).orElse(1);
    }
}
