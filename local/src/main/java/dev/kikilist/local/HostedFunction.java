package dev.kikilist.local;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.engines.SamTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function of the template: its real handler, called with the bytes of real events.
 *
 * <p>As on Lambda, one instance of the handler does one invocation at a time; more instances are made when invocations
 * come at the same time, and are used again.
 */
final class HostedFunction implements AutoCloseable {
    private final HandlerFactory factory;
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
    HostedFunction(
            HandlerFactory factory,
            SamTemplate.Function declaration,
            Map<String, String> variables,
            LambdaLogger logger) {
        this.factory = factory;
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
            giveUp(handler);
            logger.log(name() + " timed out after " + declaration.timeout());
            throw new FunctionFailedException(name() + " timed out after " + declaration.timeout());
        } catch (InterruptedException stopped) {
            call.cancel(true);
            giveUp(handler);
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
        return factory.make(declaration, variables, logger);
    }

    private static void giveUp(RequestStreamHandler handler) {
        if (handler instanceof AutoCloseable process) {
            try {
                process.close();
            } catch (Exception failed) {
                throw new IllegalStateException("an instance cannot be ended", failed);
            }
        }
    }

    /** Ends the function; instances that are idle are given up. */
    @Override
    public void close() {
        threads.shutdownNow();
        for (var handler = idle.poll(); handler != null; handler = idle.poll()) {
            giveUp(handler);
        }
    }
}
