package dev.kikilist.local;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.lambda.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function of the template in this JVM: its real handler class, called with the bytes of real events.
 *
 * <p>As on Lambda, one instance of the handler does one invocation at a time; more instances are made when invocations
 * come at the same time, and are used again.
 */
final class HostedFunction implements AutoCloseable {
    private final SamTemplate.Function declaration;
    private final Map<String, String> variables;
    private final LambdaLogger logger;
    private final BlockingDeque<RequestStreamHandler> idle = new LinkedBlockingDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Makes the function; its handler is made by the first invocation.
     *
     * @param variables its whole environment
     */
    HostedFunction(SamTemplate.Function declaration, Map<String, String> variables, LambdaLogger logger) {
        this.declaration = declaration;
        this.variables = Map.copyOf(variables);
        this.logger = logger;
    }

    /** Returns the function's logical id. */
    String name() {
        return declaration.logicalId();
    }

    SamTemplate.Function declaration() {
        return declaration;
    }

    /** Returns the ARN that other resources name the function by. */
    String arn() {
        return new FunctionContext(name(), 0, declaration.timeout(), logger).getInvokedFunctionArn();
    }

    /** Makes a handler now, so that the first invocation does not wait for it. */
    void prepare() {
        idle.add(handler());
    }

    /**
     * Calls the function and waits for its answer.
     *
     * @param event as JSON
     * @throws FunctionFailedException if it does not start, throws, or is not done after its timeout; it is interrupted
     *     then
     */
    byte[] invoke(byte[] event) throws FunctionFailedException {
        var handler = idleOrNew();
        var context = new FunctionContext(name(), declaration.memoryMegabytes(), declaration.timeout(), logger);
        var call = threads.submit(() -> {
            var output = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), output, context);
            return output.toByteArray();
        });
        try {
            var answer = call.get(declaration.timeout().toMillis(), TimeUnit.MILLISECONDS);
            idle.addFirst(handler);
            return answer;
        } catch (ExecutionException failed) {
            idle.addFirst(handler);
            var cause = failed.getCause() == null ? failed : failed.getCause();
            logger.log(name() + " failed: " + StackTraces.of(cause));
            throw new FunctionFailedException(name() + " failed: " + cause, cause);
        } catch (TimeoutException late) {
            call.cancel(true);
            logger.log(name() + " timed out after " + declaration.timeout());
            throw new FunctionFailedException(name() + " timed out after " + declaration.timeout());
        } catch (InterruptedException stopped) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new FunctionFailedException(name() + " was stopped", stopped);
        }
    }

    private RequestStreamHandler idleOrNew() throws FunctionFailedException {
        var ready = idle.poll();
        if (ready != null) {
            return ready;
        }
        try {
            return handler();
        } catch (IllegalStateException failed) {
            logger.log(failed.getMessage() + "\n" + StackTraces.of(failed));
            throw new FunctionFailedException(String.valueOf(failed.getMessage()), failed);
        }
    }

    private RequestStreamHandler handler() {
        try {
            var made = Class.forName(declaration.handlerClass())
                    .getConstructor(Environment.class)
                    .newInstance(Environment.of(variables));
            return (RequestStreamHandler) made;
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(name() + " does not start: " + failed.getCause(), failed);
        } catch (ReflectiveOperationException | ClassCastException unusable) {
            throw new IllegalStateException(
                    declaration.handlerClass() + " is no stream handler with a constructor that takes an Environment",
                    unusable);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
