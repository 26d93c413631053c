package dev.kikilist.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads some items of a batch, lets something else happen once, and has the others asked for then: a batch is no snapshot. Not for
 * several threads.
 */
final class SplitReads implements ExecutionInterceptor {
    private final Predicate<ItemKey> early;
    private final Runnable meanwhile;
    private List<Map<String, AttributeValue>> left = List.of();
    private boolean isSplit;
    private boolean isOver;

    private SplitReads(Predicate<ItemKey> early, Runnable meanwhile) {
        this.early = early;
        this.meanwhile = meanwhile;
    }

    /** Reads the first item of the first batch before. */
    static SplitReads afterTheFirst(Runnable meanwhile) {
        var isTaken = new AtomicBoolean();
        return new SplitReads(key -> !isTaken.getAndSet(true), meanwhile);
    }

    /** Reads those items before that are {@code early}, of the first batch that has any. */
    static SplitReads after(Predicate<ItemKey> early, Runnable meanwhile) {
        return new SplitReads(early, meanwhile);
    }

    /** Returns whether anything was split. */
    boolean isOver() {
        return isOver;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (isOver || !(context.request() instanceof BatchGetItemRequest read)) {
            return context.request();
        }
        var batch = read.requestItems().entrySet().iterator().next();
        var first = new ArrayList<>(batch.getValue().keys());
        first.removeIf(key -> !early.test(new StoredItem(key).key()));
        if (first.isEmpty()) {
            return read;
        }
        isSplit = true;
        left = batch.getValue().keys().stream()
                .filter(key -> !first.contains(key))
                .toList();
        return read.toBuilder()
                .requestItems(Map.of(
                        batch.getKey(), batch.getValue().toBuilder().keys(first).build()))
                .build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (isOver || !isSplit || !(context.response() instanceof BatchGetItemResponse read)) {
            return context.response();
        }
        isOver = true;
        meanwhile.run();
        if (left.isEmpty()) {
            return read;
        }
        var table = ((BatchGetItemRequest) context.request())
                .requestItems()
                .keySet()
                .iterator()
                .next();
        return read.toBuilder()
                .unprocessedKeys(Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .keys(left)
                                .consistentRead(true)
                                .build()))
                .build();
    }
}
