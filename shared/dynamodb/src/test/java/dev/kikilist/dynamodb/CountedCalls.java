package dev.kikilist.dynamodb;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Writes down the operations that a client is asked for, each once however often the SDK sends it. */
final class CountedCalls implements ExecutionInterceptor {
    private final List<String> operations = new ArrayList<>();

    @Override
    public synchronized void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        operations.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    /** Returns the operations since the last time. */
    synchronized List<String> taken() {
        var taken = List.copyOf(operations);
        operations.clear();
        return taken;
    }
}
