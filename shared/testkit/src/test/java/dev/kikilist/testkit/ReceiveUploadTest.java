package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox.Unsent;
import dev.kikilist.mail.Recipient;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.UploadTicket;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.submission.AnnotatedFormat;
import dev.kikilist.submission.AnnotatedWorkbook;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.ReceiveUpload;
import dev.kikilist.submission.ReceiveUpload.Outcome;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.submission.WorkbookAnnotator;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Examiner;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingClass;
import dev.kikilist.validation.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiveUploadTest {
    private static final String SOUND = "";
    private static final String WITH_ERROR = "E120";
    private static final String BROKEN = "F005";
    private static final int ROWS = 3;

    private final Samples samples = new Samples("receive");
    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final InMemoryTable table = new InMemoryTable();
    private final Stores stores = table.stores(clock);
    private final InMemoryUploadedObjects bucket = new InMemoryUploadedObjects(clock, 1_000);
    private final ScriptedExaminer examiner = new ScriptedExaminer();
    private final ScriptedAnnotator annotator = new ScriptedAnnotator();
    private final InMemoryAnnotatedWorkbooks annotated = new InMemoryAnnotatedWorkbooks();
    private final ReceiveUpload receive = new ReceiveUpload(
            stores.procurements(),
            stores.submissions(),
            stores.rows(),
            bucket,
            examiner,
            annotator,
            annotated,
            new WatchConcerns(stores.concerns(), stores.mentions(), stores.reviews()),
            Editions.bundled(),
            clock);

    private final Procurement procurement = stores.procurements().create(samples.procurement());
    private final Invitation invitation = stores.procurements().create(samples.invitation(procurement));

    @Test
    void aSoundListIsReadyAndOwesMailToTheOfficesAndTheAgency() {
        var decided = decided(receive.receive(upload(SOUND)));

        assertThat(decided.state()).isEqualTo(SubmissionState.READY_FOR_REVIEW);
        assertThat(decided.version()).isEqualTo(1);
        assertThat(decided.late()).isFalse();
        assertThat(stores.submissions().find(decided.id())).contains(decided);
        assertThat(rowsSeen(decided)).isEqualTo(ROWS);
        assertThat(current().lastVersion()).isEqualTo(1);
        assertThat(mailsOwed())
                .containsExactlyInAnyOrder(
                        mail(decided, Occasion.LIST_READY, office("NISC")),
                        mail(decided, Occasion.LIST_READY, office("DIGITAL")),
                        mail(decided, Occasion.LIST_READY, new Recipient.Agency(procurement.id())));
    }

    @Test
    void aListWithErrorsGoesBackToItsVendorAndTheAgencyOnly() {
        var decided = decided(receive.receive(upload(WITH_ERROR)));

        assertThat(decided.state()).isEqualTo(SubmissionState.CORRECTION_REQUIRED);
        assertThat(mailsOwed())
                .containsExactlyInAnyOrder(
                        mail(
                                decided,
                                Occasion.CORRECTION_REQUIRED,
                                new Recipient.Vendor(procurement.id(), invitation.id())),
                        mail(decided, Occasion.CORRECTION_REQUIRED, new Recipient.Agency(procurement.id())));
    }

    @Test
    void aBrokenFileIsRefusedWithItsReason() {
        var decided = decided(receive.receive(upload(BROKEN)));

        assertThat(decided.state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(findings(decided)).containsExactly(FindingCode.F005);
        assertThat(mailsOwed()).hasSize(2);
    }

    @Test
    void aSecondDeliveryChangesNothing() {
        var object = upload(SOUND);
        var first = decided(receive.receive(object));
        clock.advance(Duration.ofMinutes(5));

        var second = receive.receive(object);

        assertThat(second).isEqualTo(new Outcome.DecidedBefore(first));
        assertThat(examiner.examinations).hasValue(1);
        assertThat(current().lastVersion()).isEqualTo(1);
        assertThat(mailsOwed()).hasSize(3);
    }

    @Test
    void manyDeliveriesAtOnceDecideOnce() {
        var object = upload(SOUND);

        var outcomes = AtOnce.run(12, thread -> receive.receive(object));

        assertThat(outcomes).filteredOn(Outcome.Decided.class::isInstance).hasSize(1);
        assertThat(outcomes).extracting(outcome -> outcome.submission().id()).containsOnly(object.submissionId());
        assertThat(examiner.examinations).hasValue(1);
        assertThat(current().lastVersion()).isEqualTo(1);
        assertThat(mailsOwed()).hasSize(3);
    }

    @Test
    void aDeliveryWaitsWhileAnotherRunIsAtWork() {
        var object = upload(SOUND);
        examiner.beforeNext(() -> assertThat(receive.receive(object)).isInstanceOf(Outcome.HeldByAnother.class));

        assertThat(receive.receive(object)).isInstanceOf(Outcome.Decided.class);

        assertThat(examiner.examinations).hasValue(1);
    }

    @Test
    void aRunThatWakesAfterItsLeaseChangesNothing() {
        var object = upload(SOUND);
        var successor = new ArrayList<Submission>();
        examiner.beforeNext(() -> {
            clock.advance(ReceiveUpload.LEASE);
            successor.add(decided(receive.receive(object)));
            examiner.rowsOfNext(ROWS + 5);
        });

        assertThat(receive.receive(object)).isEqualTo(new Outcome.DecidedBefore(successor.getFirst()));

        assertThat(stores.submissions().find(object.submissionId())).contains(successor.getFirst());
        assertThat(mailsOwed()).hasSize(3);
        assertThat(rows(successor.getFirst())).isEqualTo(rowsOfAnUndisturbedRun());
    }

    @Test
    void aRunThatWakesWhileItsSuccessorIsAtWorkChangesNothing() {
        var object = upload(SOUND);
        examiner.beforeNext(() -> {
            clock.advance(ReceiveUpload.LEASE);
            examiner.beforeNext(() -> {
                throw new OutageException("killed");
            });
            table.outages().failNext("SubmissionStore.release", 1);
            assertThatThrownBy(() -> receive.receive(object)).isInstanceOf(OutageException.class);
        });

        assertThat(receive.receive(object)).isInstanceOf(Outcome.HeldByAnother.class);
        assertThat(state(object)).isEqualTo(SubmissionState.RECEIVED);

        clock.advance(ReceiveUpload.LEASE);
        assertThat(receive.receive(object)).isInstanceOf(Outcome.Decided.class);
    }

    @Test
    void aRunThatDiesIsFollowedWhenItsLeaseHasEnded() {
        var object = upload(SOUND);
        table.outages().failNext("SubmissionStore.record", 1);
        table.outages().failNext("SubmissionStore.release", 1);
        assertThatThrownBy(() -> receive.receive(object)).isInstanceOf(OutageException.class);

        clock.advance(ReceiveUpload.LEASE.minusMillis(1));
        assertThat(receive.receive(object)).isInstanceOf(Outcome.HeldByAnother.class);
        receive.interrupt(object);
        assertThat(state(object)).as("it may still be at work").isEqualTo(SubmissionState.RECEIVED);
        clock.advance(Duration.ofMillis(1));
        assertThat(receive.receive(object)).isInstanceOf(Outcome.Decided.class);
    }

    @Test
    void listsOfOneVendorAtOnceGetVersionsOfTheirOwnAndOneStands() {
        var objects = new ArrayList<ObjectVersion>();
        for (int i = 0; i < 4; i++) {
            objects.add(upload(SOUND));
            clock.advance(Duration.ofSeconds(1));
        }

        AtOnce.run(4, thread -> receive.receive(objects.get(thread)));

        var submissions = stores.submissions()
                .submissionsTo(procurement.id(), PageRequest.first(10))
                .entries();
        assertThat(submissions).extracting(Submission::version).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(submissions)
                .filteredOn(submission -> submission.state() == SubmissionState.READY_FOR_REVIEW)
                .extracting(Submission::id)
                .containsExactly(objects.getLast().submissionId());
        assertThat(submissions)
                .filteredOn(submission -> submission.state() == SubmissionState.SUPERSEDED)
                .hasSize(3);
    }

    @Test
    void aCorrectedListTakesTheEarlierOnesPlaceOnlyWhenItIsAccepted() {
        var first = decided(receive.receive(upload(SOUND)));
        clock.advance(Duration.ofHours(1));

        receive.receive(upload(WITH_ERROR));
        assertThat(state(first)).isEqualTo(SubmissionState.READY_FOR_REVIEW);

        clock.advance(Duration.ofHours(1));
        var third = decided(receive.receive(upload(SOUND)));

        assertThat(state(first)).isEqualTo(SubmissionState.SUPERSEDED);
        assertThat(stores.submissions().find(first.id()).orElseThrow().supersededBy())
                .isEqualTo(third.id());
        assertThat(third.version()).isEqualTo(3);
    }

    @Test
    void aListUploadedEarlierThanTheStandingOneIsSupersededOnArrivalAndOwesNothing() {
        var early = upload(SOUND);
        clock.advance(Duration.ofHours(1));
        var standing = decided(receive.receive(upload(SOUND)));
        int owedBefore = mailsOwed().size();

        var late = decided(receive.receive(early));

        assertThat(late.state()).isEqualTo(SubmissionState.SUPERSEDED);
        assertThat(late.supersededBy()).isEqualTo(standing.id());
        assertThat(state(standing)).isEqualTo(SubmissionState.READY_FOR_REVIEW);
        assertThat(mailsOwed()).hasSize(owedBefore);
    }

    @Test
    void aTicketedUploadHasTheTicketsFileName() {
        var ticket = ticket(clock.instant());

        var decided = decided(receive.receive(store(key(ticket), SOUND)));

        assertThat(decided.fileName()).isEqualTo(ticket.fileName());
        assertThat(decided.state()).isEqualTo(SubmissionState.READY_FOR_REVIEW);
    }

    @Test
    void aKeyThatNoTicketHasIsRefusedAndSeenByTheVendorOfThePrefix() {
        var neverIssued = samples.ticket(invitation, clock.instant());

        var decided = decided(receive.receive(store(key(neverIssued), SOUND)));

        assertThat(decided.owner()).isEqualTo(Samples.owner(invitation));
        assertThat(findings(decided)).containsExactly(FindingCode.F021);
        assertThat(examiner.examinations).hasValue(0);
    }

    @Test
    void anUploadAfterItsTicketExpiredIsRefused() {
        var ticket = ticket(clock.instant());
        clock.set(ticket.expiresAt().plusSeconds(61));

        var decided = decided(receive.receive(store(key(ticket), SOUND)));

        assertThat(findings(decided)).containsExactly(FindingCode.F022);
    }

    @Test
    void anUploadBegunBeforeItsTicketExpiredIsTaken() {
        var ticket = ticket(clock.instant());
        clock.set(ticket.expiresAt().plusSeconds(60));

        assertThat(decided(receive.receive(store(key(ticket), SOUND))).state())
                .isEqualTo(SubmissionState.READY_FOR_REVIEW);
    }

    @Test
    void anObjectOutsideEveryInvitationIsKeptWithoutOwner() {
        var elsewhere = samples.procurement();
        var strange = samples.invitation(elsewhere);

        for (var key : List.of("misplaced/list.xlsx", prefix(strange) + "list.xlsx")) {
            var decided = decided(receive.receive(store(key, SOUND)));

            assertThat(decided.owner()).isEqualTo(new Owner.Unclaimed());
            assertThat(decided.state()).isEqualTo(SubmissionState.REFUSED);
            assertThat(findings(decided)).containsExactly(FindingCode.F020);
        }
        assertThat(mailsOwed()).isEmpty();
    }

    @Test
    void anObjectDeletedBeforeItIsReadIsRefusedWithThatReason() {
        var object = upload(SOUND);
        bucket.delete(object);

        assertThat(findings(decided(receive.receive(object)))).containsExactly(FindingCode.F023);
    }

    @Test
    void anObjectLargerThanAnyListIsRefusedUnread() {
        var object = bucket.store(Samples.BUCKET, prefix(invitation) + "large.xlsx", new byte[1_001]);

        assertThat(findings(decided(receive.receive(object)))).containsExactly(FindingCode.F004);
        assertThat(examiner.examinations).hasValue(0);
    }

    @Test
    void aListIsLateFromTheMomentTheDueDayEndsInJapan() {
        var endOfDueDay = procurement
                .schedule()
                .submissionDue()
                .plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .atZone(ZoneId.of("Asia/Tokyo"))
                .toInstant();
        clock.set(endOfDueDay.minusMillis(1));
        assertThat(decided(receive.receive(upload(SOUND))).late()).isFalse();
        clock.set(endOfDueDay);

        var late = decided(receive.receive(upload(SOUND)));

        assertThat(late.late()).isTrue();
        assertThat(late.state()).isEqualTo(SubmissionState.READY_FOR_REVIEW);
    }

    @Test
    void whateverCallFailsAnotherRunDecidesAsIfNothingHadHappened() {
        var operations = List.of(
                "SubmissionStore.claim",
                "SubmissionStore.record",
                "ProcurementStore.findInvited",
                "UploadedObjects.fetch",
                "RowStore.write");
        for (var operation : operations) {
            var object = upload(SOUND);
            var outages = operation.startsWith("UploadedObjects") ? bucket.outages() : table.outages();
            outages.failNext(operation, 1);

            assertThatThrownBy(() -> receive.receive(object)).as(operation).isInstanceOf(OutageException.class);
            stores.submissions().find(object.submissionId()).ifPresent(seen -> {
                assertThat(seen.state()).as(operation).isEqualTo(SubmissionState.RECEIVED);
                assertThat(seen.reading()).as(operation).isNull();
            });

            var decided = decided(receive.receive(object));
            assertThat(decided.state()).as(operation).isEqualTo(SubmissionState.READY_FOR_REVIEW);
            assertThat(rowsSeen(decided)).as(operation).isEqualTo(ROWS);
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void aDecisionWhoseAnswerWasLostIsFoundByTheNextRun() {
        var object = upload(SOUND);
        table.outages().loseAnswers("SubmissionStore.record", 1);
        assertThatThrownBy(() -> receive.receive(object)).isInstanceOf(OutageException.class);

        assertThat(receive.receive(object)).isInstanceOf(Outcome.DecidedBefore.class);
        assertThat(mailsOwed()).hasSize(3);
        assertThat(current().lastVersion()).isEqualTo(1);
    }

    @Test
    void aListWithFindingsHasAnAnnotatedWorkbook() {
        var decided = decided(receive.receive(upload("E120")));

        assertThat(decided.readingIfDecided().orElseThrow().annotated()).isEqualTo(AnnotatedFormat.XLS);
        assertThat(annotated.find(new AnnotatedWorkbook(decided.id(), 1, AnnotatedFormat.XLS)))
                .hasValueSatisfying(content -> assertThat(content).asString().isEqualTo("E120"));
    }

    @Test
    void aListWithoutFindingsHasNone() {
        var decided = decided(receive.receive(upload(SOUND)));

        assertThat(decided.readingIfDecided().orElseThrow().annotated()).isNull();
        assertThat(annotator.calls).isZero();
    }

    @Test
    void whatOnlyReviewersKnowIsNeverAnnotated() {
        var decided = decided(receive.receive(upload("R301")));

        assertThat(findings(decided))
                .contains(FindingCode.R301)
                .allMatch(code -> code.findingClass() == FindingClass.R);
        assertThat(decided.readingIfDecided().orElseThrow().annotated()).isNull();
        assertThat(annotator.calls).isZero();
    }

    @Test
    void aFaultInAnnotatingKeepsNoListFromBeingDecided() {
        annotator.isBroken = true;

        var outcome = receive.receive(upload("E120"));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Decided.class))
                .satisfies(told -> assertThat(told.annotationFault()).hasMessage("broken"));
        var decided = decided(outcome);
        assertThat(decided.state()).isEqualTo(SubmissionState.CORRECTION_REQUIRED);
        assertThat(decided.readingIfDecided().orElseThrow().annotated()).isNull();
    }

    @Test
    void anOutageOfTheResultBucketIsTriedAgain() {
        var object = upload("E120");
        annotated.outages().failNext("AnnotatedWorkbooks.store", 1);
        assertThatThrownBy(() -> receive.receive(object)).isInstanceOf(OutageException.class);
        assertThat(state(object)).isEqualTo(SubmissionState.RECEIVED);

        var decided = decided(receive.receive(object));

        assertThat(annotated.find(new AnnotatedWorkbook(decided.id(), 2, AnnotatedFormat.XLS)))
                .isPresent();
    }

    @Test
    void anInterruptedSubmissionIsSeenAndDecidedByALaterRun() {
        var object = upload(SOUND);

        receive.interrupt(object);
        assertThat(stores.submissions().find(object.submissionId()))
                .get()
                .extracting(Submission::state)
                .isEqualTo(SubmissionState.INTERRUPTED);

        assertThat(decided(receive.receive(object)).state()).isEqualTo(SubmissionState.READY_FOR_REVIEW);
    }

    @Test
    void interruptingADecidedSubmissionChangesNothing() {
        var object = upload(SOUND);
        var decided = decided(receive.receive(object));

        receive.interrupt(object);

        assertThat(stores.submissions().find(decided.id())).contains(decided);
    }

    private ObjectVersion upload(String script) {
        return store(prefix(invitation) + "機器リスト 第1版+修正.xlsx", script);
    }

    private ObjectVersion store(String key, String script) {
        return bucket.store(Samples.BUCKET, key, script.getBytes(StandardCharsets.UTF_8));
    }

    private UploadTicket ticket(Instant issuedAt) {
        var ticket = samples.ticket(invitation, issuedAt);
        Samples.issue(stores.procurements(), ticket);
        return ticket;
    }

    private static String key(UploadTicket ticket) {
        return UploadKey.ofTicket(ticket.procurementId(), ticket.invitationId(), ticket.id());
    }

    private static String prefix(Invitation invitation) {
        return UploadKey.prefix(invitation.procurementId(), invitation.id());
    }

    private Invitation current() {
        return stores.procurements()
                .findInvitation(procurement.id(), invitation.id())
                .orElseThrow();
    }

    private SubmissionState state(ObjectVersion object) {
        return stores.submissions().find(object.submissionId()).orElseThrow().state();
    }

    private SubmissionState state(Submission submission) {
        return stores.submissions().find(submission.id()).orElseThrow().state();
    }

    private List<FindingCode> findings(Submission submission) {
        var manifest = submission.readingIfDecided().orElseThrow().manifest();
        return stores.rows()
                .findings(submission.id(), manifest, true, PageRequest.first(200))
                .map(Finding::code)
                .entries();
    }

    private int rowsSeen(Submission submission) {
        return rows(submission).size();
    }

    private List<EquipmentItem> rows(Submission submission) {
        var manifest = submission.readingIfDecided().orElseThrow().manifest();
        return stores.rows()
                .items(submission.id(), manifest, PageRequest.first(200))
                .entries();
    }

    private List<EquipmentItem> rowsOfAnUndisturbedRun() {
        return rows(decided(receive.receive(upload(SOUND))));
    }

    private List<MailId> mailsOwed() {
        return stores.outbox().unsentSince(clock.instant().plusSeconds(1), 100).stream()
                .peek(unsent -> assertThat(unsent.state()).isEqualTo(new MailState.Pending()))
                .map(Unsent::id)
                .toList();
    }

    private static MailId mail(Submission submission, Occasion occasion, Recipient recipient) {
        return new MailId(submission.id(), occasion, recipient);
    }

    private static Recipient office(String code) {
        return new Recipient.Office(new AdvisingOfficeCode(code));
    }

    private static Submission decided(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Decided.class);
        return outcome.submission();
    }

    /** Writes the codes of findings. */
    private static final class ScriptedAnnotator implements WorkbookAnnotator {
        private int calls;
        private boolean isBroken;

        @Override
        public AnnotatedFormat annotate(Path file, @Nullable FileFormat format, List<Finding> findings, Path target) {
            calls++;
            if (isBroken) {
                throw new IllegalStateException("broken");
            }
            try {
                Files.writeString(
                        target,
                        findings.stream().map(finding -> finding.code().name()).collect(Collectors.joining(" ")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return AnnotatedFormat.XLS;
        }
    }

    /** Reads a file's content as the code of the one finding it leads to, or as a sound list when it is empty. */
    private static final class ScriptedExaminer implements Examiner {
        final AtomicInteger examinations = new AtomicInteger();
        private Runnable before = () -> {};
        private int rows = ROWS;

        /** Lets {@code event} happen while the next file is examined. */
        void beforeNext(Runnable event) {
            before = event;
        }

        /** Lets the next file have {@code count} rows, the last ones first. */
        void rowsOfNext(int count) {
            rows = count;
        }

        @Override
        public Examined examine(Path file, Circumstances circumstances, ItemSink sink) {
            examinations.incrementAndGet();
            var event = before;
            before = () -> {};
            event.run();
            for (int i = 1; i <= rows; i++) {
                sink.item(Samples.item(rows == ROWS ? i : rows + 1 - i));
            }
            rows = ROWS;
            var code = content(file);
            var findings =
                    code.isEmpty() ? List.<Finding>of() : List.of(Samples.finding(FindingCode.valueOf(code), 12));
            return new Examined(FileFormat.XLSX, null, null, findings);
        }

        private static String content(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
