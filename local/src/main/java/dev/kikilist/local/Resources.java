package dev.kikilist.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

/** What has to be closed again, the last opened first. */
final class Resources implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Takes a resource in and returns it. */
    synchronized <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    /**
     * Closes everything, whatever fails on the way.
     *
     * @throws IllegalStateException afterwards, if anything did
     */
    @Override
    public synchronized void close() {
        var failures = new ArrayList<Exception>();
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            var failed = new IllegalStateException("not everything could be closed");
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
    }
}
