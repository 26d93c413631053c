package dev.kikilist.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.access.ReviewerId;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.advice.OpinionDraft;
import dev.kikilist.advice.ReviewLists;
import dev.kikilist.advice.ReviewResult;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two runs of the same lists, one with nothing on the concern list and one in which it hits them at intake and by a recall, in
 * which advice was given elsewhere on the same products, and in which the offices form their opinions: a vendor and an agency can
 * tell no difference, until advice is released.
 */
class TwoAudiencesTest {
    /** What two runs cannot have in common: when a line was written, and how long a request took. Counts they have. */
    private static final Pattern TIMES =
            Pattern.compile("(\"Timestamp\"|\"[A-Za-z]*(?:Milliseconds|Duration)\"):[0-9.]+");

    private static final List<String> ROUTES = List.of(
            "/submissions/{submissionId}",
            "/submissions/{submissionId}/items",
            "/submissions/{submissionId}/subcontractors",
            "/submissions/{submissionId}/findings",
            "/submissions/{submissionId}/difference",
            "/submissions/{submissionId}/finding-changes",
            "/submissions/{submissionId}/receipt",
            "/submissions/{submissionId}/review",
            "/submissions/{submissionId}/recalls");

    @Test
    void whatReviewersKnowShowsNowhereElse() {
        var calm = new Run();
        var concerned = new Run();

        concerned.publish(Samples.terms("架空電機"));
        calm.adviseElsewhere("NO_CONCERN");
        concerned.adviseElsewhere("REPLACEMENT");
        calm.upload();
        concerned.upload();
        calm.requestAdvice();
        concerned.requestAdvice();
        concerned.publish(Samples.terms("別の製造者"));
        concerned.recall();
        concerned.giveOpinion();

        assertThat(concerned.hits()).as("the runs differ").contains("R301", "R302");
        assertThat(calm.hits()).doesNotContain("R301", "R302");
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
                new ReviewLists(stores.reviews(), stores.submissions(), stores.rows(), Editions.bundled(), clock);
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
                new WatchConcerns(stores.concerns(), stores.mentions(), stores.reviews()),
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

        /** Releases advice on one of the same products, in a list of another agency's. */
        void adviseElsewhere(String kind) {
            var other = new Samples("elsewhere");
            var elsewhere =
                    stores.procurements().create(other.procurement(Samples.OTHER_BODY, LocalDate.of(2026, 4, 2)));
            var list = receive(stores.procurements().create(other.invitation(elsewhere)), "elsewhere.xlsx");
            reviewing.request(new AgencyViewer(Samples.OTHER_BODY), list);
            var item = new OpinionDraft.Item(2L, kind, "差替");
            reviewing.give(REVIEWER, list, 1, new OpinionDraft("NO_CONCERN", "", List.of(item), List.of()));
            var digital = Samples.reviewer("DIGITAL", "d-1");
            reviewing.give(digital, list, 2, new OpinionDraft("NO_CONCERN", "", List.of(), List.of()));
            assertThat(reviewing.release(digital, list, 3)).isInstanceOf(ReviewResult.Done.class);
        }

        void upload() {
            for (int i = 0; i < 2; i++) {
                clock.advance(Duration.ofMinutes(1));
                lists.add(receive(invitation, "list" + i + ".xlsx"));
            }
            assertThat(stores.submissions().find(lists.getLast()).orElseThrow().state())
                    .isEqualTo(SubmissionState.READY_FOR_REVIEW);
        }

        private SubmissionId receive(Invitation from, String name) {
            ObjectVersion object = bucket.store(
                    Samples.BUCKET,
                    UploadKey.prefix(from.procurementId(), from.id()) + name,
                    "list".getBytes(StandardCharsets.UTF_8));
            return receiving.receive(object).submission().id();
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
                note(
                        seen,
                        caller.get(
                                "/procurements/{procurementId}/calendar.ics",
                                procurement.id().value()));
                note(seen, caller.get("/concerns"));
                note(seen, caller.get("/mentions"));
                note(seen, caller.get("/reviews"));
                note(seen, caller.get("/advice-statistics/{fiscalYear}", "2026"));
                for (var list : lists) {
                    ROUTES.forEach(route -> note(seen, caller.get(route, list.value())));
                }
            }
            return seen;
        }

        private void note(List<String> seen, HttpCaller.Answer answer) {
            seen.add(answer.seen());
            log.add(TIMES.matcher(answer.log()).replaceAll("$1:#"));
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
