package dev.kikilist.simulation.world;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All that is left to chance, as a function of a seed and of the place where it is asked for. A place keeps its chances when
 * something else goes another way, so that one fault can be taken out of a run and the rest stays as it was.
 */
public final class Choices {
    private static final int OF = 10_000;

    private final long seed;
    private final Set<Taken> leftOut;
    private final List<Taken> taken = new ArrayList<>();
    private final EnumMap<Fault, Integer> rates = new EnumMap<>(Fault.class);
    private boolean calm;

    /**
     * Makes the choices of a seed.
     *
     * @param leftOut faults that do not happen
     * @param frequent faults that are frequent whatever the seed's weather
     */
    public Choices(long seed, Set<Taken> leftOut, Set<Fault> frequent) {
        this.seed = seed;
        this.leftOut = Set.copyOf(leftOut);
        for (var fault : Fault.values()) {
            // Each seed has its own weather: some faults are absent, others frequent.
            int weather = frequent.contains(fault) ? 5 : (int) Math.floorMod(mix(seed, ~fault.place()), 5L);
            rates.put(
                    fault,
                    switch (weather) {
                        case 0, 1 -> 0;
                        case 2 -> fault.rate() / 2;
                        case 3 -> fault.rate();
                        case 4 -> Math.min(OF / 2, fault.rate() * 3);
                        default -> Math.min(OF * 4 / 5, fault.rate() * 6);
                    });
        }
    }

    /**
     * A fault that happened.
     *
     * @param place where, as a number
     */
    public record Taken(Fault fault, long place) {}

    /** From now on nothing goes wrong. */
    public void calmDown() {
        calm = true;
    }

    /** Returns the faults that happened, in order. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /**
     * Returns whether {@code fault} happens.
     *
     * @param words says where, for the story of the run
     */
    boolean happens(Fault fault, long place, Story story, Supplier<String> words) {
        int rate = rates.getOrDefault(fault, 0);
        if (calm || rate == 0) {
            return false;
        }
        long at = mix(place, fault.place());
        if (Math.floorMod(mix(seed, at), (long) OF) >= rate) {
            return false;
        }
        var fall = new Taken(fault, at);
        if (leftOut.contains(fall)) {
            return false;
        }
        taken.add(fall);
        story.fault(fault, words);
        return true;
    }

    /** Returns a number from {@code low} to {@code high}, always the same at a place. */
    public long between(long place, long low, long high) {
        return low + Math.floorMod(mix(seed ^ 0x5DEECE66DL, place), high - low + 1);
    }

    /** Returns the place of a name. */
    public static long place(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash, name.length());
    }

    /** Returns the place of the {@code n}th occasion at {@code place}. */
    public static long place(long place, long n) {
        return mix(place, n);
    }

    private static long mix(long a, long b) {
        long z = a * 0x9E3779B97F4A7C15L + b;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
