package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.dynamodb.DynamoDbTable.Changed;
import dev.kikilist.idempotency.AnswerStore;
import dev.kikilist.idempotency.KeptAnswer;
import dev.kikilist.idempotency.RequestDigest;
import dev.kikilist.idempotency.RequestKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The answers to requests with a key in the DynamoDB table, which deletes them some time after they are forgotten. */
public final class DynamoDbAnswerStore implements AnswerStore {
    /** How long the item of a key is there that nobody answered under: no request is at work for so long. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private static final String REQUEST = "request";
    private static final String UNTIL = "takenUntil";
    private static final String FORGOTTEN_AT = "expiresAt";
    private static final String STATUS = "status";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";
    private static final Map<String, String> NAMES = Map.of(
            "#request",
            REQUEST,
            "#until",
            UNTIL,
            "#forgotten",
            FORGOTTEN_AT,
            "#status",
            STATUS,
            "#headers",
            HEADERS,
            "#body",
            BODY);

    private final DynamoDbTable table;

    /** Keeps them in {@code table}. */
    public DynamoDbAnswerStore(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Taken take(RequestKey key, RequestDigest request, Instant now, Instant until) {
        var changed = table.change(change(
                key,
                "SET #request = :request, #until = :until, #forgotten = :forgotten REMOVE #status, #headers, #body",
                "attribute_not_exists(#request) OR #forgotten <= :now"
                        + " OR (attribute_not_exists(#status) AND #request = :request AND #until <= :moment)",
                Map.of(
                        ":request", AttributeValue.fromS(request.value()),
                        ":until", moment(until),
                        ":forgotten", seconds(until.plus(LEFT_BEHIND)),
                        ":now", seconds(now),
                        ":moment", moment(now))));
        return switch (changed) {
            case Changed.Done done -> new Taken.Ours();
            case Changed.NotDone notDone -> taken(notDone.standing(), request);
        };
    }

    private static Taken taken(@Nullable StoredItem standing, RequestDigest request) {
        if (standing == null) {
            throw new IllegalStateException("a key that nobody has cannot be refused");
        }
        if (!standing.text(REQUEST).equals(request.value())) {
            return new Taken.OfAnother();
        }
        return standing.has(STATUS)
                ? new Taken.Answered(new KeptAnswer(
                        standing.count(STATUS), standing.map(HEADERS).texts(), inflated(standing.bytes(BODY))))
                : new Taken.InProgress();
    }

    @Override
    public void keep(RequestKey key, RequestDigest request, KeptAnswer answer, Instant forgottenAt) {
        var headers = new HashMap<String, AttributeValue>();
        answer.headers().forEach((name, value) -> headers.put(name, AttributeValue.fromS(value)));
        table.change(change(
                key,
                "SET #status = :status, #headers = :headers, #body = :body, #forgotten = :forgotten REMOVE #until",
                "#request = :request AND attribute_not_exists(#status)",
                Map.of(
                        ":request", AttributeValue.fromS(request.value()),
                        ":status", AttributeValue.fromN(Integer.toString(answer.status())),
                        ":headers", AttributeValue.fromM(headers),
                        ":body", AttributeValue.fromB(SdkBytes.fromByteArray(deflated(answer.body()))),
                        ":forgotten", seconds(forgottenAt))));
    }

    @Override
    public void giveBack(RequestKey key, RequestDigest request, Instant until) {
        table.change(change(
                key,
                "SET #forgotten = :never",
                "#request = :request AND #until = :until AND attribute_not_exists(#status)",
                Map.of(
                        ":request", AttributeValue.fromS(request.value()),
                        ":until", moment(until),
                        ":never", seconds(Instant.EPOCH))));
    }

    /** Returns whether {@code item} keeps an answer that holds {@code text}, whatever the case. */
    static boolean holds(StoredItem item, String text) {
        return item.has(BODY)
                && inflated(item.bytes(BODY)).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /** Returns the change that takes a kept answer away, as if the time to keep it were over. */
    static Change forgetting(ItemKey key) {
        var update = "SET #forgotten = :never REMOVE #status, #headers, #body";
        return new Change(
                key,
                update,
                "attribute_exists(" + Keys.PARTITION + ")",
                named(update),
                Map.of(":never", seconds(Instant.EPOCH)));
    }

    /** Names only what the expressions mention: DynamoDB refuses others. */
    private static Change change(RequestKey key, String update, String condition, Map<String, AttributeValue> values) {
        return new Change(Keys.request(key), update, condition, named(update + condition), values);
    }

    private static Map<String, String> named(String expressions) {
        var names = new HashMap<>(NAMES);
        names.keySet().removeIf(name -> !expressions.contains(name));
        return names;
    }

    private static AttributeValue moment(Instant moment) {
        return AttributeValue.fromS(Keys.timeOrder(moment));
    }

    private static AttributeValue seconds(Instant moment) {
        return AttributeValue.fromN(Long.toString(moment.getEpochSecond()));
    }

    private static byte[] deflated(String text) {
        var target = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(target)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }

    private static String inflated(byte[] bytes) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CorruptItemException("an answer", BODY, e);
        }
    }
}
