package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

/** What of a mail's life the table's stream tells as a mail to be sent. */
class FollowedUpMailsTest extends DynamoDbTest {
    @Test
    void aMailIsFollowedUpWhenItIsOwedAndWhenItIsRelayed() {
        var received = Samples.begin(stores.submissions(), samples.unclaimed(Samples.NOW));
        var mail = new MailOwed(
                new MailId(
                        received.id(),
                        Occasion.LIST_READY,
                        new Recipient.Agency(samples.procurement().id())),
                Samples.NOW);
        stores.submissions()
                .record(new Decision(
                        received.decided(
                                SubmissionState.REFUSED,
                                0,
                                Samples.NOW,
                                Samples.reading(Samples.emptyManifest()),
                                null),
                        Samples.lease(received),
                        null,
                        null,
                        null,
                        List.of(mail)));
        assertThat(followedUp()).containsExactly(mail.id());

        var claim = stores.outbox().claim(mail.id(), Samples.NOW).orElseThrow();
        stores.outbox().release(claim);
        assertThat(followedUp())
                .as("a mail given back does not come round at once")
                .hasSize(1);

        assertThat(stores.outbox().relay(mail.id())).isTrue();
        assertThat(followedUp()).containsExactly(mail.id(), mail.id());

        assertThat(stores.outbox().relay(mail.id())).isTrue();
        assertThat(followedUp()).as("each relay is seen").hasSize(3);

        stores.outbox().sent(stores.outbox().claim(mail.id(), Samples.NOW).orElseThrow(), "message", Samples.NOW);
        assertThat(followedUp()).hasSize(3);
    }

    /** Returns the mails of the stream's records that the template's filter lets through, from the beginning. */
    private List<MailId> followedUp() {
        return records().stream()
                .filter(record -> List.of("INSERT", "MODIFY").contains(record.eventNameAsString()))
                .map(record -> new StoredItem(record.dynamodb().newImage()))
                .filter(item -> item.key().sort().startsWith("MAIL#"))
                .filter(item -> item.text("state").equals("PENDING"))
                .map(item ->
                        Keys.mailId(item.key().partition(), item.key().sort()).orElseThrow())
                .toList();
    }

    private List<Record> records() {
        var streams = engine.streams();
        var arn = client.describeTable(request -> request.tableName(table.name()))
                .table()
                .latestStreamArn();
        var records = new ArrayList<Record>();
        for (var shard : streams.describeStream(request -> request.streamArn(arn))
                .streamDescription()
                .shards()) {
            var iterator = streams.getShardIterator(request -> request.streamArn(arn)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            records.addAll(streams.getRecords(request -> request.shardIterator(iterator))
                    .records());
        }
        return records;
    }
}
