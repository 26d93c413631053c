package dev.kikilist.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.dynamodb.DynamoDbOutbox;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.KeptMail;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailTags;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Recipient;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.Samples;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is compared after a load finds what is wrong: one decided list with one mail, and one thing broken at a time. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class ComparisonTest {
    private static final String OTHER = "s0000000000000000000000000o";

    private String list;
    private Claim claim;
    private List<Map<String, AttributeValue>> items;

    @BeforeAll
    void decideAList() {
        try (var engine = EmbeddedDynamoDb.inMemory()) {
            TemplateTables.create(engine.client(), SamTemplate.ofThisProject().table("Table"), "table");
            var table = new DynamoDbTable(engine.client(), "table");
            var samples = new Samples("comparison");
            var procurements = new DynamoDbProcurementStore(table, Clock.systemUTC());
            var submissions = new DynamoDbSubmissionStore(table);
            var outbox = new DynamoDbOutbox(table);
            var invitation = procurements.create(samples.invitation(procurements.create(samples.procurement())));
            var received = Samples.begin(submissions, samples.received(invitation));
            var rows = new DynamoDbRowStore(table).write(Samples.lease(received));
            rows.item(Samples.item(1));
            var mail = new MailId(received.id(), Occasion.LIST_READY, new Recipient.Agency(invitation.procurementId()));
            submissions.record(new Decision(
                    received.decided(
                            SubmissionState.READY_FOR_REVIEW,
                            1,
                            Samples.NOW,
                            Samples.reading(rows.finish(List.of())),
                            null),
                    Samples.lease(received),
                    invitation,
                    Samples.current(received),
                    null,
                    List.of(new MailOwed(mail, Samples.NOW))));
            claim = outbox.claim(mail, Samples.NOW).orElseThrow();
            outbox.sent(claim, "message", Samples.NOW);
            list = received.id().value();
            items = Holdings.items(engine.client(), "table");
        }
    }

    @Test
    void findsNothingWhereAllIsWell() {
        var comparison = compared(items, List.of(list), List.of(taken("message")), 1);

        assertThat(comparison.faults()).isEmpty();
        assertThat(comparison.counts())
                .containsEntry("submissions", 1L)
                .containsEntry("mails owed", 1L)
                .containsEntry("chains", 2L)
                .containsEntry("events", 4L);
        assertThat(items).as("rows are left where they are").noneMatch(item -> item.containsKey("payload"));
    }

    @Test
    void findsAnObjectThatIsNoSubmission() {
        assertThat(compared(items, List.of(list, OTHER), List.of(taken("message")), 2)
                        .faults())
                .containsExactly("object without submission: " + OTHER);
    }

    @Test
    void findsASubmissionThatIsNoObjectAndAnUploadThatWasLost() {
        assertThat(compared(items, List.of(), List.of(taken("message")), 1).faults())
                .containsExactly(
                        "submission without object: " + list, "1 uploads were answered, and 0 objects are stored");
    }

    @Test
    void findsAnObjectThatIsStoredTwice() {
        assertThat(compared(items, List.of(list, list), List.of(taken("message")), 2)
                        .faults())
                .containsExactly("twice among them: object without submission");
    }

    @Test
    void findsWhatIsNotDecided() {
        var undecided = changed("SUBMISSION"::equals, item -> item.put("state", text("RECEIVED")));

        assertThat(faults(undecided)).containsExactly(list + " is not decided: RECEIVED");
    }

    @Test
    void findsAMailThatIsNotSent() {
        var pending = changed(sort -> sort.startsWith("MAIL#"), item -> {
            item.put("state", text("SENDING"));
            item.remove("messageId");
        });

        assertThat(faults(pending))
                .hasSize(3)
                .anyMatch(fault -> fault.endsWith("is SENDING"))
                .contains("mail taken and not marked: message");
    }

    @Test
    void findsAMailThatNobodyTook() {
        assertThat(compared(items, List.of(list), List.of(), 1).faults())
                .containsExactly("mail marked as sent and not taken: message");
    }

    @Test
    void findsAMailThatWasTakenTwice() {
        assertThat(compared(items, List.of(list), List.of(taken("message"), taken("other")), 1)
                        .faults())
                .hasSize(2)
                .contains("mail taken and not marked: other")
                .anyMatch(fault -> fault.startsWith("mail taken twice"));
    }

    @Test
    void findsAnEventThatWasChanged() {
        var changed = changed("AUDIT#000002"::equals, item -> item.put("kind", text("RECEIVED")));

        assertThat(faults(changed))
                .anyMatch(fault -> fault.startsWith(list + ": event 2"))
                .contains(list + " was RECEIVED 2 times", list + " was DECIDED 0 times");
    }

    @Test
    void findsAnEventThatIsGoneOrCannotBeRead() {
        var gone = items.stream()
                .filter(item -> !Holdings.text(item, "sk").equals("AUDIT#000003"))
                .toList();
        var unreadable = changed("AUDIT#000003"::equals, item -> item.remove("hash"));

        assertThat(faults(gone)).isNotEmpty();
        assertThat(faults(unreadable)).contains(list + ": AUDIT#000003 cannot be read");
    }

    private List<String> faults(List<Map<String, AttributeValue>> held) {
        return compared(held, List.of(list), List.of(taken("message")), 1).faults();
    }

    private static Comparison compared(
            List<Map<String, AttributeValue>> held, List<String> objects, List<KeptMail> mails, long answered) {
        var comparison = new Comparison(new Holdings(objects, held, mails));
        comparison.objects(answered);
        comparison.mails();
        comparison.chains();
        return comparison;
    }

    private KeptMail taken(String id) {
        return new KeptMail(
                id, Path.of("mail"), Samples.NOW, "from", List.of("to"), "subject", "", "", MailTags.of(claim), null);
    }

    /** Returns the items, those of the list with a wanted sort key changed. */
    private List<Map<String, AttributeValue>> changed(
            Predicate<String> sort, Consumer<Map<String, AttributeValue>> change) {
        var all = new ArrayList<Map<String, AttributeValue>>();
        for (var item : items) {
            var copy = new HashMap<>(item);
            if (Holdings.text(item, "pk").endsWith(list) && sort.test(Holdings.text(item, "sk"))) {
                change.accept(copy);
            }
            all.add(copy);
        }
        return all;
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
