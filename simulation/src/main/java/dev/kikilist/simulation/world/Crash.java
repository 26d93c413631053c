package dev.kikilist.simulation.world;

/** A worker is dead. Code that catches it and goes on does so in vain: whatever it still calls has no effect. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String reason) {
        super(reason, null, false, false);
    }
}
