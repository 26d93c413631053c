package dev.kikilist.dynamodb;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

/** Writes down the operations that a client is asked for, each once however often the SDK sends it, and what batches read. */
final class CountedCalls implements ExecutionInterceptor {
    private final List<String> operations = new ArrayList<>();
    private int keys;

    @Override
    public synchronized void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        operations.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (context.request() instanceof BatchGetItemRequest batch) {
            batch.requestItems().values().forEach(of -> keys += of.keys().size());
        }
    }

    /** Returns the operations since the last time. */
    synchronized List<String> taken() {
        var taken = List.copyOf(operations);
        operations.clear();
        return taken;
    }

    /** Returns how many items the batches since the last time were to read. */
    synchronized int keysTaken() {
        int taken = keys;
        keys = 0;
        return taken;
    }
}
