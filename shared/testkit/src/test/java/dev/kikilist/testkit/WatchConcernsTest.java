package dev.kikilist.testkit;

import static dev.kikilist.testkit.WatchedLists.item;
import static dev.kikilist.testkit.WatchedLists.subcontractor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.concern.ConcernTerms;
import dev.kikilist.concern.NamePattern;
import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.mention.FindLists;
import dev.kikilist.mention.Mention;
import dev.kikilist.mention.MentionCollector;
import dev.kikilist.mention.MentionIndex;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchConcernsTest {
    private static final CorporateNumber NUMBER = new CorporateNumber("7000012050002");

    private final WatchedLists lists = new WatchedLists("watch");

    @ParameterizedTest
    @ValueSource(strings = {"架空ヴェルク", "㈱架空ヴェルク", "株式会社 架空ベルク", "架空ｳﾞｪﾙｸ株式会社", "（株）架空ヴェルク"})
    void aMakerIsHitHoweverItIsWritten(String written) {
        var entry = lists.publish(Samples.terms("架空ヴェルク株式会社"));

        assertThat(hits(item(1, "別の製造者", "スイッチ", "A-1"), item(2, written, "スイッチ", "A-2")))
                .extracting(finding -> finding.arguments().getLast())
                .containsExactly(entry.id().value());
    }

    @Test
    void aMakerIsHitByItsNumberWhateverItsName() {
        lists.publish(terms(List.of("架空電機"), NUMBER, null, null));

        assertThat(hits(Samples.item(1, "Kakuu Electric", NUMBER, "スイッチ", "A-1")))
                .hasSize(1);
        assertThat(hits(Samples.item(1, "Kakuu Electric", null, "スイッチ", "A-1"))).isEmpty();
    }

    @Test
    void productAndModelNarrowWhatIsHit() {
        lists.publish(terms(List.of("架空電機"), null, new NamePattern("コアスイッチ*"), new NamePattern("MX-*")));

        assertThat(hits(
                        item(1, "架空電機", "コアスイッチ（冗長）", "ＭＸ－９１００"),
                        item(2, "架空電機", "コアスイッチ", "AX-1"),
                        item(3, "架空電機", "ルータ", "MX-1"),
                        item(4, "別の製造者", "コアスイッチ", "MX-1")))
                .extracting(finding -> finding.at() == null ? 0 : finding.at().row())
                .containsExactly(13);
    }

    @Test
    void aModelIsHitWhoeverMakesIt() {
        lists.publish(terms(List.of(), null, null, new NamePattern("MX-9100")));

        assertThat(hits(item(1, "だれか", "スイッチ", "mx-9100"))).hasSize(1);
    }

    @Test
    void anEntryHitsWhileItIsInForceAndInItsBodies() {
        var today = LocalDate.of(2026, 4, 15);
        lists.publish(limited("昨日まで", today.minusDays(9), today.minusDays(1), bodies()));
        lists.publish(limited("今日まで", today.minusDays(9), today, bodies()));
        lists.publish(limited("今日から", today, null, bodies()));
        lists.publish(limited("明日から", today.plusDays(1), null, bodies()));
        lists.publish(limited("この機関", today, null, bodies(Samples.BODY, Samples.OTHER_BODY)));
        lists.publish(limited("他の機関", today, null, bodies(Samples.OTHER_BODY)));

        assertThat(hits(
                        item(1, "昨日まで", "a", "b"),
                        item(2, "今日まで", "a", "b"),
                        item(3, "今日から", "a", "b"),
                        item(4, "明日から", "a", "b"),
                        item(5, "この機関", "a", "b"),
                        item(6, "他の機関", "a", "b")))
                .extracting(finding -> finding.arguments().getFirst())
                .containsExactly("今日まで a", "今日から a", "この機関 a");
    }

    @Test
    void everyRowThatIsDescribedIsTold() {
        lists.publish(terms(List.of("架空電機"), NUMBER, null, null));
        lists.publish(Samples.terms("架空電機"));

        assertThat(hits(Samples.item(1, "架空電機", NUMBER, "a", "b"), Samples.item(2, "架空電機", null, "a", "b")))
                .as("two entries on two rows, none twice though found by name and number")
                .hasSize(4);
    }

    @Test
    void aCompanyThatWorkIsPassedOnToIsHitByItsNameOrNumber() {
        var entry = lists.publish(terms(List.of("架空ヴェルク"), NUMBER, null, null));

        var hits = hits(
                List.of(
                        subcontractor(1, "㈱架空ベルク", null),
                        subcontractor(2, "Kakuu", NUMBER),
                        subcontractor(3, "架空ヴェルク", NUMBER),
                        subcontractor(4, "別の会社", null)),
                item(1, "別の製造者", "a", "b"));

        assertThat(hits)
                .extracting(finding -> finding.arguments())
                .containsExactly(
                        List.of("㈱架空ベルク", entry.id().value()),
                        List.of("Kakuu", entry.id().value()),
                        List.of("架空ヴェルク", entry.id().value()));
    }

    @Test
    void anEntryOfAProductDoesNotHitItsMakerAsASubcontractor() {
        lists.publish(terms(List.of("架空ヴェルク"), null, new NamePattern("スイッチ"), null));

        assertThat(hits(List.of(subcontractor(1, "架空ヴェルク", null)), item(1, "別の製造者", "スイッチ", "b")))
                .isEmpty();
    }

    @Test
    void aSubcontractorIsNoMakerThatNoListNamedBefore() {
        assertThat(lists.read(
                        lists.received(), SubmissionState.READY_FOR_REVIEW, List.of(subcontractor(1, "新顔", null))))
                .isEmpty();
    }

    @Test
    void tellsAMakerThatNoListNamedBefore() {
        assertThat(codes(lists.read(lists.received(), SubmissionState.CORRECTION_REQUIRED, item(1, "新顔", "a", "b"))))
                .containsExactly(FindingCode.R303);
        assertThat(lists.read(lists.received(), SubmissionState.READY_FOR_REVIEW, item(1, "㈱新顔", "a", "b")))
                .isEmpty();
    }

    @Test
    void aListThatIsReadAgainIsStillTheFirst() {
        var list = lists.received();
        var watch = lists.watch(list);
        watch.item(item(1, "新顔", "a", "b"));
        watch.finish();

        assertThat(codes(lists.read(list, SubmissionState.READY_FOR_REVIEW, item(1, "新顔", "a", "b"))))
                .containsExactly(FindingCode.R303);
    }

    @Test
    void aListIsReadAgainWhenTheConcernListChangedMeanwhile() {
        var list = lists.received();
        var watch = lists.watch(list);
        watch.item(item(1, "架空電機", "a", "b"));
        lists.publish(Samples.terms("架空電機"));

        assertThat(watch.finish()).isEmpty();

        assertThat(codes(lists.read(list, SubmissionState.READY_FOR_REVIEW, item(1, "架空電機", "a", "b"))))
                .contains(FindingCode.R301);
    }

    /** The list does not meet the entry, so the recall has to meet the list, also when it comes at once. */
    @Test
    void whoPublishesAfterTheLastLookFindsTheListThatIsBeingRead() {
        var stores = lists.stores;
        var find = new FindLists(stores.mentions(), stores.submissions(), stores.rows());
        var terms = Samples.terms("架空電機");
        var found = new ArrayList<SubmissionId>();
        var index = new LookedAt(stores.mentions(), () -> {
            lists.publish(terms);
            find.find(terms.query().orElseThrow(), true, PageRequest.first(10))
                    .entries()
                    .forEach(recalled -> found.add(recalled.submission().id()));
        });
        var list = lists.received();
        var watch = new WatchConcerns(stores.concerns(), index, stores.reviews())
                .watch(Samples.lease(list), Samples.owner(list), list.receivedAt(), Samples.START);
        watch.item(item(1, "架空電機", "a", "b"));

        var findings = watch.finish().orElseThrow();

        assertThat(codes(findings)).containsExactly(FindingCode.R303);
        assertThat(found).containsExactly(list.id());
    }

    /** An index after which something happens as soon as it told what is known. */
    private record LookedAt(MentionIndex stored, Runnable then) implements MentionIndex {
        @Override
        public void write(List<Mention> mentions) {
            stored.write(mentions);
        }

        @Override
        public void writeFirst(Set<MentionKey> makers, SubmissionId submission) {
            stored.writeFirst(makers, submission);
        }

        @Override
        public Known known(Collection<MentionKey> makers, SubmissionId submission) {
            var known = stored.known(makers, submission);
            then.run();
            return known;
        }

        @Override
        public Page<Mention> mentions(MentionKey key, PageRequest request) {
            return stored.mentions(key, request);
        }

        @Override
        public Set<MentionKey> alsoUnder(Mention mention, Collection<MentionKey> keys) {
            return stored.alsoUnder(mention, keys);
        }
    }

    @Test
    void aChangeIsNotMissedByAFunctionThatKnowsAnEarlierList() {
        assertThat(hits(item(1, "架空電機", "a", "b"))).isEmpty();
        lists.publish(Samples.terms("架空電機"));
        var list = lists.received();
        var stale = lists.watch(list);
        stale.item(item(1, "架空電機", "a", "b"));

        assertThat(stale.finish()).isEmpty();
        assertThat(hits(item(1, "架空電機", "a", "b"))).hasSize(1);
    }

    @Test
    void oneMentionStandsForAllRowsThatNameTheSame() {
        var list = lists.ready(
                item(1, "架空電機", "スイッチ", "A-1"), item(2, "㈱架空電機", "スイッチ", "A-2"), item(3, "架空電機", "ルータ", "A-1"));

        var found = lists.stores.mentions().mentions(MentionKey.maker("架空電機").orElseThrow(), PageRequest.first(10));

        assertThat(found.entries()).singleElement().satisfies(mention -> {
            assertThat(mention.rows()).isEqualTo(3);
            assertThat(mention.lease().submission()).isEqualTo(list.id());
        });
        assertThat(lists.table.mentions.values().stream().filter(each -> !each.isEmpty()))
                .as("maker, two products, two models")
                .hasSize(5);
    }

    @Test
    void aListWithVeryManyNamesIsIndexedAsAWhole() {
        var items = IntStream.rangeClosed(1, MentionCollector.MOST_GOODS + 1)
                .mapToObj(i -> item(i, "架空電機", "製品", "型番" + i))
                .toArray(EquipmentItem[]::new);
        var list = lists.ready(items);

        var many = lists.stores.mentions().mentions(MentionKey.MANY, PageRequest.first(10));

        assertThat(many.entries()).singleElement().satisfies(mention -> {
            assertThat(mention.lease().submission()).isEqualTo(list.id());
            assertThat(mention.rows()).isEqualTo(MentionCollector.MOST_GOODS + 1);
        });
        assertThat(lists.table.mentions.values().stream().filter(each -> !each.isEmpty()))
                .as("maker, product, models, and the list itself")
                .hasSize(MentionCollector.MOST_GOODS + 3);
    }

    private List<Finding> hits(EquipmentItem... items) {
        return hits(List.of(), items);
    }

    private List<Finding> hits(List<Subcontractor> subcontractors, EquipmentItem... items) {
        var list = lists.received();
        for (int round = 0; round < 2; round++) {
            var watch = lists.watch(list);
            for (var item : items) {
                watch.item(item);
            }
            subcontractors.forEach(watch::subcontractor);
            var findings = watch.finish();
            if (findings.isPresent()) {
                return findings.get().stream()
                        .filter(finding -> finding.code() == FindingCode.R301)
                        .toList();
            }
        }
        throw new AssertionError("the list never stood still");
    }

    private static List<FindingCode> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    private static ConcernTerms terms(
            List<String> makers,
            @Nullable CorporateNumber number,
            @Nullable NamePattern product,
            @Nullable NamePattern model) {
        return new ConcernTerms(
                makers, number, product, model, null, "", "理由", Samples.START, null, Collections.emptySortedSet());
    }

    private static ConcernTerms limited(
            String maker, LocalDate from, @Nullable LocalDate until, SortedSet<BodyCode> bodies) {
        return new ConcernTerms(List.of(maker), null, null, null, null, "", "理由", from, until, bodies);
    }

    private static SortedSet<BodyCode> bodies(BodyCode... codes) {
        var bodies = new TreeSet<BodyCode>(Comparator.comparing(BodyCode::value));
        bodies.addAll(List.of(codes));
        return bodies;
    }
}
