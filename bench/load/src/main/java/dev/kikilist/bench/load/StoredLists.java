package dev.kikilist.bench.load;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.dynamodb.DynamoDbMentionIndex;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.mention.FindLists;
import dev.kikilist.mention.ListQuery;
import dev.kikilist.mention.MentionCollector;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionQueries;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.Samples;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Accepted lists in a table, written by the stores that intake uses, and what their users ask. */
final class StoredLists {
    private static final Viewer AGENCY = new AgencyViewer(Samples.BODY);
    private static final int LISTS_PER_PROCUREMENT = 10;
    private static final int ROWS = 3;
    private static final int PAGE = 50;

    /** How many lists name the maker that is looked for, however many lists there are. */
    private static final int NAMING = 20;

    private final Samples samples = new Samples("growth");
    private final DynamoDbProcurementStore procurements;
    private final DynamoDbSubmissionStore submissions;
    private final DynamoDbRowStore rows;
    private final DynamoDbMentionIndex mentions;
    private final List<SubmissionId> ids = Collections.synchronizedList(new ArrayList<>());
    private final SubmissionQueries queries;
    private final FindLists search;

    StoredLists(DynamoDbTable table) {
        procurements = new DynamoDbProcurementStore(table, Clock.systemUTC());
        submissions = new DynamoDbSubmissionStore(table);
        rows = new DynamoDbRowStore(table);
        mentions = new DynamoDbMentionIndex(table);
        queries = new SubmissionQueries(procurements, submissions, rows);
        search = new FindLists(mentions, submissions, rows);
    }

    /** Stores {@code count} lists more. */
    void add(int count) {
        for (int i = 0; i < count; i += LISTS_PER_PROCUREMENT) {
            var procurement = procurements.create(samples.procurement());
            for (int list = 0; list < Math.min(LISTS_PER_PROCUREMENT, count - i); list++) {
                store(procurements.create(samples.invitation(procurement)));
            }
        }
    }

    private void store(Invitation invitation) {
        int number = ids.size();
        var at = Samples.NOW.plus(Duration.ofSeconds(number));
        var received = Samples.begin(submissions, samples.received(invitation, at));
        var lease = Samples.lease(received);
        var writer = rows.write(lease);
        var collector = new MentionCollector();
        for (int row = 1; row <= ROWS; row++) {
            var maker = number < NAMING && row == 1 ? "みなと電機株式会社" : "株式会社製造者" + number % 500;
            var item = Samples.item(row, maker, null, "製品" + number % 1_000, "型番-" + number + "-" + row);
            writer.item(item);
            collector.add(item, MentionKey.of(item));
        }
        mentions.write(collector.mentions(lease, Samples.owner(invitation), at));
        var decided = received.decided(
                SubmissionState.READY_FOR_REVIEW, 1, at, Samples.reading(writer.finish(List.of())), null);
        submissions.record(new Decision(decided, lease, invitation, Samples.current(received), null, List.of()));
        ids.add(received.id());
    }

    int size() {
        return ids.size();
    }

    /** Asks where a list stands, each time another one. */
    void askStatus(int number) {
        var id = ids.get(Math.floorMod(number * 7_919, ids.size()));
        if (queries.submission(AGENCY, id).isEmpty()) {
            throw new IllegalStateException("the agency does not see " + id);
        }
    }

    /** Asks which lists name a maker, and gets them all. */
    void search() {
        var maker = MentionKey.maker("みなと電機㈱").orElseThrow();
        int found = search.find(ListQuery.naming(maker), false, PageRequest.first(PAGE))
                .entries()
                .size();
        if (found != NAMING) {
            throw new IllegalStateException(found + " lists are found");
        }
    }
}
