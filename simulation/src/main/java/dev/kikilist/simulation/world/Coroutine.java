package dev.kikilist.simulation.world;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A body of code that runs a stretch at a time. Either it runs or its owner does, never both: what one of them does happens
 * before what the other does next.
 */
final class Coroutine {
    private final Thread thread;
    private volatile boolean isBodysTurn;
    private volatile boolean isDone;
    private volatile @Nullable Thread owner;

    Coroutine(Runnable body) {
        this.thread = Thread.ofVirtual().unstarted(() -> {
            try {
                body.run();
            } finally {
                isDone = true;
                giveTurn();
            }
        });
    }

    /** Runs the body until it pauses or ends. */
    void resume() {
        owner = Thread.currentThread();
        isBodysTurn = true;
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        while (isBodysTurn) {
            LockSupport.park(this);
        }
    }

    /** Lets the owner go on until it resumes this; called by the body. */
    void pause() {
        giveTurn();
        while (!isBodysTurn) {
            LockSupport.park(this);
        }
    }

    boolean isDone() {
        return isDone;
    }

    private void giveTurn() {
        isBodysTurn = false;
        LockSupport.unpark(owner);
    }
}
