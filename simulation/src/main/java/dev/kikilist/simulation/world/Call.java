package dev.kikilist.simulation.world;

import dev.kikilist.simulation.world.World.Service;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of a service, and what can go wrong with it whatever it is for. */
public final class Call {
    private static final long MILLISECOND = 1_000;
    private static final long SECOND = 1_000 * MILLISECOND;

    private final World world;
    private final @Nullable Worker worker;
    private final Service service;
    private final String operation;
    private final long place;

    Call(World world, @Nullable Worker worker, Service service, String operation) {
        this.world = world;
        this.worker = worker;
        this.service = service;
        this.operation = operation;
        this.place = worker == null ? 0 : worker.nextCall();
    }

    /** Returns whether {@code fault} happens to this call. */
    public boolean happens(Fault fault) {
        return worker != null && world.happens(fault, place, this::words);
    }

    /** Tells of this call. */
    public void tell(String what) {
        world.story().tell(() -> words() + ": " + what);
    }

    /** Returns a number from {@code low} to {@code high} for this call. */
    public long between(int purpose, long low, long high) {
        return world.choices().between(Choices.place(place, purpose), low, high);
    }

    /**
     * Makes the call: time passes, the effect takes place in one moment or not at all, time passes again.
     *
     * @param effect what the service does; may throw its refusal
     * @param refused what is thrown when the service takes no call
     * @param lost what is thrown when the answer is lost
     */
    public <T> T make(Supplier<T> effect, Supplier<RuntimeException> refused, Supplier<RuntimeException> lost) {
        if (worker == null) {
            return effect.get();
        }
        world.sleep(worker, between(1, MILLISECOND, 20 * MILLISECOND) + stall());
        world.story().tell(this::words);
        if (happens(Fault.CRASH_BEFORE_CALL)) {
            throw worker.die("crash before " + operation);
        }
        if (world.isDown(service) || happens(Fault.CALL_REFUSED)) {
            world.sleep(worker, between(2, MILLISECOND, 8 * SECOND));
            throw refused.get();
        }
        var answer = effect.get();
        if (happens(Fault.CRASH_AFTER_CALL)) {
            throw worker.die("crash after " + operation);
        }
        world.sleep(worker, between(3, MILLISECOND, 10 * MILLISECOND));
        if (happens(Fault.ANSWER_LOST)) {
            world.sleep(worker, between(4, SECOND, 20 * SECOND));
            throw lost.get();
        }
        return answer;
    }

    private long stall() {
        if (worker == null || !happens(Fault.STALLED)) {
            return 0;
        }
        if (between(5, 0, 3) > 0) {
            worker.overrun();
        }
        return between(6, 100 * SECOND, 1_000 * SECOND);
    }

    private String words() {
        return worker == null
                ? operation
                : worker.name() + " call " + worker.calls() + ": " + service + " " + operation;
    }
}
