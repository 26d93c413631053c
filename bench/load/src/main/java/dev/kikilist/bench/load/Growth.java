package dev.kikilist.bench.load;

import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.testkit.report.ProcessorClock;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * What questions cost in a table with few lists and in one with many, in turns on one engine. What counts is the processor time
 * of the process, in which the engine runs too: other programs on the machine hardly change it.
 */
final class Growth {
    private static final int STATUS_QUESTIONS = 60;
    private static final int SEARCHES = 15;

    private final int turns;
    private final long process = ProcessHandle.current().pid();

    /**
     * Measures in so many turns, of which the medians count; half as many before them let the code warm up.
     *
     * @param turns 1 at least; the more, the less it matters what else the process does meanwhile
     */
    Growth(int turns) {
        this.turns = turns;
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

    private static StoredLists table(EmbeddedDynamoDb engine, String name) {
        TemplateTables.create(
                engine.client(), SamTemplate.ofThisProject().tables().getFirst(), name);
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
        var before = ProcessorClock.of(process);
        for (int number = 0; number < questions; number++) {
            question.accept(number);
        }
        return ProcessorClock.of(process).minus(before).dividedBy(questions).toNanos() / 1_000;
    }

    private static long median(long[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
