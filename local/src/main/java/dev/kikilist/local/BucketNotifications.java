package dev.kikilist.local;

import dev.kikilist.engines.ObjectCreated;
import dev.kikilist.engines.S3Notification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Puts a bucket's notifications into its queue.
 *
 * <p>The queue is in memory; so that nothing is lost at a restart, a notification is also a file from before its upload
 * is answered until its message was done. What is left is sent again at the next start, dead letters among it.
 */
final class BucketNotifications {
    private static final String CONFIGURATION = "uploads";

    private final SqsClient client;
    private final String queueUrl;
    private final @Nullable Path journal;
    private final Map<String, Path> files = new ConcurrentHashMap<>();

    /**
     * Makes the notifications of one bucket to one queue.
     *
     * @param journal the directory of the files; null to keep none
     */
    BucketNotifications(SqsClient client, String queueUrl, @Nullable Path journal) {
        this.client = client;
        this.queueUrl = queueUrl;
        this.journal = journal;
    }

    void created(ObjectCreated created) {
        send(S3Notification.objectCreated(created, CONFIGURATION), null);
    }

    /** Sends what S3 sends when notifications are configured. */
    void sendTest(String bucket) {
        send(S3Notification.test(bucket, Instant.now()), null);
    }

    /** Sends what an earlier run left behind. */
    void sendLeftOver() {
        if (journal == null) {
            return;
        }
        try (var left = Files.list(journal)) {
            for (var file : left.sorted().toList()) {
                send(Files.readString(file), file);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Forgets a notification whose message was done. */
    synchronized void done(String messageId) {
        var file = files.remove(messageId);
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
    }

    // Under one lock with done(): a message can be done before its sender has learned its id.
    private synchronized void send(String notification, @Nullable Path kept) {
        var file = kept == null && journal != null ? write(notification, journal) : kept;
        var id = client.sendMessage(request -> request.queueUrl(queueUrl).messageBody(notification))
                .messageId();
        if (file != null) {
            files.put(id, file);
        }
    }

    private static Path write(String notification, Path journal) {
        try {
            var name = "%016x-%s".formatted(System.currentTimeMillis(), UUID.randomUUID());
            var unfinished = journal.resolveSibling(name + ".part");
            Files.writeString(unfinished, notification);
            return Files.move(unfinished, journal.resolve(name + ".json"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
