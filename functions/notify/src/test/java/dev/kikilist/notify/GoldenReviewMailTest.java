package dev.kikilist.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.advice.OpinionDraft;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewLists;
import dev.kikilist.advice.ReviewResult;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallState;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.MailPolicy;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.Editions;
import dev.kikilist.submission.Submission;
import dev.kikilist.testkit.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds the mails of a review to their committed text; each is the one that its step owes. */
class GoldenReviewMailTest {
    private static final ReviewerViewer NISC = Samples.reviewer("NISC", "n-1");
    private static final ReviewerViewer DIGITAL = Samples.reviewer("DIGITAL", "d-1");

    private final Office office = GoldenMails.office();
    private final AgencyViewer agency = new AgencyViewer(office.procurement.body());
    private final Submission list =
            office.decide("機器リスト（最終版）.xlsx", GoldenMails.items(), List.of()).submission();
    private final ReviewLists reviewing = new ReviewLists(
            office.stores.reviews(),
            office.stores.submissions(),
            office.stores.rows(),
            Editions.bundled(),
            office.clock);

    @BeforeEach
    void request() {
        done(reviewing.request(agency, list.id()));
    }

    @Test
    void requestForAdvice() throws IOException {
        GoldenMails.check(office, "advice-requested", owed(Occasion.ADVICE_REQUESTED, nisc()));
    }

    @Test
    void requestTakenBack() throws IOException {
        done(reviewing.withdraw(agency, list.id(), review().agencyVersion()));

        GoldenMails.check(office, "advice-withdrawn", owed(Occasion.ADVICE_WITHDRAWN, nisc()));
    }

    @Test
    void question() throws IOException {
        ask();

        GoldenMails.check(office, "inquiry-asked", owed(Occasion.INQUIRY_ASKED, office.agency()));
    }

    @Test
    void aQuestionThatWasAnsweredAsksForNothing() {
        ask();
        answer();

        assertThat(GoldenMails.text(office, owed(Occasion.INQUIRY_ASKED, office.agency())))
                .contains("この照会への回答は登録済みです。")
                .doesNotContain("期限の目安");
    }

    @Test
    void answerToAQuestion() throws IOException {
        ask();
        answer();

        GoldenMails.check(office, "inquiry-answered", owed(Occasion.INQUIRY_ANSWERED, nisc()));
    }

    @Test
    void secondReviewerWanted() throws IOException {
        give(NISC, "REPLACEMENT", "差替えを求める。");
        give(NISC, "NO_CONCERN", "再確認の結果、問題ない。");

        var mail = owed(Occasion.CONFIRMATION_WANTED, nisc());
        GoldenMails.check(office, "confirmation-wanted", mail);
        assertThat(GoldenMails.text(office, mail)).doesNotContain("差替えを求める。", "再確認の結果、問題ない。");
    }

    @Test
    void aConfirmationThatCameAsksForNothing() {
        give(NISC, "REPLACEMENT", "差替えを求める。");
        give(NISC, "NO_CONCERN", "");
        done(reviewing.confirm(Samples.reviewer("NISC", "n-2"), list.id(), review().version()));

        assertThat(GoldenMails.text(office, owed(Occasion.CONFIRMATION_WANTED, nisc())))
                .contains("ご対応は不要です。")
                .doesNotContain("助言の期限");
    }

    @Test
    void advice() throws IOException {
        releaseWithConcern();

        GoldenMails.check(office, "advice-released", owed(Occasion.ADVICE_RELEASED, office.agency()));
    }

    @Test
    void adviceWithoutConcern() {
        give(NISC, "NO_CONCERN", "");
        give(DIGITAL, "NO_CONCERN", "");
        done(reviewing.release(NISC, list.id(), review().version()));

        assertThat(GoldenMails.text(office, owed(Occasion.ADVICE_RELEASED, office.agency())))
                .contains("懸念は示されていません。")
                .doesNotContain("代替品への差替え", "対応の期限");
    }

    @Test
    void aMailOfAnEarlierReleaseQuotesThatReleaseAndNothingThoughtSince() {
        releaseWithConcern();
        give(NISC, "RISK_REDUCTION", "通信を制限すること。");

        assertThat(GoldenMails.text(office, owed(Occasion.ADVICE_RELEASED, office.agency())))
                .contains("製造業者の変更を求める。")
                .doesNotContain("通信を制限すること。");
    }

    @Test
    void messageToTheVendor() throws IOException {
        releaseWithConcern();
        done(reviewing.notifyVendor(
                agency,
                list.id(),
                review().agencyVersion(),
                "3行目のハブを、別の製品に差し替えた機器リストを\n12月4日（金）までにご提出ください。",
                List.of()));

        var mail = owed(Occasion.VENDOR_NOTIFIED, office.vendor());
        GoldenMails.check(office, "vendor-notified", mail);
        assertThat(GoldenMails.text(office, mail)).doesNotContain("助言", "確認担当", "advice", "製造業者の変更を求める。");
    }

    @Test
    void listsToBeReviewedAgain() throws IOException {
        releaseWithConcern();
        var by = NISC;
        var draft = new Concern(
                new ConcernId("c3d4e5f6g7h8i9j0k1l2m3n4o5p"),
                1,
                ConcernState.DRAFT,
                Samples.terms("秘密の製造者"),
                office.clock.instant(),
                by,
                office.clock.instant());
        office.stores.concerns().store(draft, null);
        var published = draft.next(ConcernState.PUBLISHED, draft.terms(), by, office.clock.instant());
        var started = Recall.of(published);
        office.stores.concerns().store(published, started);
        var done = new Recall(
                started.id(),
                started.concern(),
                started.concernVersion(),
                RecallState.DONE,
                1,
                null,
                31,
                started.startedAt(),
                office.clock.instant(),
                Set.of(Office.NISC, Office.DIGITAL),
                List.of(list.id()));
        office.stores.concerns().record(List.of(), done, MailPolicy.recalled(done));

        var mail = new MailId(new MailMatter.OfRecall(published.id(), published.version()), Occasion.RECALLED, nisc());
        assertThat(office.stores.outbox().state(mail)).isPresent();
        GoldenMails.check(office, "recall", mail);
        assertThat(GoldenMails.text(office, mail))
                .doesNotContain("秘密の製造者", published.terms().reason());
    }

    private void ask() {
        done(reviewing.ask(
                NISC, list.id(), review().version(), "3行目のハブは、外部のネットワークに接続しますか。\n接続する場合は、その範囲をお知らせください。", List.of()));
        office.clock.advance(Duration.ofHours(1));
    }

    private void answer() {
        done(reviewing.answer(agency, list.id(), review().agencyVersion(), 1, "接続しません。庁内の閉域網だけで使います。", List.of()));
    }

    private void releaseWithConcern() {
        done(reviewing.give(
                NISC,
                list.id(),
                review().version(),
                new OpinionDraft(
                        "REPLACEMENT",
                        "製造業者の変更を求める。\n設置の前に差し替えること。",
                        List.of(new OpinionDraft.Item(3L, "REPLACEMENT", "同等の性能を持つ別の製品とすること。")),
                        List.of())));
        give(DIGITAL, "NO_CONCERN", "");
        done(reviewing.release(DIGITAL, list.id(), review().version()));
    }

    private void give(ReviewerViewer reviewer, String kind, String text) {
        done(reviewing.give(
                reviewer, list.id(), review().version(), new OpinionDraft(kind, text, List.of(), List.of())));
    }

    private static Recipient nisc() {
        return new Recipient.Office(Office.NISC);
    }

    private Review review() {
        return office.stores.reviews().find(list.id()).orElseThrow();
    }

    /** Returns the one mail of a review that is owed to a recipient for this occasion. */
    private MailId owed(Occasion occasion, Recipient recipient) {
        var owed = office.stores.outbox().unsentSince(office.clock.instant().plusSeconds(1), 100).stream()
                .map(Outbox.Unsent::id)
                .filter(id -> id.matter() instanceof MailMatter.OfReview
                        && id.occasion() == occasion
                        && id.recipient().equals(recipient))
                .toList();
        assertThat(owed).hasSize(1);
        return owed.getFirst();
    }

    private static void done(ReviewResult result) {
        assertThat(result).isInstanceOf(ReviewResult.Done.class);
    }
}
