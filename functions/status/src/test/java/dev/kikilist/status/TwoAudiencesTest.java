package dev.kikilist.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.access.ReviewerId;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.advice.OpinionDraft;
import dev.kikilist.advice.ReviewLists;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.ConcernTerms;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallLists;
import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.mail.Outbox.Unsent;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mention.FindLists;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.submission.AnnotatedFormat;
import dev.kikilist.submission.AnnotatedWorkbook;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.ReceiveUpload;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryAnnotatedWorkbooks;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.InMemoryUploadedObjects;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two runs of the same lists, one with nothing on the concern list and one in which it hits them at intake and by a recall,
 * and in which the offices form their opinions: a vendor and an agency can tell no difference, until advice is released.
 */
class TwoAudiencesTest {
    private static final List<String> ROUTES = List.of(
            "/submissions/{submissionId}",
            "/submissions/{submissionId}/items",
            "/submissions/{submissionId}/subcontractors",
            "/submissions/{submissionId}/findings",
            "/submissions/{submissionId}/difference",
            "/submissions/{submissionId}/finding-changes",
            "/submissions/{submissionId}/receipt",
            "/submissions/{submissionId}/difference",
            "/submissions/{submissionId}/finding-changes",
            "/submissions/{submissionId}/review",
            "/submissions/{submissionId}/recalls");

    @Test
    void whatReviewersKnowShowsNowhereElse() {
        var calm = new Run();
        var concerned = new Run();

        concerned.publish(Samples.terms("架空電機"));
        calm.upload();
        concerned.upload();
        calm.requestAdvice();
        concerned.requestAdvice();
        concerned.publish(Samples.terms("別の製造者"));
        concerned.recall();
        concerned.giveOpinion();

        assertThat(concerned.hits()).as("the runs differ").isNotEqualTo(calm.hits());
        assertThat(concerned.seenByVendorAndAgency()).isEqualTo(calm.seenByVendorAndAgency());
        assertThat(concerned.logged()).isEqualTo(calm.logged());
        assertThat(concerned.workbooks()).isEqualTo(calm.workbooks()).hasSize(2);
        assertThat(concerned.owed()).isEqualTo(calm.owed()).isNotEmpty();
        assertThat(concerned.chain()).isEqualTo(calm.chain());
    }

    /** Writes all that it is given, also what an annotator has to leave out. */
    private static AnnotatedFormat annotate(
            Path file, @Nullable FileFormat format, List<Finding> findings, Path target) {
        try {
            Files.writeString(target, findings.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AnnotatedFormat.XLSX;
    }

    private static final class Run {
        private static final ReviewerViewer REVIEWER =
                new ReviewerViewer(new AdvisingOfficeCode("NISC"), new ReviewerId("n-1"));

        private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
        private final InMemoryTable table = new InMemoryTable();
        private final Stores stores = table.stores(clock);
        private final Samples samples = new Samples("two audiences");
        private final InMemoryUploadedObjects bucket = new InMemoryUploadedObjects(clock, 1_000);
        private final Procurement procurement = stores.procurements().create(samples.procurement());
        private final Invitation invitation = stores.procurements().create(samples.invitation(procurement));
        private final InMemoryAnnotatedWorkbooks workbooks = new InMemoryAnnotatedWorkbooks();
        private final ReviewLists reviewing =
                new ReviewLists(stores.reviews(), stores.submissions(), Editions.bundled(), clock);
        private final StatusHandler handler = new StatusHandler(
                stores.procurements(),
                stores.submissions(),
                stores.rows(),
                stores.audit(),
                stores.concerns(),
                stores.mentions(),
                stores.addresses(),
                stores.suppressions(),
                stores.reviews());
        private final ReceiveUpload receiving = new ReceiveUpload(
                stores.procurements(),
                stores.submissions(),
                stores.rows(),
                bucket,
                (file, circumstances, sink) -> {
                    sink.item(Samples.item(1, "㈱架空電機", null, "スイッチ", "MX-1"));
                    sink.item(Samples.item(2, "別の製造者", null, "ルータ", "MX-2"));
                    return new Examined(FileFormat.XLSX, null, null, List.of(Samples.finding(FindingCode.Q201, 2)));
                },
                TwoAudiencesTest::annotate,
                workbooks,
                new WatchConcerns(stores.concerns(), stores.mentions()),
                Editions.bundled(),
                clock);
        private final List<String> log = new ArrayList<>();
        private final List<SubmissionId> lists = new ArrayList<>();

        void publish(ConcernTerms terms) {
            var other = new Samples("concern" + terms.makers());
            var draft = stores.concerns().store(other.concern(terms, clock.instant()), null);
            var published = draft.next(ConcernState.PUBLISHED, terms, REVIEWER, clock.instant());
            stores.concerns().store(published, recallOf(published));
        }

        private static Recall recallOf(Concern published) {
            return Recall.of(published);
        }

        void upload() {
            for (int i = 0; i < 2; i++) {
                clock.advance(Duration.ofMinutes(1));
                ObjectVersion object = bucket.store(
                        Samples.BUCKET,
                        UploadKey.prefix(procurement.id(), invitation.id()) + "list" + i + ".xlsx",
                        "list".getBytes(StandardCharsets.UTF_8));
                lists.add(receiving.receive(object).submission().id());
            }
            assertThat(stores.submissions().find(lists.getLast()).orElseThrow().state())
                    .isEqualTo(SubmissionState.READY_FOR_REVIEW);
        }

        void requestAdvice() {
            reviewing.request(new AgencyViewer(procurement.body()), lists.getLast());
        }

        void recall() {
            new RecallLists(
                            stores.concerns(),
                            new FindLists(stores.mentions(), stores.submissions(), stores.rows()),
                            Editions.bundled(),
                            clock)
                    .carryOn(() -> true);
            assertThat(stores.concerns().recallsOf(lists.getLast())).hasSize(2);
        }

        void giveOpinion() {
            var review = stores.reviews().find(lists.getLast()).orElseThrow();
            reviewing.give(
                    REVIEWER,
                    review.submission(),
                    review.version(),
                    new OpinionDraft("REPLACEMENT", "差替", List.of(), List.of()));
            assertThat(stores.reviews().find(lists.getLast()).orElseThrow().opinions())
                    .hasSize(1);
        }

        String hits() {
            return HttpCaller.reviewer(handler, "NISC")
                    .get("/submissions/{submissionId}/findings", lists.getLast().value())
                    .seen();
        }

        List<String> seenByVendorAndAgency() {
            var seen = new ArrayList<String>();
            for (var caller : List.of(
                    HttpCaller.vendor(handler, invitation.vendor().value()),
                    HttpCaller.agency(handler, procurement.body().value()))) {
                note(seen, caller.get("/procurements"));
                note(
                        seen,
                        caller.get(
                                "/procurements/{procurementId}",
                                procurement.id().value()));
                note(
                        seen,
                        caller.get(
                                "/procurements/{procurementId}/submissions",
                                procurement.id().value()));
                note(seen, caller.get("/concerns"));
                for (var list : lists) {
                    ROUTES.forEach(route -> note(seen, caller.get(route, list.value())));
                }
            }
            return seen;
        }

        private void note(List<String> seen, HttpCaller.Answer answer) {
            seen.add(answer.seen());
            log.add(answer.log().replaceAll("[0-9]+", "#"));
        }

        List<String> logged() {
            return log;
        }

        List<String> workbooks() {
            return lists.stream()
                    .flatMap(list -> workbooks.find(new AnnotatedWorkbook(list, 1, AnnotatedFormat.XLSX)).stream())
                    .map(workbook -> new String(workbook, StandardCharsets.UTF_8))
                    .toList();
        }

        /** Returns the mails that are owed to others than reviewers. */
        List<Unsent> owed() {
            return stores.outbox().unsentSince(Instant.MAX, 100).stream()
                    .filter(mail -> !(mail.id().recipient() instanceof Recipient.Office))
                    .toList();
        }

        List<String> chain() {
            return lists.stream()
                    .flatMap(list -> stores.audit().events(SubmissionEvents.subject(list)).stream())
                    .map(Object::toString)
                    .toList();
        }
    }
}
