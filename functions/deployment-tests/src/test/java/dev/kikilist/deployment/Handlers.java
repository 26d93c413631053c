package dev.kikilist.deployment;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.lambda.Environment;
import java.lang.reflect.InvocationTargetException;

/** Makes handlers as they are made when they are deployed, but with an environment that is given. */
final class Handlers {
    private Handlers() {}

    /**
     * Returns a handler wired by {@code environment}.
     *
     * @throws IllegalStateException when it cannot be wired
     */
    static RequestStreamHandler wired(Class<?> handler, Environment environment) {
        try {
            return (RequestStreamHandler)
                    handler.getConstructor(Environment.class).newInstance(environment);
        } catch (InvocationTargetException failure) {
            throw new IllegalStateException(handler.getSimpleName() + " cannot be wired", failure.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(handler.getSimpleName() + " has no constructor for it", failure);
        }
    }
}
