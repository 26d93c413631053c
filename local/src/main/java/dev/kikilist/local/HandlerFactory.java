package dev.kikilist.local;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.lambda.Environment;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.util.Map;

/** Makes an instance of a function: what Lambda calls an execution environment. */
interface HandlerFactory {
    /**
     * Makes an instance, which then does one invocation at a time. It is closed when it is given up, where it can be.
     *
     * @param variables its whole environment
     * @throws IllegalStateException if it does not start
     */
    RequestStreamHandler make(SamTemplate.Function function, Map<String, String> variables, LambdaLogger logger);

    /** Returns a factory of handlers in this JVM, of the classes that the template names. */
    static HandlerFactory inThisJvm() {
        return inThisJvm(Clock.systemUTC());
    }

    /** Returns a factory as {@link #inThisJvm()} does, of handlers that go by {@code clock}. */
    static HandlerFactory inThisJvm(Clock clock) {
        return (function, variables, logger) -> {
            try {
                var made = Class.forName(function.handlerClass())
                        .getConstructor(Environment.class)
                        .newInstance(Environment.of(variables, clock));
                return (RequestStreamHandler) made;
            } catch (InvocationTargetException failed) {
                throw new IllegalStateException(function.logicalId() + " does not start: " + failed.getCause(), failed);
            } catch (ReflectiveOperationException | ClassCastException unusable) {
                throw new IllegalStateException(
                        function.handlerClass() + " is no stream handler with a constructor that takes an Environment",
                        unusable);
            }
        };
    }
}
