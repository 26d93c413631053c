package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.audit.AuditKind;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

/** What is read ahead saves calls, and keeps nothing from being noticed that claims and marks have to notice. */
@SuppressWarnings("NullAway.Init") // set before each
class DynamoDbMailReadAheadTest extends DynamoDbTest {
    private final CountedCalls calls = new CountedCalls();

    private Invitation invitation;
    private Submission list;
    private Manifest manifest;
    private List<MailId> mails;
    private DynamoDbTable watchedTable;
    private Stores watched;

    @BeforeEach
    void oweMails() {
        watchedTable = tableThrough(calls);
        watched = TestTables.stores(watchedTable, clock);
        var procurement = stores.procurements().create(samples.procurement());
        invitation = stores.procurements().create(samples.invitation(procurement));
        for (var office : List.of("NISC", "DIGITAL")) {
            Samples.register(stores.addresses(), new AdvisingOfficeCode(office), Samples.contact(office), null);
        }
        list = Samples.begin(stores.submissions(), samples.received(invitation));
        var writer = stores.rows().write(Samples.lease(list));
        IntStream.rangeClosed(1, 20).mapToObj(Samples::item).forEach(writer::item);
        manifest = writer.finish(List.of());
        mails = Stream.of(office("NISC"), office("DIGITAL"), new Recipient.Agency(procurement.id()))
                .map(recipient -> new MailId(list.id(), Occasion.LIST_READY, recipient))
                .toList();
        stores.submissions()
                .record(new Decision(
                        list.decided(SubmissionState.READY_FOR_REVIEW, 1, Samples.NOW, Samples.reading(manifest), null),
                        Samples.lease(list),
                        invitation,
                        Samples.current(list),
                        null,
                        mails.stream()
                                .map(mail -> new MailOwed(mail, Samples.NOW))
                                .toList()));
    }

    @Test
    void allThatMailsOfADecisionAreMadeOfIsReadWithTwoCalls() {
        new DynamoDbMailReadAhead(watchedTable).during(mails, () -> {
            for (var mail : mails) {
                assertThat(watched.outbox().state(mail)).get().isInstanceOf(MailState.Pending.class);
                var contacts = watched.addresses().contacts(mail.recipient());
                assertThat(contacts).hasSize(1);
                assertThat(watched.suppressions()
                                .among(List.of(contacts.getFirst().email())))
                        .isEmpty();
                assertThat(watched.submissions().find(list.id())).isPresent();
                assertThat(watched.procurements()
                                .findInvited(invitation.procurementId(), invitation.id(), null)
                                .invitation())
                        .isNotNull();
                assertThat(watched.rows()
                                .items(list.id(), manifest, PageRequest.first(200))
                                .entries())
                        .hasSize(20);
            }
        });

        assertThat(calls.taken()).containsExactly("BatchGetItem", "BatchGetItem");
    }

    @Test
    void eachMailIsClaimedAndMarkedWithACallEachAndTheChainGoesOn() {
        new DynamoDbMailReadAhead(watchedTable).during(mails, () -> {
            calls.taken();
            mails.forEach(mail -> send(watched, mail));
            assertThat(calls.taken())
                    .containsExactly(
                            "UpdateItem",
                            "TransactWriteItems",
                            "UpdateItem",
                            "TransactWriteItems",
                            "UpdateItem",
                            "TransactWriteItems");
            assertThat(watched.outbox().state(mails.getFirst()))
                    .as("it sees what it wrote itself")
                    .get()
                    .isInstanceOf(MailState.Sent.class);
        });

        assertThat(sentEvents()).hasSize(3);
    }

    @Test
    void aClaimThatAnotherMadeMeanwhileIsNoticed() {
        new DynamoDbMailReadAhead(watchedTable).during(mails, () -> {
            send(stores, mails.getFirst());

            assertThat(watched.outbox().claim(mails.getFirst(), Samples.NOW)).isEmpty();
            assertThat(watched.outbox().state(mails.getFirst()))
                    .as("what a refused claim was about is read again")
                    .get()
                    .isInstanceOf(MailState.Sent.class);
        });
    }

    @Test
    void aChainThatAnotherMovedMeanwhileIsReadAgain() {
        new DynamoDbMailReadAhead(watchedTable).during(mails, () -> {
            var claim = watched.outbox().claim(mails.getFirst(), Samples.NOW).orElseThrow();
            send(stores, mails.getLast());

            watched.outbox().sent(claim, "message", Samples.NOW);
        });

        assertThat(stores.outbox().state(mails.getFirst())).get().isInstanceOf(MailState.Sent.class);
        assertThat(sentEvents()).hasSize(2);
    }

    @Test
    void nothingIsRememberedAfterTheWork() {
        var readAhead = new DynamoDbMailReadAhead(watchedTable);
        readAhead.during(mails, () -> {});
        calls.taken();

        watched.outbox().state(mails.getFirst());
        watched.outbox().state(mails.getFirst());

        assertThat(calls.taken()).containsExactly("GetItem", "GetItem");
    }

    @Test
    void whatCannotBeReadAheadIsReadWhenItIsAskedFor() {
        var without = tableThrough(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof BatchGetItemRequest) {
                    throw SdkClientException.create("connection refused");
                }
            }
        });
        var through = TestTables.stores(without, clock);

        new DynamoDbMailReadAhead(without).during(mails, () -> mails.forEach(mail -> send(through, mail)));

        assertThat(sentEvents()).hasSize(3);
    }

    private static Recipient office(String code) {
        return new Recipient.Office(new AdvisingOfficeCode(code));
    }

    private static void send(Stores through, MailId mail) {
        through.outbox().sent(through.outbox().claim(mail, Samples.NOW).orElseThrow(), "message", Samples.NOW);
    }

    private List<?> sentEvents() {
        return stores.audit().events(SubmissionEvents.subject(list.id())).stream()
                .filter(event -> event.entry().kind() == AuditKind.MAIL_SENT)
                .toList();
    }
}
