package dev.kikilist.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kikilist.engines.EventPattern;
import dev.kikilist.engines.SamTemplate.EventSource.TableChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Follows a table's stream and calls a function with its records, as Lambda does: in order within a shard, filtered, a
 * failing batch again and again, in halves where the template wants it, until its retries are used up and it goes to
 * the failure destination.
 *
 * <p>One thing differs: pauses between tries grow from {@code firstPause} to a second, not to a minute.
 */
final class DynamoDbStreamEventSource implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final TableChanges declaration;
    private final HostedFunction function;
    private final DynamoDbStreamsClient client;
    private final String streamArn;
    private final Checkpoints checkpoints;
    private final Duration firstPause;
    private final Consumer<String> onFailure;
    private final List<EventPattern> filters;
    private final Map<String, String> iterators = new HashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * Makes the source; nothing is read before {@link #start}.
     *
     * @param onFailure given a message for the failure destination when a batch is given up
     */
    DynamoDbStreamEventSource(
            TableChanges declaration,
            HostedFunction function,
            DynamoDbStreamsClient client,
            String streamArn,
            Checkpoints checkpoints,
            Duration firstPause,
            Consumer<String> onFailure) {
        this.declaration = declaration;
        this.function = function;
        this.client = client;
        this.streamArn = streamArn;
        this.checkpoints = checkpoints;
        this.firstPause = firstPause;
        this.onFailure = onFailure;
        this.filters = declaration.filters().stream().map(EventPattern::parse).toList();
        this.thread =
                Thread.ofVirtual().name("stream of " + declaration.table()).unstarted(this::follow);
    }

    void start() {
        thread.start();
    }

    private void follow() {
        while (!stopping) {
            try {
                if (!readOnce()) {
                    pause(IDLE);
                }
            } catch (SdkException | IllegalStateException unreachable) {
                pause(LONGEST_PAUSE);
            }
        }
    }

    /** Reads every open shard once, parents before children; returns whether there was a record. */
    private boolean readOnce() {
        boolean found = false;
        for (var shard : shards()) {
            boolean afterParent = shard.parentShardId() == null
                    || finished.contains(shard.parentShardId())
                    || shards().stream().noneMatch(other -> other.shardId().equals(shard.parentShardId()));
            if (!stopping && afterParent && !finished.contains(shard.shardId())) {
                found |= read(shard.shardId());
            }
        }
        return found;
    }

    private List<Shard> shards() {
        return client.describeStream(request -> request.streamArn(streamArn))
                .streamDescription()
                .shards();
    }

    private boolean read(String shard) {
        var iterator = iterators.computeIfAbsent(shard, this::iterator);
        try {
            var page =
                    client.getRecords(request -> request.shardIterator(iterator).limit(declaration.batchSize()));
            if (!page.records().isEmpty()) {
                deliver(shard, page.records());
            }
            if (stopping) {
                return false;
            }
            if (page.nextShardIterator() == null) {
                finished.add(shard);
                iterators.remove(shard);
            } else {
                iterators.put(shard, page.nextShardIterator());
            }
            return !page.records().isEmpty();
        } catch (ExpiredIteratorException expired) {
            iterators.remove(shard);
            return false;
        }
    }

    private String iterator(String shard) {
        var last = checkpoints.last(shard);
        if (last.isPresent()) {
            try {
                return client.getShardIterator(request -> request.streamArn(streamArn)
                                .shardId(shard)
                                .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(last.get()))
                        .shardIterator();
            } catch (TrimmedDataAccessException older) {
                // The record is gone, and all that came after it is wanted.
            }
        }
        var type = declaration.fromTheBeginning() || last.isPresent()
                ? ShardIteratorType.TRIM_HORIZON
                : ShardIteratorType.LATEST;
        return client.getShardIterator(
                        request -> request.streamArn(streamArn).shardId(shard).shardIteratorType(type))
                .shardIterator();
    }

    private void deliver(String shard, List<Record> records) {
        var wanted = new ArrayList<ObjectNode>();
        for (var record : records) {
            var node = StreamEvent.record(record, streamArn);
            if (filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(node))) {
                wanted.add(node);
            }
        }
        deliverUntilDone(shard, wanted);
        if (!stopping) {
            checkpoints.done(shard, records.getLast().dynamodb().sequenceNumber());
        }
    }

    private void deliverUntilDone(String shard, List<ObjectNode> batch) {
        var rest = batch;
        int tries = 0;
        var pause = firstPause;
        while (!rest.isEmpty() && !stopping) {
            tries++;
            int done = invoke(rest);
            if (done == rest.size()) {
                return;
            }
            if (done > 0) {
                rest = rest.subList(done, rest.size());
                tries = 1;
            }
            if (declaration.bisect() && rest.size() > 1) {
                int half = (rest.size() + 1) / 2;
                deliverUntilDone(shard, rest.subList(0, half));
                deliverUntilDone(shard, rest.subList(half, rest.size()));
                return;
            }
            var condition = givenUp(rest.getFirst(), tries);
            if (condition != null) {
                onFailure.accept(failure(shard, rest, condition, tries));
                return;
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private @Nullable String givenUp(ObjectNode first, int tries) {
        if (declaration.maximumRetries() >= 0 && tries > declaration.maximumRetries()) {
            return "RetryAttemptsExhausted";
        }
        var maximumAge = declaration.maximumAge();
        var oldest = arrival(first).plus(maximumAge == null ? Duration.ofDays(1) : maximumAge);
        return Instant.now().isAfter(oldest) ? "RecordAgeExceeded" : null;
    }

    /** Calls the function once; returns how many records from the first on are done. */
    private int invoke(List<ObjectNode> batch) {
        try {
            var answer = function.invoke(StreamEvent.of(batch));
            if (!declaration.partialBatches()) {
                return batch.size();
            }
            var numbers = batch.stream()
                    .map(DynamoDbStreamEventSource::sequenceNumber)
                    .toList();
            return BatchAnswer.failures(answer, numbers).stream()
                    .mapToInt(numbers::indexOf)
                    .min()
                    .orElse(batch.size());
        } catch (FunctionFailedException all) {
            return 0;
        }
    }

    private String failure(String shard, List<ObjectNode> batch, String condition, int tries) {
        var message = JSON.createObjectNode();
        message.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", function.arn())
                .put("condition", condition)
                .put("approximateInvokeCount", tries);
        message.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        message.put("version", "1.0");
        message.put("timestamp", Instant.now().toString());
        message.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", sequenceNumber(batch.getFirst()))
                .put("endSequenceNumber", sequenceNumber(batch.getLast()))
                .put(
                        "approximateArrivalOfFirstRecord",
                        arrival(batch.getFirst()).toString())
                .put("approximateArrivalOfLastRecord", arrival(batch.getLast()).toString())
                .put("batchSize", batch.size())
                .put("streamArn", streamArn);
        return message.toString();
    }

    private static String sequenceNumber(ObjectNode record) {
        return record.at("/dynamodb/SequenceNumber").asText();
    }

    private static Instant arrival(ObjectNode record) {
        return Instant.ofEpochSecond(
                record.at("/dynamodb/ApproximateCreationDateTime").asLong());
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopped) {
            stopping = true;
        }
    }

    /** Stops reading and waits for the batch that is being worked on. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
