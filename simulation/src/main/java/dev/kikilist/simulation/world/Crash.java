package dev.kikilist.simulation.world;

/** A worker is dead. No code of the product catches it and goes on; whatever it still calls has no effect. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String reason) {
        super(reason, null, false, false);
    }
}
