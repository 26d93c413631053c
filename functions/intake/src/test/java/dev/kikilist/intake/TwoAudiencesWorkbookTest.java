package dev.kikilist.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.advice.OpinionDraft;
import dev.kikilist.advice.ReviewLists;
import dev.kikilist.advice.ReviewResult;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.lambda.testing.Invocation;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.submission.AnnotatedFormat;
import dev.kikilist.submission.AnnotatedWorkbook;
import dev.kikilist.submission.ReceiveUpload;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryAnnotatedWorkbooks;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.InMemoryUploadedObjects;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.testkit.workbook.FormWorkbook;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import dev.kikilist.workbook.annotation.PoiWorkbookAnnotator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Two runs with the same real files, one in which the offices know and think nothing and one in which the vendor's list is on the
 * concern list and names what advice was given on: the annotated workbook is the same to the byte, and so is what is logged.
 */
class TwoAudiencesWorkbookTest {
    /** What two runs cannot have in common: when a line was written, and how long something took. Counts they have. */
    private static final Pattern TIMES =
            Pattern.compile("(\"Timestamp\"|\"[A-Za-z]*(?:Milliseconds|Duration)\"):[0-9.]+");

    private static final byte[] SOUND = soundForm();
    private static final byte[] MISTAKEN = FormWorkbook.filled(20).mistaken().xlsx();

    @Test
    void theAnnotatedWorkbookAndTheLogSayNothingOfWhatReviewersKnow() throws IOException {
        var calm = new Run("NO_CONCERN");
        var concerned = new Run("REPLACEMENT");
        concerned.publish("みなと電機株式会社");

        var calmList = calm.upload();
        var concernedList = concerned.upload();

        assertThat(calm.codes(calmList)).doesNotContain("R301", "R302");
        assertThat(concerned.codes(concernedList)).contains("R301", "R302");
        assertThat(concerned.workbook(concernedList)).isNotEmpty().isEqualTo(calm.workbook(calmList));
        assertThat(concerned.logged()).hasSize(2).isEqualTo(calm.logged());
    }

    /** Returns a list of the vendor that a run invites first. A file says when it was made: both runs get the same bytes. */
    private static byte[] soundForm() {
        var samples = new Samples("two audiences");
        var procurement = samples.procurement();
        return FormWorkbook.filled(20)
                .agreeingWith(procurement, samples.invitation(procurement))
                .xlsx();
    }

    private static final class Run {
        private static final ReviewerViewer NISC = Samples.reviewer("NISC", "n-1");
        private static final ReviewerViewer DIGITAL = Samples.reviewer("DIGITAL", "d-1");

        private final Samples samples = new Samples("two audiences");
        private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
        private final Stores stores = new InMemoryTable().stores(clock);
        private final InMemoryUploadedObjects bucket = new InMemoryUploadedObjects(clock, 1_000_000);
        private final InMemoryAnnotatedWorkbooks workbooks = new InMemoryAnnotatedWorkbooks();
        private final Invocation invocation = new Invocation(100_000);
        private final IntakeHandler handler = new IntakeHandler(
                new ReceiveUpload(
                        stores.procurements(),
                        stores.submissions(),
                        stores.rows(),
                        bucket,
                        new FormExaminer(new PoiWorkbookReader()),
                        new PoiWorkbookAnnotator(),
                        workbooks,
                        new WatchConcerns(stores.concerns(), stores.mentions(), stores.reviews()),
                        Editions.bundled(),
                        clock),
                5);

        /** Begins with another vendor's list, on the second row of which an office gave advice. */
        Run(String kindOfAdvice) throws IOException {
            var procurement = stores.procurements().create(samples.procurement());
            var invitation = stores.procurements().create(samples.invitation(procurement));
            var list = receive(invitation, SOUND);
            var reviewing =
                    new ReviewLists(stores.reviews(), stores.submissions(), stores.rows(), Editions.bundled(), clock);
            reviewing.request(new AgencyViewer(procurement.body()), list);
            var item = new OpinionDraft.Item(2L, kindOfAdvice, "差替");
            reviewing.give(NISC, list, 1, new OpinionDraft("NO_CONCERN", "", List.of(item), List.of()));
            reviewing.give(DIGITAL, list, 2, new OpinionDraft("NO_CONCERN", "", List.of(), List.of()));
            assertThat(reviewing.release(NISC, list, 3)).isInstanceOf(ReviewResult.Done.class);
        }

        void publish(String maker) {
            var terms = Samples.terms(maker);
            var draft = stores.concerns().store(samples.concern(terms, clock.instant()), null);
            var published = draft.next(ConcernState.PUBLISHED, terms, NISC, clock.instant());
            stores.concerns().store(published, Recall.of(published));
        }

        /** Uploads a list with mistakes. */
        SubmissionId upload() throws IOException {
            clock.advance(Duration.ofMinutes(1));
            var others = new Samples("the vendor");
            Procurement procurement = stores.procurements().create(others.procurement());
            return receive(stores.procurements().create(others.invitation(procurement)), MISTAKEN);
        }

        private SubmissionId receive(Invitation invitation, byte[] file) throws IOException {
            var object = bucket.store(
                    Samples.BUCKET, UploadKey.prefix(invitation.procurementId(), invitation.id()) + "list.xlsx", file);
            handler.handleRequest(
                    new ByteArrayInputStream(Events.notification(object).getBytes(UTF_8)),
                    new ByteArrayOutputStream(),
                    invocation);
            return object.submissionId();
        }

        List<String> codes(SubmissionId list) {
            var manifest = stores.submissions()
                    .find(list)
                    .orElseThrow()
                    .readingIfDecided()
                    .orElseThrow()
                    .manifest();
            return stores
                    .rows()
                    .findings(list, manifest, true, PageRequest.first(PageRequest.LARGEST_LIMIT))
                    .entries()
                    .stream()
                    .map(finding -> finding.code().name())
                    .toList();
        }

        byte[] workbook(SubmissionId list) {
            return workbooks
                    .find(new AnnotatedWorkbook(list, 1, AnnotatedFormat.XLSX))
                    .orElseThrow();
        }

        List<String> logged() {
            return invocation.lines().stream()
                    .map(line -> TIMES.matcher(line).replaceAll("$1:#"))
                    .toList();
        }
    }
}
