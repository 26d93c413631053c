package dev.kikilist.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.engines.SeenCalls;

/** Makes handlers in this JVM whose calls of AWS are noted, each as its function's. */
final class NotingHandlers {
    private NotingHandlers() {}

    static HandlerFactory inThisJvm() {
        var factory = HandlerFactory.inThisJvm();
        return (function, variables, logger) -> {
            var name = function.logicalId();
            var handler = SeenCalls.by(name, () -> factory.make(function, variables, logger));
            RequestStreamHandler noting = (event, answer, context) -> SeenCalls.by(name, () -> {
                handler.handleRequest(event, answer, context);
                return name;
            });
            return noting;
        };
    }
}
