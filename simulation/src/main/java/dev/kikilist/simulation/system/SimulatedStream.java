package dev.kikilist.simulation.system;

import dev.kikilist.simulation.engine.Change;
import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.Fault;
import dev.kikilist.simulation.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The table's stream and Lambda's poller of it. Changes of one item stay in order; a batch that fails is given out again from
 * its first failed record on, in halves, until it is too old or was attempted too often.
 */
public final class SimulatedStream {
    private static final long SECOND = 1_000_000;
    private static final int SHARDS = 2;

    private final World world;
    private final Predicate<Change> filter;
    private final Consumer<Batch> consumer;
    private final Settings settings;
    private final List<Shard> shards = new ArrayList<>();
    private int written;

    /**
     * @param filter which changes the function wants
     * @param consumer takes a batch, and calls {@link Batch#end} when it is done with
     */
    public SimulatedStream(World world, Settings settings, Predicate<Change> filter, Consumer<Batch> consumer) {
        this.world = world;
        this.settings = settings;
        this.filter = filter;
        this.consumer = consumer;
        for (int i = 0; i < SHARDS; i++) {
            shards.add(new Shard());
        }
    }

    /** How Lambda polls: what the template says of the event source. */
    public record Settings(int batchSize, int maximumRetryAttempts, long maximumRecordAge) {}

    /** A change in the stream. */
    public record StreamRecord(int number, long at, Change change) {
        /** Returns by what name it is reported. */
        public String sequenceNumber() {
            return Integer.toString(number);
        }
    }

    /** Takes a change. */
    public void add(Change change) {
        int number = ++written;
        if (!filter.test(change)) {
            return;
        }
        long place = Choices.place(change.partition() + change.sort() + " change " + timesOf(change));
        if (world.happens(Fault.RECORD_LOST, place, change::sort)) {
            return;
        }
        long delay = world.happens(Fault.RECORD_LATE, place, change::sort)
                ? world.choices().between(place, 10 * SECOND, 900 * SECOND)
                : world.choices().between(place, SECOND / 20, 2 * SECOND);
        var shard = shards.get(Math.floorMod(change.partition().hashCode(), SHARDS));
        shard.records.add(new StreamRecord(number, world.now(), change));
        shard.visibleAt = Math.max(shard.visibleAt, world.now() + delay);
        world.at(shard.visibleAt, shard::give);
    }

    /** Returns whether all changes were given out and done with. */
    public boolean isEmpty() {
        return shards.stream().allMatch(shard -> shard.records.isEmpty());
    }

    private final Map<String, Integer> times = new HashMap<>();

    private int timesOf(Change change) {
        return times.merge(change.partition() + change.sort(), 1, Integer::sum);
    }

    /** Some records given out together. */
    public static final class Batch {
        private final Shard shard;
        private final List<StreamRecord> records;

        Batch(Shard shard, List<StreamRecord> records) {
            this.shard = shard;
            this.records = records;
        }

        /** Returns the records, in order. */
        public List<StreamRecord> records() {
            return records;
        }

        /**
         * Says how it ended.
         *
         * @param failed the sequence numbers of the records to be given out again; all when the function failed as a whole
         */
        public void end(List<String> failed) {
            shard.end(this, failed);
        }
    }

    final class Shard {
        private final List<StreamRecord> records = new ArrayList<>();
        private long visibleAt;
        private boolean isBusy;
        private int attempts;
        private int most = settings.batchSize();
        private int batches;

        void give() {
            if (isBusy || records.isEmpty() || visibleAt > world.now()) {
                return;
            }
            records.removeIf(record -> record.at() + settings.maximumRecordAge() < world.now());
            if (records.isEmpty()) {
                return;
            }
            isBusy = true;
            consumer.accept(new Batch(this, List.copyOf(records.subList(0, Math.min(most, records.size())))));
        }

        void end(Batch batch, List<String> failed) {
            isBusy = false;
            var given = batch.records();
            int first = given.stream()
                    .filter(record -> failed.contains(record.sequenceNumber()))
                    .min(Comparator.comparingInt(StreamRecord::number))
                    .map(given::indexOf)
                    .orElse(given.size());
            long place = Choices.place(Choices.place("batch from " + name(given.getFirst())), ++batches);
            if (first == given.size()) {
                if (!world.happens(Fault.BATCH_AGAIN, place, () -> "from " + name(given.getFirst()))) {
                    records.removeAll(given);
                }
                begin();
            } else {
                records.removeAll(given.subList(0, first));
                attempts = first == 0 ? attempts + 1 : 1;
                most = Math.max(1, (given.size() - first + 1) / 2);
                if (attempts > settings.maximumRetryAttempts()) {
                    // To the failure queue: the sweep follows the mails up.
                    records.removeAll(given.subList(first, first + 1));
                    begin();
                }
            }
            long pause = first == given.size() ? SECOND / 20 : SECOND << Math.min(attempts, 6);
            world.at(world.now() + pause, this::give);
        }

        private void begin() {
            attempts = 0;
            most = settings.batchSize();
        }

        private String name(StreamRecord record) {
            return Objects.requireNonNull(record.change()).partition()
                    + record.change().sort();
        }
    }
}
