package dev.kikilist.bench.path;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Counts calls. The SDK finds it through the resource {@code software/amazon/awssdk/global/handlers/execution.interceptors} and
 * asks it about every call of this JVM; it counts those that are made while something is being counted, and asks DynamoDB
 * for the units of each.
 */
public final class CallCounter implements ExecutionInterceptor {
    private static final AtomicReference<@Nullable Tally> COUNTING = new AtomicReference<>();

    /** Something that is done. */
    interface Work<E extends Exception> {
        void run() throws E;
    }

    /**
     * Does something and returns what it took. One piece of work is counted at a time.
     *
     * @throws IllegalStateException if another one is being counted
     */
    static <E extends Exception> Cost of(Work<E> work) throws E {
        var tally = new Tally();
        if (!COUNTING.compareAndSet(null, tally)) {
            throw new IllegalStateException("one piece of work is counted at a time");
        }
        long began = System.nanoTime();
        try {
            work.run();
        } finally {
            COUNTING.set(null);
        }
        return tally.cost(Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var each = ReturnConsumedCapacity.INDEXES;
        return switch (context.request()) {
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(each).build();
            case BatchGetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(each).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(each).build();
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(each).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(each).build();
            case BatchWriteItemRequest write ->
                write.toBuilder().returnConsumedCapacity(each).build();
            case TransactWriteItemsRequest transaction ->
                transaction.toBuilder().returnConsumedCapacity(each).build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        var tally = COUNTING.get();
        if (tally != null) {
            tally.call(operation(attributes));
            tally.units(context.response());
            Written.by(context.request(), context.response()).ifPresent(tally::written);
            tally.bytes(
                    context.requestBody()
                            .flatMap(body -> body.optionalContentLength())
                            .orElse(0L),
                    context.httpResponse()
                            .firstMatchingHeader("Content-Length")
                            .map(Long::parseLong)
                            .orElse(0L));
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        var tally = COUNTING.get();
        if (tally != null) {
            tally.call(operation(attributes));
        }
    }

    private static String operation(ExecutionAttributes attributes) {
        var service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        return service.toLowerCase(Locale.ROOT) + ":" + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }

    private static final class Tally {
        private final Map<String, Integer> calls = new TreeMap<>();
        private final List<Written> writes = new ArrayList<>();
        private double readUnits;
        private double writeUnits;
        private long bytesSent;
        private long bytesReceived;

        synchronized void call(String operation) {
            calls.merge(operation, 1, Integer::sum);
        }

        synchronized void written(Written write) {
            writes.add(write);
        }

        synchronized void bytes(long sent, long received) {
            bytesSent += sent;
            bytesReceived += received;
        }

        synchronized void units(SdkResponse response) {
            switch (response) {
                case GetItemResponse get -> readUnits += units(Stream.of(get.consumedCapacity()));
                case BatchGetItemResponse get -> readUnits += units(get.consumedCapacity());
                case QueryResponse query -> readUnits += units(Stream.of(query.consumedCapacity()));
                case PutItemResponse put -> writeUnits += units(Stream.of(put.consumedCapacity()));
                case UpdateItemResponse update -> writeUnits += units(Stream.of(update.consumedCapacity()));
                case BatchWriteItemResponse write -> writeUnits += units(write.consumedCapacity());
                case TransactWriteItemsResponse transaction -> writeUnits += units(transaction.consumedCapacity());
                default -> {
                    // Other services have no units.
                }
            }
        }

        private static double units(Collection<ConsumedCapacity> consumed) {
            return units(consumed.stream());
        }

        private static double units(Stream<ConsumedCapacity> consumed) {
            return consumed.mapToDouble(ConsumedCapacity::capacityUnits).sum();
        }

        synchronized Cost cost(Duration time) {
            return new Cost(calls, readUnits, writeUnits, bytesSent, bytesReceived, time, writes);
        }
    }
}
