package dev.kikilist.bench.coldstart;

import java.io.IOException;
import java.util.Map;

/**
 * A handler that is measured.
 *
 * @param name what tables call it
 * @param handler its class
 * @param deployed what lies in its task folder
 * @param events gives a new event for every invocation
 * @param warmCalls how many invocations follow the first one
 * @param variables what its environment has beyond that of all
 */
record Contender(
        String name, String handler, Deployed deployed, Events events, int warmCalls, Map<String, String> variables) {
    Contender {
        variables = Map.copyOf(variables);
    }

    /** Gives events. */
    interface Events {
        String next() throws IOException;
    }
}
