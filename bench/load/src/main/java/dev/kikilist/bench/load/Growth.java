package dev.kikilist.bench.load;

import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * What questions cost in a table with few lists and in one with many, in turns on one engine. What counts is the processor time
 * of all threads of client and engine: neither other programs on the machine nor the compiler's threads change it.
 *
 * <p>The tables may have no stream: where there is one, DynamoDB Local looks for the oldest of its records in each call, whatever
 * is asked, and goes through all of them for it.
 */
final class Growth {
    private static final int STATUS_QUESTIONS = 60;
    private static final int SEARCHES = 15;

    private final int turns;
    private final Stream stream;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /**
     * Measures in so many turns, of which the medians count; half as many before them let the code warm up.
     *
     * @param turns 1 at least; the more, the less it matters what else the process does meanwhile
     */
    Growth(int turns, Stream stream) {
        this.turns = turns;
        this.stream = stream;
    }

    /** Whether the tables have the stream that the template gives them. */
    enum Stream {
        AS_DECLARED,
        NONE
    }

    /**
     * What a question cost, in microseconds of processor time.
     *
     * @param few in the table with few lists
     * @param many in the table with many
     */
    record Cost(long few, long many) {
        double ratio() {
            return (double) many / few;
        }
    }

    /**
     * What both questions cost.
     *
     * @param status asking where a list stands
     * @param search asking which lists name a maker
     */
    record Costs(int few, int many, Cost status, Cost search) {}

    /** Fills the tables and asks. */
    Costs measure(int few, int many) {
        try (var engine = EmbeddedDynamoDb.inMemory()) {
            var small = table(engine, "few");
            var large = table(engine, "many");
            small.add(few);
            large.add(many);
            return new Costs(
                    small.size(),
                    large.size(),
                    inTurns(STATUS_QUESTIONS, small::askStatus, large::askStatus),
                    inTurns(SEARCHES, number -> small.search(), number -> large.search()));
        }
    }

    private StoredLists table(EmbeddedDynamoDb engine, String name) {
        var declared = SamTemplate.ofThisProject().tables().getFirst();
        TemplateTables.create(engine.client(), stream == Stream.NONE ? declared.withoutStream() : declared, name);
        return new StoredLists(new DynamoDbTable(engine.client(), name));
    }

    private Cost inTurns(int questions, IntConsumer small, IntConsumer large) {
        var few = new long[turns];
        var many = new long[turns];
        for (int turn = -turns / 2; turn < turns; turn++) {
            long one = cost(questions, small);
            long other = cost(questions, large);
            if (turn >= 0) {
                few[turn] = one;
                many[turn] = other;
            }
        }
        return new Cost(median(few), median(many));
    }

    private long cost(int questions, IntConsumer question) {
        long before = processorTime();
        for (int number = 0; number < questions; number++) {
            question.accept(number);
        }
        return (processorTime() - before) / questions / 1_000;
    }

    private long processorTime() {
        long sum = 0;
        for (long thread : threads.getAllThreadIds()) {
            // -1 of a thread that has ended meanwhile.
            sum += Math.max(0, threads.getThreadCpuTime(thread));
        }
        return sum;
    }

    private static long median(long[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
