package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.access.Viewer;
import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.procurement.Standing;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionQueries;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.SubmissionStore.Recorded;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** How many calls a submission and its queries cost. */
class DynamoDbCallsTest extends DynamoDbTest {
    private final CountedCalls calls = new CountedCalls();

    @Test
    void aSubmissionOfTwentyRowsTakesThreeWrites() {
        var watched = storesThrough(calls);
        var invitation = invite();
        var received = samples.received(invitation);

        Samples.begin(watched.submissions(), received);
        assertThat(calls.taken()).containsExactly("TransactWriteItems");

        var manifest = write(watched, received, 20);
        assertThat(calls.taken()).containsExactly("BatchWriteItem");

        assertThat(watched.submissions().record(ready(received, invitation, manifest)))
                .isEqualTo(Recorded.RECORDED);
        assertThat(calls.taken()).containsExactly("TransactWriteItems");
    }

    @Test
    void theRowsOfAListOfTwentyAreStoredWithItsDecision() {
        var watched = storesThrough(calls);
        var invitation = invite();
        var received = Samples.begin(stores.submissions(), samples.received(invitation));

        var manifest = watched.rows().withDecision(() -> {
            var written = write(watched, received, 20);
            assertThat(calls.taken()).isEmpty();
            assertThat(watched.submissions().record(ready(received, invitation, written)))
                    .isEqualTo(Recorded.RECORDED);
            return written;
        });

        assertThat(calls.taken()).containsExactly("TransactWriteItems");
        assertThat(read(received, manifest)).isEqualTo(20);
    }

    @Test
    void theRowsOfALongListAreStoredBeforeItsDecision() {
        var watched = storesThrough(calls);
        var invitation = invite();
        var received = Samples.begin(stores.submissions(), samples.received(invitation));

        watched.rows().withDecision(() -> {
            var written = write(watched, received, 1_000);
            assertThat(calls.taken()).containsExactly("BatchWriteItem");
            return watched.submissions().record(ready(received, invitation, written));
        });

        assertThat(calls.taken()).containsExactly("TransactWriteItems");
    }

    @Test
    void rowsForWhichTheTransactionOfTheDecisionHasNoRoomAreStoredBeforeIt() {
        var watched = storesThrough(calls);
        var invitation = invite();
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        List<MailOwed> mails = IntStream.range(0, 95)
                .mapToObj(office -> mail(received, "OFFICE-" + office))
                .toList();

        var manifest = watched.rows().withDecision(() -> {
            var written = write(watched, received, 20);
            var ready = ready(received, invitation, written);
            assertThat(watched.submissions()
                            .record(new Decision(
                                    ready.submission(), ready.lease(), invitation, ready.currentAfter(), null, mails)))
                    .isEqualTo(Recorded.RECORDED);
            return written;
        });

        assertThat(calls.taken()).containsExactly("BatchWriteItem", "TransactWriteItems");
        assertThat(read(received, manifest)).isEqualTo(20);
    }

    @Test
    void whatOneListLeavesToItsDecisionIsNoMoreThanABatchWrites() {
        var watched = storesThrough(calls);
        var received = IntStream.range(0, 9)
                .mapToObj(list -> Samples.begin(stores.submissions(), samples.received(invite())))
                .toList();

        var manifests = watched.rows()
                .withDecision(() ->
                        received.stream().map(list -> write(watched, list, 1)).toList());

        assertThat(calls.taken())
                .as("three items of each list: the ninth finds no room")
                .containsExactly("BatchWriteItem", "BatchWriteItem");
        assertThat(received.stream().mapToInt(list -> read(list, manifests.getFirst())))
                .containsOnly(1);
    }

    @Test
    void makersThatNoListNamedBeforeAreMarkedWithOneCallAndNoneWithNone() {
        var watched = storesThrough(calls);
        var list = samples.received(invite());

        watched.mentions().writeFirst(Set.of(), list.id());
        assertThat(calls.taken()).isEmpty();

        watched.mentions()
                .writeFirst(
                        IntStream.range(0, 8)
                                .mapToObj(maker ->
                                        MentionKey.maker("架空電機" + maker).orElseThrow())
                                .collect(Collectors.toSet()),
                        list.id());
        assertThat(calls.taken()).containsExactly("BatchWriteItem");
    }

    @Test
    void whatIsKnownOfTheMakersOfAListIsReadWithTheConcernList() {
        var watched = storesThrough(calls);
        var makers = IntStream.range(0, 8)
                .mapToObj(maker -> MentionKey.maker("架空電機" + maker).orElseThrow())
                .toList();

        watched.mentions().known(makers, samples.received(invite()).id());

        assertThat(calls.taken()).containsExactly("BatchGetItem");
        assertThat(calls.keysTaken()).isEqualTo(2 * 8 + 1);
    }

    @Test
    void aSubmissionOfTenThousandRowsTakesFewWrites() {
        var watched = storesThrough(calls);
        var received = samples.received(invite());

        write(watched, received, 10_000);

        assertThat(calls.taken()).hasSizeLessThanOrEqualTo(5).containsOnly("BatchWriteItem");
    }

    @Test
    void aFileWithoutRowsTakesNoWriteButItsFinding() {
        var watched = storesThrough(calls);
        var received = samples.received(invite());

        watched.rows().write(Samples.lease(received)).finish(List.of());
        assertThat(calls.taken()).isEmpty();

        watched.rows().write(Samples.lease(received)).finish(List.of(Samples.finding(FindingCode.F010, 1)));
        assertThat(calls.taken()).containsExactly("BatchWriteItem");
    }

    @Test
    void aQueryTakesOneRead() {
        var watched = storesThrough(calls);
        var invitation = invite();
        var received = samples.received(invitation);
        Samples.begin(stores.submissions(), received);
        var manifest = write(stores, received, 650);

        watched.submissions().find(received.id());
        assertThat(calls.taken()).containsExactly("GetItem");
        watched.procurements().procurementsOf(Samples.BODY, PageRequest.first(50));
        assertThat(calls.taken()).containsExactly("Query");
        watched.submissions().submissionsTo(invitation.procurementId(), PageRequest.first(50));
        assertThat(calls.taken()).containsExactly("Query");
        watched.rows().items(received.id(), manifest, PageRequest.first(200));
        assertThat(calls.taken()).as("digests and chunk").containsExactly("BatchGetItem");
        watched.procurements().procurementsInviting(invitation.vendor(), PageRequest.first(50));
        assertThat(calls.taken()).containsExactly("Query", "BatchGetItem");
    }

    @Test
    void whereAListWithMistakesStandsTakesTwoReads() {
        var invitation = invite();
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var writer = stores.rows().write(Samples.lease(received));
        var manifest = writer.finish(List.of(Samples.finding(FindingCode.E120, 13)));
        stores.submissions()
                .record(new Decision(
                        received.decided(
                                SubmissionState.CORRECTION_REQUIRED, 1, Samples.NOW, Samples.reading(manifest), null),
                        Samples.lease(received),
                        invitation,
                        null,
                        null,
                        List.of()));
        var watchedTable = tableThrough(calls);
        var watched = TestTables.stores(watchedTable, clock);
        var queries = new SubmissionQueries(
                watched.procurements(), watched.submissions(), watched.rows(), new DynamoDbListReadAhead(watchedTable));

        var view = queries.find(new Viewer.AgencyViewer(Samples.BODY), received.id())
                .orElseThrow();

        assertThat(calls.taken()).containsExactly("GetItem", "BatchGetItem");
        assertThat(view.schedule()).isNotNull();
        assertThat(view.reasons()).extracting(Finding::code).containsExactly(FindingCode.E120);
        assertThat(queries.find(new Viewer.AgencyViewer(Samples.BODY), received.id()))
                .contains(view);
        assertThat(calls.taken()).as("asked again").containsExactly("BatchGetItem");
    }

    @Test
    void whoAsksForAListAgainIsAnsweredByOneReadOfWhatItSaysNow() {
        var invitation = invite();
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var watchedTable = tableThrough(calls);
        var watched = TestTables.stores(watchedTable, clock);
        var queries = new SubmissionQueries(
                watched.procurements(), watched.submissions(), watched.rows(), new DynamoDbListReadAhead(watchedTable));
        var viewer = new Viewer.AgencyViewer(Samples.BODY);
        assertThat(queries.find(viewer, received.id())).isPresent();
        assertThat(calls.taken()).containsExactly("GetItem", "GetItem");

        var amended = withOtherDates(
                stores.procurements().find(invitation.procurementId()).orElseThrow());
        assertThat(stores.procurements()
                        .change(amended, AuditEntry.of(AuditKind.PROCUREMENT_AMENDED, Samples.NOW, Map.of())))
                .isTrue();

        assertThat(queries.find(viewer, received.id()))
                .hasValueSatisfying(view -> assertThat(view.schedule()).isEqualTo(amended.schedule()));
        assertThat(calls.taken()).containsExactly("BatchGetItem");
        assertThat(queries.find(new Viewer.AgencyViewer(Samples.OTHER_BODY), received.id()))
                .isEmpty();
        assertThat(calls.taken()).as("somebody else's question").containsExactly("GetItem");
    }

    private static Procurement withOtherDates(Procurement procurement) {
        var dates = procurement.schedule();
        return Samples.version(
                procurement,
                new Schedule(
                        dates.submissionDue(),
                        dates.inspectionDue(),
                        dates.biddingDay().plusDays(7)),
                procurement.contact(),
                procurement.fallbackContact(),
                procurement.particulars(),
                new Standing(2, 1, Samples.NOW, Samples.NOW, 1, null, List.of()));
    }

    @Test
    void aPageReadsOnlyTheChunksThatItNeeds() {
        var watched = storesThrough(calls);
        var received = samples.received(invite());
        var manifest = write(stores, received, 650);
        var request = PageRequest.first(150);

        var reads = new ArrayList<Integer>();
        while (true) {
            var page = watched.rows().items(received.id(), manifest, request);
            assertThat(calls.taken()).containsExactly("BatchGetItem");
            reads.add(calls.keysTaken());
            if (page.next().isEmpty()) {
                break;
            }
            request = new PageRequest(150, page.nextPosition());
        }

        assertThat(reads).as("with the digests").containsExactly(2, 3, 3, 2, 2);
    }

    @Test
    void aDecisionWithFarTooManyMailsIsRefusedBeforeAnythingIsSent() {
        var watched = storesThrough(calls);
        var invitation = invite();
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        List<MailOwed> mails = IntStream.range(0, 99)
                .mapToObj(office -> mail(received, "OFFICE-" + office))
                .toList();

        assertThatThrownBy(() -> watched.submissions()
                        .record(new Decision(
                                ready(received, invitation, Samples.emptyManifest())
                                        .submission(),
                                Samples.lease(received),
                                invitation,
                                null,
                                null,
                                mails)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(calls.taken()).isEmpty();
    }

    @Test
    void whatABatchLeavesUnprocessedIsWrittenInTheEnd() {
        var hesitant = new HesitantDynamoDb(false);
        var received = samples.received(invite());

        var manifest = write(storesThrough(hesitant), received, 1_100);

        assertThat(hesitant.batches()).isEqualTo(8);
        assertThat(read(received, manifest)).isEqualTo(1_100);
    }

    @Test
    void whatABatchLeavesUnreadIsReadInTheEnd() {
        var hesitant = new HesitantDynamoDb(false);
        var vendor = samples.vendor();
        for (int i = 0; i < 4; i++) {
            var procurement = stores.procurements().create(samples.procurement());
            stores.procurements().create(samples.invitation(procurement, vendor));
        }

        var page = storesThrough(hesitant).procurements().procurementsInviting(vendor, PageRequest.first(10));

        assertThat(page.entries()).hasSize(4);
        assertThat(hesitant.batches()).isEqualTo(4);
    }

    @Test
    void aBatchThatIsPutOffForEverIsAnError() {
        var received = samples.received(invite());
        var vendor = samples.vendor();
        stores.procurements().create(samples.invitation(stores.procurements().create(samples.procurement()), vendor));
        var writes = new HesitantDynamoDb(true);
        var reads = new HesitantDynamoDb(true);

        assertThatThrownBy(() -> write(storesThrough(writes), received, 20)).isInstanceOf(PutOffException.class);
        assertThatThrownBy(
                        () -> storesThrough(reads).procurements().procurementsInviting(vendor, PageRequest.first(10)))
                .isInstanceOf(PutOffException.class);
        assertThat(List.of(writes.batches(), reads.batches())).containsOnly(Backoff.ATTEMPTS);
    }

    @Test
    void aBatchThatIsThrottledIsWrittenInTheEnd() {
        var throttled = new AtomicInteger();
        var received = samples.received(invite());
        var throttling = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof BatchWriteItemRequest && throttled.getAndIncrement() < 3) {
                    throw ProvisionedThroughputExceededException.builder()
                            .statusCode(400)
                            .awsErrorDetails(AwsErrorDetails.builder()
                                    .errorCode("ProvisionedThroughputExceededException")
                                    .build())
                            .build();
                }
            }
        };

        var manifest = write(storesThrough(throttling), received, 20);

        assertThat(throttled).hasValue(4);
        assertThat(read(received, manifest)).isEqualTo(20);
    }

    private Invitation invite() {
        return stores.procurements()
                .create(samples.invitation(stores.procurements().create(samples.procurement())));
    }

    private static Manifest write(Stores through, Submission submission, int rows) {
        var writer = through.rows().write(Samples.lease(submission));
        IntStream.rangeClosed(1, rows).mapToObj(Samples::item).forEach(writer::item);
        return writer.finish(Collections.nCopies(3, Samples.finding(FindingCode.Q210, 13)));
    }

    private int read(Submission submission, Manifest manifest) {
        int read = 0;
        var request = PageRequest.first(200);
        while (true) {
            var page = stores.rows().items(submission.id(), manifest, request);
            for (var item : page.entries()) {
                read++;
                assertThat(item).isEqualTo(Samples.item(read));
            }
            if (page.next().isEmpty()) {
                return read;
            }
            request = new PageRequest(200, page.nextPosition());
        }
    }

    private static Decision ready(Submission received, Invitation before, Manifest manifest) {
        return new Decision(
                received.decided(SubmissionState.READY_FOR_REVIEW, 1, Samples.NOW, Samples.reading(manifest), null),
                Samples.lease(received),
                before,
                Samples.current(received),
                null,
                List.of(mail(received, "NISC"), mail(received, "DIGITAL")));
    }

    private static MailOwed mail(Submission received, String office) {
        return new MailOwed(
                new MailId(received.id(), Occasion.LIST_READY, new Recipient.Office(new AdvisingOfficeCode(office))),
                Samples.NOW);
    }
}
