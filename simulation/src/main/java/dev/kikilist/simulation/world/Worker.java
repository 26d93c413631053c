package dev.kikilist.simulation.world;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One invocation of a function. */
public final class Worker {
    private final String name;
    private final long place;
    private final long begunAt;
    private final long deadline;
    private final long clockError;
    private final int code;
    private @Nullable Coroutine coroutine;
    private boolean isDead;
    private boolean isOverdue;
    private boolean isReported;
    private int calls;

    Worker(String name, long begunAt, long deadline, long clockError, int code) {
        this.name = name;
        this.place = Choices.place(name);
        this.begunAt = begunAt;
        this.deadline = deadline;
        this.clockError = clockError;
        this.code = code;
    }

    /** Returns its name, the same in every run in which it has the same to do. */
    public String name() {
        return name;
    }

    /** Returns which version of the code it runs, from 1. */
    public int code() {
        return code;
    }

    long begunAt() {
        return begunAt;
    }

    long deadline() {
        return deadline;
    }

    long clockError() {
        return clockError;
    }

    /** Returns the place of its next call. */
    long nextCall() {
        return Choices.place(place, ++calls);
    }

    int calls() {
        return calls;
    }

    void begin(Coroutine body) {
        this.coroutine = body;
    }

    Coroutine coroutine() {
        return Objects.requireNonNull(coroutine);
    }

    /** Kills it: nothing it does from now on has an effect. */
    Crash die(String reason) {
        isDead = true;
        return new Crash(reason);
    }

    boolean isDead() {
        return isDead;
    }

    /** Returns whether its end is still to be told, which then is. */
    boolean report() {
        boolean isFirst = !isReported;
        isReported = true;
        return isFirst;
    }

    /** Lets it run on after its deadline, as a machine does that was frozen. */
    void overrun() {
        isOverdue = true;
    }

    boolean isOverdue() {
        return isOverdue;
    }
}
