package dev.kikilist.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kikilist.bench.load.Books.Balance;
import dev.kikilist.bench.load.Registration.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Kills a system that keeps its data, again and again while vendors hand in lists, starts it again on the same data, and in
 * the end looks whether everything was done exactly once.
 *
 * <p>When it is killed and what is lost with it follows from a seed; where in its work that meets it does not. Half of the
 * times the queue loses all it held, which SQS would not: that is for the sweep to find out. At the end the clock is moved
 * forward in steps, as what died in the middle is repaired when its time has come.
 */
final class Kills {
    private static final int PROCUREMENTS = 40;
    private static final int LONGEST_MILLIS = 3_000;
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** After how long without any progress there is nothing more to wait for at all. */
    private static final Duration QUIET_IN_THE_END = Duration.ofSeconds(30);

    /** What is repaired when: ended leases; lost notices and lists that nobody reads; second chances; mails in doubt. */
    private static final List<Duration> LATER =
            List.of(Duration.ofMinutes(4), Duration.ofMinutes(45), Duration.ofHours(3), Duration.ofHours(6));

    private final Path directory;
    private final Random random;
    private final int kills;
    private final Duration quiet;
    private final Consumer<Kill> onKill;
    private final int firstPort = Ports.sixInARow();
    private final AtomicReference<@Nullable SystemProcess> running = new AtomicReference<>();
    private final List<JsonNode> procurements = new ArrayList<>();
    private final Map<Vendor, PatientVendor> vendors = new EnumMap<>(Vendor.class);

    /**
     * Prepares the kills.
     *
     * @param directory for the data, empty or missing
     * @param quiet after how long without any progress the clock is moved on
     * @param onKill told of each kill
     */
    Kills(Path directory, long seed, int kills, Duration quiet, Consumer<Kill> onKill) {
        this.directory = directory;
        this.random = new Random(seed);
        this.kills = kills;
        this.quiet = quiet;
        this.onKill = onKill;
    }

    /**
     * One kill.
     *
     * @param number from 1
     * @param moment where it was in its life
     * @param millis how long after that moment it was killed
     * @param handedIn how many lists were handed in so far
     * @param queueLost whether the queue lost all it held
     */
    record Kill(int number, Moment moment, int millis, int handedIn, boolean queueLost) {}

    /** What a system had come to before the time to its end began to run. */
    enum Moment {
        BEGUN,
        READY,
        AT_WORK
    }

    /**
     * How it ended.
     *
     * @param ahead how far the clock had to be moved until everything was done
     */
    record Outcome(Balance balance, Duration ahead) {}

    /** Does it all. */
    Outcome run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var system = begin(Duration.ZERO).awaited();
            prepare(system);
            var working = vendors.values().stream()
                    .map(vendor -> CompletableFuture.runAsync(vendor, threads))
                    .toList();
            for (int number = 1; number <= kills; number++) {
                onKill.accept(kill(number, system));
                system = begin(number < kills ? Duration.ZERO : LATER.getFirst());
            }
            running.set(system.awaited());
            vendors.values().forEach(PatientVendor::stop);
            working.forEach(CompletableFuture::join);
            return repaired(system);
        }
    }

    private void prepare(SystemProcess system) {
        var registered = Registration.register(system, PROCUREMENTS);
        procurements.addAll(registered.procurements());
        registered
                .invitations()
                .forEach((vendor, invitations) ->
                        vendors.put(vendor, new PatientVendor(vendor, running::get, invitations)));
    }

    private SystemProcess begin(Duration ahead) {
        return SystemProcess.begin(directory, true, firstPort, ahead);
    }

    /** Kills {@code system}, which was begun and, the first one, is ready. */
    private Kill kill(int number, SystemProcess system) {
        var moment = switch (number == 1 ? 2 : random.nextInt(5)) {
            case 0 -> Moment.BEGUN;
            case 1 -> Moment.READY;
            default -> Moment.AT_WORK;
        };
        int millis = random.nextInt(LONGEST_MILLIS);
        boolean queueLost = random.nextBoolean();
        if (moment != Moment.BEGUN) {
            running.set(number > 1 ? system.awaited() : system);
        }
        if (moment == Moment.AT_WORK) {
            awaitUpload();
        }
        pause(Duration.ofMillis(millis));
        system.kill();
        running.set(null);
        if (queueLost) {
            loseQueue();
        }
        return new Kill(number, moment, millis, handedIn(), queueLost);
    }

    /** Waits until one more upload was answered, or long enough. */
    private void awaitUpload() {
        int before = handedIn();
        long since = System.nanoTime();
        while (handedIn() == before && System.nanoTime() - since < FIRST_ANSWER.toNanos()) {
            pause(Duration.ofMillis(10));
        }
    }

    /** Moves the clock on, starting the system anew each time, until everything is done or no repair is left to wait for. */
    private Outcome repaired(SystemProcess begun) {
        var system = begun;
        for (int step = 0; ; step++) {
            boolean last = step == LATER.size() - 1;
            var patience = last ? QUIET_IN_THE_END : quiet;
            try (var now = system) {
                settle(now, patience);
                now.beat();
                // What the mail service says of a later mail tells that earlier ones were not taken.
                Objects.requireNonNull(vendors.get(Vendor.VENDOR)).handInOne();
                settle(now, patience);
                now.beat();
                settle(now, patience);
                var balance = Books.balance(now, handedInByVendor(), procurements);
                if (balance.faults().isEmpty() || last) {
                    return new Outcome(balance, LATER.get(step));
                }
            }
            system = begin(LATER.get(step + 1)).awaited();
            running.set(system);
        }
    }

    /** Waits until nothing is left to be done, or nothing goes on. */
    private void settle(SystemProcess system, Duration patience) {
        var last = Books.progress(system);
        long since = System.nanoTime();
        while (!last.isEndOf(handedIn()) && System.nanoTime() - since < patience.toNanos()) {
            pause(PAUSE);
            var now = Books.progress(system);
            if (!now.equals(last)) {
                last = now;
                since = System.nanoTime();
            }
        }
    }

    private static void pause(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("stopped", stopped);
        }
    }

    private Map<Vendor, List<HandedIn>> handedInByVendor() {
        var all = new EnumMap<Vendor, List<HandedIn>>(Vendor.class);
        vendors.forEach((vendor, lists) -> all.put(vendor, lists.handedIn()));
        return all;
    }

    private int handedIn() {
        return vendors.values().stream()
                .mapToInt(vendor -> vendor.handedIn().size())
                .sum();
    }

    /** The local queue keeps what it holds as files. */
    private void loseQueue() {
        var files = directory.resolve("notifications");
        if (!Files.exists(files)) {
            return;
        }
        try (var inside = Files.walk(files)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
