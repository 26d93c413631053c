package dev.kikilist.bench.load;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kikilist.bench.load.Books.Balance;
import dev.kikilist.bench.load.Registration.Vendor;
import dev.kikilist.engines.KeptMail;
import dev.kikilist.local.ApiClient;
import dev.kikilist.mail.UncertainMails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Vendors that hand lists in to a running system at a given rate, whether it keeps up or not, and how long it then takes until
 * the last mail about each list was taken.
 */
final class Load implements AutoCloseable {
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    private static final Duration MAILS_COME_WITHIN = Duration.ofSeconds(20);
    private static final Duration FOUND_OUT_AFTER = UncertainMails.TAKEN.plusMinutes(1);
    private static final int STORED = 200;

    private final SystemProcess system;
    private final List<JsonNode> procurements;
    private final Map<Vendor, List<JsonNode>> invitations;
    private final Map<Vendor, List<HandedIn>> handedIn = new EnumMap<>(Vendor.class);
    private final Map<Vendor, ApiClient> clients = new EnumMap<>(Vendor.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger numbers = new AtomicInteger();
    private int floods;
    private final Set<Unread> unread = ConcurrentHashMap.newKeySet();
    private final Map<String, String> fileNames = new HashMap<>();

    /**
     * Registers what lists are handed in to.
     *
     * @param procurementCount to each of which every vendor is invited; lists go to them in turn
     */
    Load(SystemProcess system, int procurementCount) {
        this.system = system;
        var registered = Registration.register(system, procurementCount);
        this.procurements = registered.procurements();
        this.invitations = registered.invitations();
        for (var vendor : Vendor.values()) {
            handedIn.put(vendor, new ArrayList<>());
            clients.put(vendor, system.as(vendor.user()));
        }
    }

    /**
     * Hands in {@code count} lists of {@code rows} items, one every {@code every}, and returns when all uploads are answered.
     *
     * @return the lists
     */
    List<HandedIn> handIn(Vendor vendor, int count, int rows, Duration every) {
        var uploads = new ArrayList<CompletableFuture<HandedIn>>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int number = numbers.incrementAndGet();
            var form = FilledForm.of(rows, number);
            pauseUntil(start + i * every.toNanos());
            uploads.add(CompletableFuture.supplyAsync(() -> handIn(vendor, form, number), threads));
        }
        var lists = uploads.stream().map(CompletableFuture::join).toList();
        synchronized (this) {
            requireNonNull(handedIn.get(vendor)).addAll(lists);
        }
        return lists;
    }

    /** Begins to hand lists in as {@link #handIn} does. */
    CompletableFuture<List<HandedIn>> begin(Vendor vendor, int count, int rows, Duration every) {
        return CompletableFuture.supplyAsync(() -> handIn(vendor, count, rows, every), threads);
    }

    private HandedIn handIn(Vendor vendor, FilledForm form, int number) {
        var fileName = vendor.user() + " " + number + ".xlsx";
        var all = requireNonNull(invitations.get(vendor));
        var api = requireNonNull(clients.get(vendor));
        int place = number % all.size();
        unread.add(new Unread(vendor, place));
        return upload(api, api.ticket(all.get(place), fileName, form.content()), form, fileName);
    }

    /** Uploads a file by its ticket. */
    HandedIn upload(ApiClient api, JsonNode ticket, FilledForm form, String fileName) {
        var began = Instant.now();
        int status = api.upload(ticket, form.content());
        if (status != STORED) {
            throw new IllegalStateException("an upload was answered with " + status);
        }
        return new HandedIn(fileName, form.sha256(), form.rows(), began, Instant.now());
    }

    /** Begins to hand in {@code count} lists of {@code rows} items under one invitation of {@code vendor}, another each time. */
    Flood flood(Vendor vendor, int count, int rows) {
        int number = numbers.incrementAndGet();
        var all = requireNonNull(invitations.get(vendor));
        int place = all.size() - 1 - floods++;
        unread.add(new Unread(vendor, place));
        return Flood.begin(
                this,
                requireNonNull(clients.get(vendor)),
                all.get(place),
                FilledForm.of(rows, number),
                vendor.user() + " flood " + number,
                count,
                threads);
    }

    /** Stops a flood of {@code vendor}. */
    Flood.Ebb stop(Vendor vendor, Flood flood) {
        var ebb = flood.stop();
        synchronized (this) {
            requireNonNull(handedIn.get(vendor)).addAll(ebb.handedIn());
        }
        return ebb;
    }

    /**
     * Waits until nothing is left to be done, or all lists are decided and no mail came for a while: a mail in doubt is
     * resolved later than anybody waits here, see {@link #awaitRepairs}. Only when no more mails come it looks into the
     * table, which takes time from the system.
     *
     * @throws IllegalStateException if that takes more than a quarter of an hour
     */
    void awaitRest() {
        long start = System.nanoTime();
        long lastMail = start;
        long mails = system.mailCount();
        while (true) {
            pauseUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500));
            long before = mails;
            mails = system.mailCount();
            if (mails != before) {
                lastMail = System.nanoTime();
                continue;
            }
            var progress = Books.progress(system);
            boolean quiet = System.nanoTime() - lastMail > MAILS_COME_WITHIN.toNanos();
            if (progress.isEndOf(count()) || (quiet && progress.isDecided(count()))) {
                return;
            }
            if (System.nanoTime() - start > LONGEST_REST.toNanos()) {
                throw new IllegalStateException("it does not come to its end: " + progress);
            }
        }
    }

    /**
     * Waits until the system has found out about mails of which it does not know whether they were sent: some minutes after
     * they were tried, by what it hears of a later mail. Does not wait where there are none.
     *
     * @return how long it waited
     */
    Duration awaitRepairs() {
        if (Books.progress(system).unsent() == 0) {
            return Duration.ZERO;
        }
        long start = System.nanoTime();
        pauseUntil(start + FOUND_OUT_AFTER.toNanos());
        handIn(Vendor.VENDOR, 1, 20, Duration.ZERO);
        awaitRest();
        system.beat();
        awaitRest();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private synchronized int count() {
        return handedIn.values().stream().mapToInt(List::size).sum();
    }

    /** Returns when the last mail about each list was taken, by file name, for those that owed one. */
    Map<String, Instant> mailed() {
        var last = new HashMap<String, Instant>();
        for (KeptMail mail : system.mails()) {
            Optional.ofNullable(mail.tags().get("submission"))
                    .ifPresent(list -> last.merge(list, mail.at(), (one, other) -> one.isAfter(other) ? one : other));
        }
        for (var place : List.copyOf(unread)) {
            unread.remove(place);
            var submissions = procurements.get(place.procurement()).at("/links/submissions");
            requireNonNull(clients.get(place.vendor()))
                    .readAll(submissions.asText())
                    .forEach(submission -> fileNames.put(
                            submission.path("id").asText(),
                            submission.path("fileName").asText()));
        }
        var mailed = new HashMap<String, Instant>();
        fileNames.forEach(
                (id, fileName) -> Optional.ofNullable(last.get(id)).ifPresent(at -> mailed.put(fileName, at)));
        return mailed;
    }

    /** Where lists were handed in since the names of all were read. */
    private record Unread(Vendor vendor, int procurement) {}

    /** Compares everything. */
    synchronized Balance balance() {
        return Books.balance(system, handedIn, procurements);
    }

    private static void pauseUntil(long nanoTime) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, nanoTime - System.nanoTime()));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("stopped", stopped);
        }
    }

    @Override
    public void close() {
        threads.close();
        clients.values().forEach(ApiClient::close);
    }

    /**
     * How long lists took from the begin of their upload to their last mail.
     *
     * @param lists how many were handed in
     * @param mailed how many of them owed mail; a list that a later one overtook owes none
     * @param perSecond how many were done in a second, from the begin of the first upload to the last mail
     */
    record Timing(int lists, int mailed, double perSecond, Duration median, Duration p95, Duration p99) {
        static Timing of(List<HandedIn> lists, Map<String, Instant> mailed) {
            var times = lists.stream()
                    .filter(list -> mailed.containsKey(list.fileName()))
                    .map(list -> Duration.between(list.began(), requireNonNull(mailed.get(list.fileName()))))
                    .sorted()
                    .toList();
            var first =
                    lists.stream().map(HandedIn::began).min(Instant::compareTo).orElseThrow();
            var last = lists.stream()
                    .map(list -> mailed.get(list.fileName()))
                    .filter(at -> at != null)
                    .max(Instant::compareTo)
                    .orElseThrow();
            return new Timing(
                    lists.size(),
                    times.size(),
                    lists.size() * 1e9 / Duration.between(first, last).toNanos(),
                    quantile(times, 0.5),
                    quantile(times, 0.95),
                    quantile(times, 0.99));
        }

        private static Duration quantile(List<Duration> sorted, double part) {
            return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
        }
    }
}
