package dev.kikilist.testkit;

import static dev.kikilist.testkit.WatchedLists.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.AdviceStatistics;
import dev.kikilist.advice.AdviceStatistics.Count;
import dev.kikilist.advice.AdvisedList;
import dev.kikilist.advice.FiscalYear;
import dev.kikilist.advice.GivenAdvice;
import dev.kikilist.advice.OpinionDraft;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewEvents;
import dev.kikilist.advice.ReviewLists;
import dev.kikilist.advice.ReviewQueries;
import dev.kikilist.advice.ReviewQueries.View;
import dev.kikilist.advice.ReviewResult;
import dev.kikilist.advice.ReviewState;
import dev.kikilist.advice.ReviewStore;
import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.concern.RecallLists;
import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mention.FindLists;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.FieldFault;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewListsTest {
    private static final ReviewerViewer NISC = Samples.reviewer("NISC", "n-1");
    private static final ReviewerViewer NISC_SECOND = Samples.reviewer("NISC", "n-2");
    private static final ReviewerViewer DIGITAL = Samples.reviewer("DIGITAL", "d-1");
    private static final AgencyViewer AGENCY = new AgencyViewer(Samples.BODY);
    private static final AgencyViewer OTHER_AGENCY = new AgencyViewer(Samples.OTHER_BODY);
    private static final String NONE = "NO_CONCERN";
    private static final String REPLACE = "REPLACEMENT";

    private final WatchedLists lists = new WatchedLists("review");
    private final ReviewLists reviewing = new ReviewLists(
            lists.stores.reviews(), lists.stores.submissions(), lists.stores.rows(), Editions.bundled(), lists.clock);
    private final ReviewQueries queries = new ReviewQueries(lists.stores.reviews(), lists.stores.concerns());
    private final Submission list = lists.ready(item(1, "架空電機", "スイッチ", "MX-1"), item(2, "架空電機", "ルータ", "MX-2"));
    private final VendorViewer vendor = new VendorViewer(Samples.owner(list).vendor());

    @Test
    void adviceGoesFromTheRequestToTheAgencyAndInItsWordsToTheVendor() {
        var requested = done(reviewing.request(AGENCY, list.id()));
        assertThat(requested.offices()).extracting(AdvisingOfficeCode::value).containsExactly("NISC", "DIGITAL");

        give(NISC, REPLACE, "代替品に差し替えること");
        give(DIGITAL, NONE, "");
        var released = done(reviewing.release(DIGITAL, list.id(), review().version()));

        assertThat(released.state()).isEqualTo(ReviewState.RELEASED);
        assertThat(released.releases())
                .singleElement()
                .satisfies(release -> assertThat(release.opinions())
                        .extracting(opinion -> opinion.by().office() + " " + opinion.kind())
                        .containsExactlyInAnyOrder("NISC REPLACEMENT", "DIGITAL NO_CONCERN"));
        assertThat(queries.find(vendor, list.id())).isEmpty();
        done(reviewing.notifyVendor(AGENCY, list.id(), agencyVersion(), "2行目の製品をご検討ください。", List.of()));
        assertThat(queries.find(vendor, list.id()))
                .hasValueSatisfying(view -> assertThat(view).isInstanceOf(View.ForVendor.class));
        assertThat(lists.stores.audit().events(ReviewEvents.subject(list.id())))
                .extracting(event -> event.entry().kind())
                .containsExactly(
                        AuditKind.ADVICE_REQUESTED,
                        AuditKind.OPINION_GIVEN,
                        AuditKind.OPINION_GIVEN,
                        AuditKind.ADVICE_RELEASED,
                        AuditKind.VENDOR_NOTIFIED);
    }

    @Test
    void everyStepOwesItsMailsOnceAndNobodyElseIsTold() {
        done(reviewing.request(AGENCY, list.id()));
        done(reviewing.request(AGENCY, list.id()));
        assertThat(newlyOwed()).containsExactlyInAnyOrder("ADVICE_REQUESTED NISC", "ADVICE_REQUESTED DIGITAL");

        done(reviewing.withdraw(AGENCY, list.id(), agencyVersion()));
        assertThat(newlyOwed()).containsExactlyInAnyOrder("ADVICE_WITHDRAWN NISC", "ADVICE_WITHDRAWN DIGITAL");
        done(reviewing.request(AGENCY, list.id()));
        assertThat(newlyOwed()).containsExactlyInAnyOrder("ADVICE_REQUESTED NISC", "ADVICE_REQUESTED DIGITAL");

        done(reviewing.ask(DIGITAL, list.id(), review().version(), "用途は何ですか。", List.of()));
        assertThat(newlyOwed()).containsExactly("INQUIRY_ASKED agency");
        done(reviewing.answer(AGENCY, list.id(), agencyVersion(), 1, "執務用です。", List.of()));
        assertThat(newlyOwed()).containsExactly("INQUIRY_ANSWERED DIGITAL");

        give(NISC, REPLACE, "差替");
        give(DIGITAL, NONE, "");
        assertThat(newlyOwed()).isEmpty();
        give(NISC, NONE, "懸念なし");
        assertThat(newlyOwed()).containsExactly("CONFIRMATION_WANTED NISC");
        done(reviewing.confirm(NISC_SECOND, list.id(), review().version()));
        assertThat(newlyOwed()).isEmpty();

        done(reviewing.release(NISC, list.id(), review().version()));
        assertThat(newlyOwed()).containsExactly("ADVICE_RELEASED agency");
        done(reviewing.notifyVendor(AGENCY, list.id(), agencyVersion(), "ご連絡", List.of()));
        assertThat(newlyOwed()).containsExactly("VENDOR_NOTIFIED vendor");

        assertThat(reviewing.release(NISC, list.id(), 1)).isEqualTo(new ReviewResult.Changed());
        assertThat(newlyOwed()).isEmpty();
    }

    /** Returns what is owed because of the review, and takes it for sending. */
    private List<String> newlyOwed() {
        var outbox = lists.stores.outbox();
        return outbox.unsentSince(Instant.parse("9999-01-01T00:00:00Z"), 100).stream()
                .filter(mail ->
                        mail.state() instanceof MailState.Pending && mail.id().matter() instanceof MailMatter.OfReview)
                .flatMap(mail -> outbox.claim(mail.id(), lists.clock.instant()).stream())
                .map(claim -> claim.id().occasion() + " "
                        + switch (claim.id().recipient()) {
                            case Recipient.Office office -> office.office().value();
                            case Recipient.Agency agency -> "agency";
                            case Recipient.Vendor told -> "vendor";
                        })
                .toList();
    }

    @Test
    void onlyTheOwnAgencyAsksAndOnlyForAListThatIsReady() {
        assertThat(reviewing.request(OTHER_AGENCY, list.id())).isEqualTo(new ReviewResult.NotFound());
        assertThat(reviewing.request(vendor, list.id())).isEqualTo(new ReviewResult.NotPermitted());
        assertThat(reviewing.request(NISC, list.id())).isEqualTo(new ReviewResult.NotPermitted());
        var faulty = lists.received();
        lists.read(faulty, SubmissionState.CORRECTION_REQUIRED, item(1, "a", "b", "c"));
        assertThat(reviewing.request(AGENCY, faulty.id())).isEqualTo(new ReviewResult.NotInThisState());

        var first = done(reviewing.request(AGENCY, list.id()));
        assertThat(done(reviewing.request(AGENCY, list.id()))).isEqualTo(first);
    }

    @Test
    void twoReviewersCannotOverwriteEachOther() {
        var version = done(reviewing.request(AGENCY, list.id())).version();

        var results = AtOnce.run(
                6,
                thread -> reviewing.give(
                        thread % 2 == 0 ? NISC : NISC_SECOND, list.id(), version, opinion(REPLACE, "案" + thread)));

        assertThat(results).filteredOn(ReviewResult.Done.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(ReviewResult.Changed.class::isInstance).hasSize(5);
        assertThat(review().opinions()).hasSize(1);
    }

    @Test
    void aConcernIsDroppedByASecondReviewerOnly() {
        done(reviewing.request(AGENCY, list.id()));
        give(NISC, REPLACE, "差替");
        give(DIGITAL, NONE, "");

        give(NISC, NONE, "確認の結果、懸念なし");

        assertThat(review().opinion(NISC.office()).orElseThrow().kind()).isEqualTo(AdviceKind.REPLACEMENT);
        assertThat(reviewing.release(NISC, list.id(), review().version()))
                .as("a proposal is open")
                .isEqualTo(new ReviewResult.NotInThisState());
        assertThat(reviewing.confirm(NISC, list.id(), review().version()))
                .isEqualTo(new ReviewResult.SecondReviewerNeeded());
        assertThat(reviewing.confirm(DIGITAL, list.id(), review().version()))
                .as("another office has its own opinion")
                .isEqualTo(new ReviewResult.NotInThisState());
        var confirmed = done(reviewing.confirm(NISC_SECOND, list.id(), review().version()));
        assertThat(confirmed.opinion(NISC.office())).hasValueSatisfying(opinion -> {
            assertThat(opinion.kind()).isEqualTo(AdviceKind.NO_CONCERN);
            assertThat(opinion.by()).isEqualTo(NISC);
            assertThat(opinion.confirmedBy()).isEqualTo(NISC_SECOND);
        });
        assertThat(confirmed.canBeReleased()).isTrue();
    }

    @Test
    void aConcernOnARowIsDroppedByASecondReviewerToo() {
        done(reviewing.request(AGENCY, list.id()));
        done(reviewing.give(
                NISC,
                list.id(),
                review().version(),
                new OpinionDraft(NONE, "", List.of(new OpinionDraft.Item(2L, "RISK_REDUCTION", "設定を変更")), List.of())));

        give(NISC, NONE, "");

        assertThat(review().proposal(NISC.office())).isPresent();
        assertThat(review().opinion(NISC.office()).orElseThrow().items()).hasSize(1);
    }

    @Test
    void aReviewIsNotReleasedBeforeEveryOfficeAndEveryAnswer() {
        done(reviewing.request(AGENCY, list.id()));
        give(NISC, NONE, "");
        assertThat(reviewing.release(NISC, list.id(), review().version())).isEqualTo(new ReviewResult.NotInThisState());
        give(DIGITAL, NONE, "");
        done(reviewing.ask(DIGITAL, list.id(), review().version(), "保守の体制は?", List.of()));
        assertThat(reviewing.release(NISC, list.id(), review().version())).isEqualTo(new ReviewResult.NotInThisState());

        assertThat(reviewing.answer(OTHER_AGENCY, list.id(), agencyVersion(), 1, "回答", List.of()))
                .isEqualTo(new ReviewResult.NotFound());
        assertThat(reviewing.answer(AGENCY, list.id(), agencyVersion(), 2, "回答", List.of()))
                .isEqualTo(new ReviewResult.NotFound());
        done(reviewing.answer(AGENCY, list.id(), agencyVersion(), 1, "国内の事業者が保守します。", List.of()));
        assertThat(reviewing.answer(AGENCY, list.id(), agencyVersion(), 1, "別の回答", List.of()))
                .isEqualTo(new ReviewResult.NotInThisState());

        done(reviewing.release(NISC, list.id(), review().version()));
    }

    @Test
    void whatTheOfficesDoAmongThemselvesNeitherShowsToTheAgencyNorStopsIt() {
        done(reviewing.request(AGENCY, list.id()));
        int seen = agencyVersion();
        give(NISC, REPLACE, "差替");
        give(NISC, NONE, "");
        give(DIGITAL, REPLACE, "差替");

        assertThat(agencyVersion()).isEqualTo(seen);
        assertThat(review().version()).isEqualTo(4);
        done(reviewing.withdraw(AGENCY, list.id(), seen));
        assertThat(reviewing.withdraw(AGENCY, list.id(), seen)).isEqualTo(new ReviewResult.Changed());
        assertThat(reviewing.give(NISC, list.id(), review().version(), opinion(NONE, "")))
                .isEqualTo(new ReviewResult.NotInThisState());
        var again = done(reviewing.request(AGENCY, list.id()));
        assertThat(again.state()).isEqualTo(ReviewState.REQUESTED);
        assertThat(again.opinions()).isEmpty();
    }

    @Test
    void releasedAdviceStandsWhileAReviewIsOpenAgain() {
        released(NONE);
        int seen = agencyVersion();

        give(NISC, REPLACE, "新たな懸念");

        assertThat(review().state()).isEqualTo(ReviewState.REQUESTED);
        assertThat(review().stateForAgency()).isEqualTo(ReviewState.RELEASED);
        assertThat(agencyVersion()).isEqualTo(seen);
        assertThat(reviewing.withdraw(AGENCY, list.id(), seen)).isEqualTo(new ReviewResult.NotInThisState());
        done(reviewing.release(NISC, list.id(), review().version()));
        assertThat(review().releases()).hasSize(2);
    }

    @Test
    void aRecallReopensAReviewForReviewersOnly() {
        released(NONE);
        var shownToAgency = queries.find(AGENCY, list.id());
        var chain = lists.stores.audit().events(SubmissionEvents.subject(list.id()));
        assertThat(reopened()).contains(false);
        lists.clock.advance(Duration.ofMinutes(1));

        lists.publish(Samples.terms("架空電機"));
        new RecallLists(
                        lists.stores.concerns(),
                        new FindLists(lists.stores.mentions(), lists.stores.submissions(), lists.stores.rows()),
                        Editions.bundled(),
                        lists.clock)
                .carryOn(() -> true);

        assertThat(reopened()).contains(true);
        assertThat(queries.find(AGENCY, list.id())).isEqualTo(shownToAgency);
        assertThat(lists.stores.audit().events(SubmissionEvents.subject(list.id())))
                .isEqualTo(chain);
        lists.clock.advance(Duration.ofMinutes(1));
        give(NISC, REPLACE, "差替");
        done(reviewing.release(NISC, list.id(), review().version()));
        assertThat(reopened()).contains(false);
    }

    @Test
    void allFaultsOfAnOpinionAreToldAtOnce() {
        done(reviewing.request(AGENCY, list.id()));
        var draft = new OpinionDraft(
                REPLACE,
                "",
                List.of(
                        new OpinionDraft.Item(3L, REPLACE, "x"),
                        new OpinionDraft.Item(1L, "?", ""),
                        new OpinionDraft.Item(null, NONE, null),
                        new OpinionDraft.Item(2L, REPLACE, ""),
                        new OpinionDraft.Item(2L, NONE, "")),
                List.of("/extra"));

        var result = reviewing.give(NISC, list.id(), review().version(), draft);

        assertThat(result)
                .isInstanceOfSatisfying(
                        ReviewResult.Invalid.class,
                        invalid -> assertThat(invalid.faults())
                                .extracting(FieldFault::pointer)
                                .containsExactly(
                                        "/text",
                                        "/items/0/position",
                                        "/items/1/kind",
                                        "/items/2/position",
                                        "/items/3/text",
                                        "/items/4/position",
                                        "/extra"));
        assertThat(review().opinions()).isEmpty();
    }

    @Test
    void whoeverNamesAProductThatWasAdvisedOnIsToldSoToReviewers() {
        done(reviewing.request(AGENCY, list.id()));
        giveOn(NISC, new OpinionDraft.Item(2L, "RISK_REDUCTION", "設定の変更"));
        giveOn(DIGITAL, new OpinionDraft.Item(1L, NONE, ""));
        assertThat(advisedRows(item(1, "架空電機", "ルータ", "MX-2")))
                .as("not released yet")
                .isEmpty();
        done(reviewing.release(NISC, list.id(), review().version()));

        var found = advisedRows(
                item(1, "㈱架空電機", "別の製品名", "ＭＸ－２"),
                item(2, "架空電機", "スイッチ", "MX-1"),
                item(3, "別の製造者", "ルータ", "MX-2"),
                item(4, "架空電機", "ルータ", "mx-2"));

        assertThat(found)
                .as("whatever the product is called; not the row without concern, not another maker's")
                .extracting(finding -> finding.at() == null ? 0 : finding.at().row())
                .containsExactly(13, 16);
        assertThat(found)
                .allSatisfy(finding -> assertThat(finding.arguments())
                        .containsExactly(list.id().value()));
    }

    @Test
    void aConcernAboutTheListAsAWholeIsAboutNoProduct() {
        released(REPLACE);

        assertThat(advisedRows(item(1, "架空電機", "スイッチ", "MX-1"))).isEmpty();
    }

    @Test
    void everyRowOfALongListIsComparedWithEarlierAdvice() {
        done(reviewing.request(AGENCY, list.id()));
        giveOn(NISC, new OpinionDraft.Item(2L, REPLACE, "差替"));
        give(DIGITAL, NONE, "");
        done(reviewing.release(NISC, list.id(), review().version()));
        var items = IntStream.rangeClosed(1, 4_500)
                .mapToObj(i -> item(i, "架空電機", "ルータ", i % 1_500 == 0 ? "MX-2" : "RX-" + i))
                .toArray(EquipmentItem[]::new);

        assertThat(advisedRows(items))
                .extracting(finding -> finding.at() == null ? 0 : finding.at().row())
                .containsExactly(1_512, 3_012, 4_512);
    }

    @Test
    void aLongListIsComparedSomeThousandRowsAtATime() {
        done(reviewing.request(AGENCY, list.id()));
        giveOn(NISC, new OpinionDraft.Item(2L, REPLACE, "差替"));
        give(DIGITAL, NONE, "");
        done(reviewing.release(NISC, list.id(), review().version()));
        var asking = new AskedReviews(lists.stores.reviews());
        var other = lists.received();
        var watch = new WatchConcerns(lists.stores.concerns(), lists.stores.mentions(), asking)
                .watch(
                        Samples.lease(other),
                        Samples.owner(other),
                        other.receivedAt(),
                        LocalDate.ofInstant(lists.clock.instant(), ZoneOffset.UTC));

        IntStream.rangeClosed(1, 4_500)
                .forEach(i -> watch.item(item(i, i % 2 == 0 ? "架空電機" : "別の製造者", "ルータ", "RX-" + i)));
        watch.finish();

        assertThat(asking.asked).as("of one maker alone").containsExactly(1_000, 1_000, 250);
    }

    /** Notes for how many products it is asked at once. */
    private record AskedReviews(ReviewStore stored, List<Integer> asked) implements ReviewStore {
        AskedReviews(ReviewStore stored) {
            this(stored, new ArrayList<>());
        }

        @Override
        public Review store(Review next, AuditEntry happened, @Nullable GivenAdvice given, List<MailOwed> mails) {
            return stored.store(next, happened, given, mails);
        }

        @Override
        public Optional<Review> find(SubmissionId submission) {
            return stored.find(submission);
        }

        @Override
        public Page<Review> open(PageRequest request) {
            return stored.open(request);
        }

        @Override
        public List<AdvisedList> advisedIn(int fiscalYear) {
            return stored.advisedIn(fiscalYear);
        }

        @Override
        public Map<ProductKey, SubmissionId> advisedBefore(Collection<ProductKey> products) {
            asked.add(products.size());
            return stored.advisedBefore(products);
        }
    }

    private void giveOn(ReviewerViewer reviewer, OpinionDraft.Item item) {
        done(reviewing.give(
                reviewer, list.id(), review().version(), new OpinionDraft(NONE, "", List.of(item), List.of())));
    }

    private List<Finding> advisedRows(EquipmentItem... items) {
        return lists.read(lists.received(), SubmissionState.READY_FOR_REVIEW, items).stream()
                .filter(finding -> finding.code() == FindingCode.R302)
                .toList();
    }

    @Test
    void aListCountsOnceAYearHoweverOftenItIsAdvised() {
        released(REPLACE);
        give(NISC, REPLACE, "さらに差替");
        done(reviewing.release(NISC, list.id(), review().version()));
        int year = FiscalYear.of(lists.clock.instant());

        var statistics = queries.statistics(NISC, year).orElseThrow();

        assertThat(statistics.total()).isEqualTo(new Count(1, 1));
        assertThat(statistics.byBody()).isEqualTo(Map.of(Samples.BODY.value(), new Count(1, 1)));
        assertThat(statistics.byKind())
                .containsEntry(AdviceKind.REPLACEMENT, 1)
                .containsEntry(AdviceKind.NO_CONCERN, 1)
                .containsEntry(AdviceKind.RISK_REDUCTION, 0);
        assertThat(queries.statistics(NISC, year - 1)).contains(AdviceStatistics.of(year - 1, List.of()));
        assertThat(queries.statistics(AGENCY, year)).isEmpty();
        assertThat(queries.statistics(vendor, year)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T14:59:59Z, 2025",
        "2026-03-31T15:00:00Z, 2026",
        "2026-12-31T15:00:00Z, 2026",
        "2027-03-31T14:59:59Z, 2026"
    })
    void aFiscalYearIsThatOfJapan(Instant moment, int year) {
        assertThat(FiscalYear.of(moment)).isEqualTo(year);
    }

    private void released(String kindOfNisc) {
        done(reviewing.request(AGENCY, list.id()));
        give(NISC, kindOfNisc, "内容");
        give(DIGITAL, NONE, "");
        done(reviewing.release(NISC, list.id(), review().version()));
    }

    private Optional<Boolean> reopened() {
        return queries.find(NISC, list.id()).map(view -> view instanceof View.ForReviewers all && all.reopened());
    }

    private void give(ReviewerViewer reviewer, String kind, String text) {
        done(reviewing.give(reviewer, list.id(), review().version(), opinion(kind, text)));
    }

    private static OpinionDraft opinion(String kind, @Nullable String text) {
        return new OpinionDraft(kind, text, List.of(), List.of());
    }

    private Review review() {
        return lists.stores.reviews().find(list.id()).orElseThrow();
    }

    private int agencyVersion() {
        return review().agencyVersion();
    }

    private static Review done(ReviewResult result) {
        assertThat(result).isInstanceOf(ReviewResult.Done.class);
        return ((ReviewResult.Done) result).review();
    }
}
