package dev.kikilist.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kikilist.engines.LocalAccount;
import dev.kikilist.engines.SamTemplate.EventSource.Beat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Calls a function at a fixed beat, as EventBridge Scheduler does. The first beat comes a second after the start, so that
 * what an earlier run left behind is repaired at once.
 */
final class ScheduleEventSource implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Beat declaration;
    private final HostedFunction function;
    private final Consumer<String> onFailure;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "schedule");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Makes the source; nothing happens before {@link #start}.
     *
     * @param onFailure given a message for the function's failure destination when all its tries failed
     */
    ScheduleEventSource(Beat declaration, HostedFunction function, Consumer<String> onFailure) {
        this.declaration = declaration;
        this.function = function;
        this.onFailure = onFailure;
    }

    void start() {
        var _ = clock.scheduleAtFixedRate(
                this::beat, FIRST.toMillis(), declaration.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Calls the function now, with its retries. */
    void beat() {
        var event = event();
        int tries = 1 + function.declaration().maximumRetries();
        for (int attempt = 1; attempt <= tries; attempt++) {
            try {
                function.invoke(event.toString().getBytes(StandardCharsets.UTF_8));
                return;
            } catch (FunctionFailedException failed) {
                if (attempt == tries) {
                    onFailure.accept(failure(event, attempt, failed));
                } else if (!paused()) {
                    return;
                }
            }
        }
    }

    private ObjectNode event() {
        var event = JSON.createObjectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", LocalAccount.ACCOUNT_ID);
        event.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", LocalAccount.REGION);
        event.putArray("resources")
                .add("arn:aws:scheduler:" + LocalAccount.REGION + ":" + LocalAccount.ACCOUNT_ID + ":schedule/default/"
                        + declaration.name());
        event.put("detail", "{}");
        return event;
    }

    private String failure(ObjectNode event, int attempts, FunctionFailedException failed) {
        var message = JSON.createObjectNode();
        message.put("version", "1.0");
        message.put("timestamp", Instant.now().toString());
        message.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", function.arn() + ":$LATEST")
                .put("condition", "RetriesExhausted")
                .put("approximateInvokeCount", attempts);
        message.set("requestPayload", event);
        message.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        message.putObject("responsePayload").put("errorMessage", failed.getMessage());
        return message.toString();
    }

    private static boolean paused() {
        try {
            Thread.sleep(RETRY_AFTER);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
