package dev.kikilist.bench.coldstart;

import java.io.IOException;

/**
 * A handler that is measured.
 *
 * @param name what tables call it
 * @param handler its class
 * @param deployed what lies in its task folder
 * @param events gives a new event for every invocation
 * @param warmCalls how many invocations follow the first one
 */
record Contender(String name, String handler, Deployed deployed, Events events, int warmCalls) {
    /** Gives events. */
    interface Events {
        String next() throws IOException;
    }
}
