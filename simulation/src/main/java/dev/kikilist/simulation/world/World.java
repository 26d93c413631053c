package dev.kikilist.simulation.world;

import dev.kikilist.dynamodb.Chance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when nobody has anything to do, and workers of which one runs at a time. A worker pauses before and
 * after every call of a service; who goes on next follows from how long each call takes, which the seed says.
 *
 * <p>All times are microseconds since the world began.
 */
public final class World {
    /** When the world began. */
    public static final Instant BEGINNING = Instant.parse("2026-04-15T01:00:00Z");

    private static final long SECOND = 1_000_000;

    private final Choices choices;
    private final Story story;
    private final PriorityQueue<Scheduled> events =
            new PriorityQueue<>(Comparator.comparingLong(Scheduled::at).thenComparingLong(Scheduled::order));
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<Service, Long> outagesUntil = new EnumMap<>(Service.class);
    private final List<Worker> alive = new ArrayList<>();
    private long now;
    private long scheduled;
    private long steps;
    private long marks;
    private int code = 1;
    private @Nullable Worker running;

    /**
     * Makes a world.
     *
     * @param isTold whether its story is written down
     */
    public World(Choices choices, boolean isTold) {
        this.choices = choices;
        this.story = new Story(isTold, () -> now);
    }

    private record Scheduled(long at, long order, Runnable event) {}

    /** What workers call. */
    public enum Service {
        DYNAMODB,
        S3,
        SQS,
        SES
    }

    public Choices choices() {
        return choices;
    }

    public Story story() {
        return story;
    }

    /** Returns the time. */
    public long now() {
        return now;
    }

    /** Returns how many things happened. */
    public long steps() {
        return steps;
    }

    /** Returns {@code duration} in the unit of this world. */
    public static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /** Returns the moment {@code time}. */
    public static Instant instant(long time) {
        return BEGINNING.plus(time, ChronoUnit.MICROS);
    }

    /** Returns the time of {@code moment}. */
    public static long time(Instant moment) {
        return BEGINNING.until(moment, ChronoUnit.MICROS);
    }

    /** Returns the clock that workers read: each its own, which may be wrong. */
    public Clock clock() {
        InstantSource source = () -> instant(running == null ? now : now + running.clockError());
        return source.withZone(ZoneOffset.UTC);
    }

    /** Returns how workers wait and mark. */
    public Chance chance() {
        return new Chance() {
            @Override
            public boolean pause(Duration longest) {
                var worker = worker();
                sleep(worker, choices.between(worker.nextCall(), 0, micros(longest)));
                return true;
            }

            @Override
            public String mark() {
                return "mark-" + ++marks;
            }
        };
    }

    /** Deploys the next version of the code: workers that begin from now on run it. */
    public void deploy() {
        code++;
        story.tell(() -> "version " + code + " of the code is deployed");
    }

    /** Returns which version of the code is deployed, from 1. */
    public int code() {
        return code;
    }

    /** Returns the running worker. */
    public Worker worker() {
        var worker = running;
        if (worker == null) {
            throw new IllegalStateException("no worker is running");
        }
        return worker;
    }

    /** Returns when the running worker began; now when the world itself does something. */
    public long begunAt() {
        return running == null ? now : running.begunAt();
    }

    /** Returns how long the running worker still has. */
    public Duration remaining() {
        return Duration.of(Math.max(0, worker().deadline() - now), ChronoUnit.MICROS);
    }

    /** Lets {@code event} happen at {@code at}, after all that happens then already. */
    public void at(long at, Runnable event) {
        events.add(new Scheduled(Math.max(at, now), scheduled++, event));
    }

    /** Returns the next name that begins with {@code stem}. */
    public String name(String stem) {
        int count = names.merge(stem, 1, Integer::sum);
        return count == 1 ? stem : stem + "/" + count;
    }

    /** Returns whether {@code fault} happens at {@code place}. */
    public boolean happens(Fault fault, long place, Supplier<String> words) {
        return choices.happens(fault, place, story, words);
    }

    /**
     * Starts an invocation.
     *
     * @param stem the beginning of its name
     * @param timeout how long it may take
     * @param body what it does
     * @param ended is told how it ended: with null when well, with what it threw, or with a {@link Crash}; when it runs on
     *     after its time, at once and no more
     */
    public void start(String stem, Duration timeout, Runnable body, Consumer<@Nullable Throwable> ended) {
        var name = name(stem);
        long place = Choices.place(name);
        long error = happens(Fault.CLOCK_WRONG, place, () -> "of " + name)
                ? choices.between(Choices.place(place, 1), -200 * SECOND, 200 * SECOND)
                : 0;
        var worker = new Worker(name, now, now + micros(timeout), error, code);
        alive.add(worker);
        Consumer<@Nullable Throwable> once = failure -> {
            if (worker.report()) {
                ended.accept(failure);
            }
        };
        worker.begin(new Coroutine(() -> run(worker, body, once)));
        at(worker.deadline() + 1, () -> once.accept(new Crash("out of time")));
        story.tell(() -> name + " begins");
        step(worker);
    }

    private void run(Worker worker, Runnable body, Consumer<@Nullable Throwable> ended) {
        Throwable failure = null;
        try {
            body.run();
        } catch (Throwable e) {
            failure = e;
        }
        alive.remove(worker);
        running = null;
        // Code that goes on as if nothing had happened is dead all the same.
        var how = failure == null && worker.isDead() ? new Crash("dead") : failure;
        story.tell(() -> worker.name() + (how == null ? " ends" : " ends with " + how));
        ended.accept(how);
    }

    private void step(Worker worker) {
        var before = running;
        running = worker;
        worker.coroutine().resume();
        running = before;
    }

    /** Lets events happen until there are none before {@code until}, and then it is that time. */
    public void runUntil(long until) {
        while (!events.isEmpty() && events.peek().at() <= until) {
            var next = events.remove();
            now = next.at();
            steps++;
            next.event().run();
        }
        now = Math.max(now, until);
    }

    /** Returns whether no worker is under way. */
    public boolean isIdle() {
        return alive.isEmpty();
    }

    /** Ends all workers that are left. */
    public void end() {
        for (var worker : List.copyOf(alive)) {
            worker.die("the world ends");
            while (!worker.coroutine().isDone()) {
                step(worker);
            }
        }
    }

    /** Lets a service be down for some time. */
    public void outage(Service service, long length) {
        outagesUntil.put(service, now + length);
    }

    /** Ends all outages. */
    public void endOutages() {
        outagesUntil.clear();
    }

    /** Returns whether a service is down. */
    boolean isDown(Service service) {
        return outagesUntil.getOrDefault(service, 0L) > now;
    }

    /** Returns a call of {@code service} by the running worker; what nobody calls, the world itself does at once. */
    public Call call(Service service, String operation) {
        return new Call(this, running, service, operation);
    }

    /** Lets {@code worker} stand still for {@code length}. */
    void sleep(Worker worker, long length) {
        if (worker.isDead()) {
            throw worker.die("dead");
        }
        long until = now + length;
        var next = events.peek();
        steps++;
        if (next == null || next.at() > until) {
            now = until;
        } else {
            at(until, () -> step(worker));
            running = null;
            worker.coroutine().pause();
            running = worker;
        }
        if (worker.isDead()) {
            throw worker.die("dead");
        }
        if (now > worker.deadline() && !worker.isOverdue()) {
            story.tell(() -> worker.name() + " is out of time");
            throw worker.die("out of time");
        }
    }
}
