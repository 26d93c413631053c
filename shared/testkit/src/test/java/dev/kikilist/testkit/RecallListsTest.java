package dev.kikilist.testkit;

import static dev.kikilist.testkit.WatchedLists.item;
import static dev.kikilist.testkit.WatchedLists.subcontractor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kikilist.access.Viewer;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernQueries;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.ConcernTerms;
import dev.kikilist.concern.NamePattern;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallId;
import dev.kikilist.concern.RecallLists;
import dev.kikilist.concern.RecallState;
import dev.kikilist.concern.RecalledList;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.mention.FindLists;
import dev.kikilist.mention.FoundList;
import dev.kikilist.mention.ListQuery;
import dev.kikilist.mention.Mention;
import dev.kikilist.mention.MentionCollector;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.paging.AllPages;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.policy.Editions;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Claim;
import dev.kikilist.text.CorporateNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecallListsTest {
    private static final CorporateNumber NUMBER = new CorporateNumber("7000012050002");

    private final WatchedLists lists = new WatchedLists("recall");
    private final FindLists find =
            new FindLists(lists.stores.mentions(), lists.stores.submissions(), lists.stores.rows());
    private final RecallLists recalls = new RecallLists(lists.stores.concerns(), find, Editions.bundled(), lists.clock);
    private final ConcernQueries queries = new ConcernQueries(lists.stores.concerns(), find);

    @Test
    void findsEveryListEverAcceptedThatHoldsIt() {
        var invitation = lists.invite();
        var superseded = lists.received(invitation);
        lists.read(superseded, SubmissionState.READY_FOR_REVIEW, item(1, "架空電機", "a", "b"));
        var current = lists.received(invitation);
        lists.read(current, SubmissionState.READY_FOR_REVIEW, item(1, "㈱架空電機", "a", "b"));
        lists.ready(item(1, "別の製造者", "a", "b"));
        lists.read(lists.received(), SubmissionState.CORRECTION_REQUIRED, item(1, "架空電機", "a", "b"));

        var published = lists.publish(Samples.terms("架空電機株式会社"));
        recalls.carryOn(() -> true);

        assertThat(recalled(published)).containsExactlyInAnyOrder(superseded.id(), current.id());
        assertThat(lists.stores
                        .submissions()
                        .find(superseded.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(SubmissionState.SUPERSEDED);
        var recall = lists.stores.concerns().findRecall(id(published)).orElseThrow();
        assertThat(recall.state()).isEqualTo(RecallState.DONE);
        assertThat(recall.lists()).isEqualTo(2);
    }

    @Test
    void aRecallOwesOneMailToEachOfficeHoweverManyListsItFound() {
        var found = new ArrayList<SubmissionId>();
        for (int i = 0; i < Recall.MOST_NAMED + 5; i++) {
            found.add(lists.ready(item(1, "架空電機", "a", "b")).id());
            lists.clock.advance(Duration.ofSeconds(1));
        }
        var published = lists.publish(Samples.terms("架空電機"));

        recalls.carryOn(() -> false);
        assertThat(owed()).isEmpty();
        recalls.carryOn(() -> true);
        recalls.carryOn(() -> true);

        assertThat(owed()).containsExactlyInAnyOrder("RECALLED OFFICE:NISC", "RECALLED OFFICE:DIGITAL");
        var recall = lists.stores.concerns().findRecall(id(published)).orElseThrow();
        assertThat(recall.lists()).isEqualTo(found.size());
        assertThat(recall.named()).hasSize(Recall.MOST_NAMED).isSubsetOf(found);
    }

    @Test
    void aRecallThatFindsNothingOwesNoMail() {
        lists.ready(item(1, "別の製造者", "a", "b"));
        lists.publish(Samples.terms("架空電機"));

        recalls.carryOn(() -> true);

        assertThat(owed()).isEmpty();
    }

    private List<String> owed() {
        return lists.stores.outbox().unsentSince(Instant.parse("9999-01-01T00:00:00Z"), 1_000).stream()
                .map(mail -> mail.id().occasion() + " " + mail.id().recipient().reference())
                .filter(mail -> mail.startsWith("RECALLED"))
                .toList();
    }

    @Test
    void aListFoundByNameAndByNumberIsFoundOnce() {
        var both = lists.ready(Samples.item(1, "架空電機", NUMBER, "a", "b"), Samples.item(2, "Kakuu", NUMBER, "a", "c"));
        var byNumber = lists.ready(Samples.item(1, "Kakuu Electric", NUMBER, "a", "b"));
        var published = lists.publish(new ConcernTerms(
                List.of("架空電機", "Kakuu"),
                NUMBER,
                null,
                null,
                null,
                "",
                "理由",
                Samples.START,
                null,
                Collections.emptySortedSet()));

        recalls.carryOn(() -> true);

        assertThat(recalled(published)).containsExactlyInAnyOrder(both.id(), byNumber.id());
        assertThat(lists.stores
                        .concerns()
                        .findRecall(id(published))
                        .orElseThrow()
                        .lists())
                .isEqualTo(2);
    }

    @Test
    void findsListsThatPassWorkOnToTheCompany() {
        var byName = passingOn(subcontractor(1, "㈱架空電機", null), subcontractor(2, "架空電機", null));
        var byNumber = passingOn(subcontractor(1, "Kakuu", NUMBER));
        passingOn(subcontractor(1, "別の会社", null));
        var published = lists.publish(new ConcernTerms(
                List.of("架空電機"),
                NUMBER,
                null,
                null,
                null,
                "",
                "理由",
                Samples.START,
                null,
                Collections.emptySortedSet()));

        recalls.carryOn(() -> true);

        assertThat(recalled(published)).containsExactlyInAnyOrder(byName.id(), byNumber.id());
        assertThat(naming(MentionKey.maker("架空電機株式会社").orElseThrow()))
                .extracting(list -> list.submission().id(), FoundList::rows)
                .containsExactly(tuple(byName.id(), 2));
        assertThat(naming(MentionKey.of(NUMBER)))
                .extracting(list -> list.submission().id())
                .containsExactly(byNumber.id());
    }

    @Test
    void findsASubcontractorThatTheIndexLeavesOut() {
        var list = passingOn(IntStream.rangeClosed(1, MentionCollector.MOST + 10)
                .mapToObj(i -> subcontractor(i, "委託先" + i, null))
                .toArray(Subcontractor[]::new));

        assertThat(naming(MentionKey.maker("委託先" + (MentionCollector.MOST + 5)).orElseThrow()))
                .extracting(found -> found.submission().id(), FoundList::rows)
                .containsExactly(tuple(list.id(), 1));
    }

    private Submission passingOn(Subcontractor... subcontractors) {
        var list = lists.received();
        lists.read(list, SubmissionState.READY_FOR_REVIEW, List.of(subcontractors), item(1, "製造者", "a", "b"));
        return list;
    }

    private List<FoundList> naming(MentionKey key) {
        var listing = new AllPages<FoundList>(request -> find.find(ListQuery.naming(key), false, request));
        var found = new ArrayList<FoundList>();
        listing.forEach(found::add);
        return found;
    }

    @Test
    void rowsDecideWhereTheIndexDoesNotSuffice() {
        var meant = lists.ready(item(1, "架空電機", "スイッチ", "MX-1"), item(2, "架空電機", "スイッチ", "MX-2"));
        lists.ready(item(1, "架空電機", "スイッチ", "AX-1"), item(2, "別の製造者", "スイッチ", "MX-1"));
        var published = lists.publish(narrow("架空電機", "MX-*"));

        recalls.carryOn(() -> true);

        assertThat(found(published)).singleElement().satisfies(list -> {
            assertThat(list.submission()).isEqualTo(meant.id());
            assertThat(list.rows()).isEqualTo(2);
        });
    }

    @Test
    void findsWhatTheIndexOfAVeryLongListLeavesOut() {
        var items = IntStream.rangeClosed(1, MentionCollector.MOST + 10)
                .mapToObj(i -> item(i, "製造者" + i, "製品", "型番"))
                .toArray(EquipmentItem[]::new);
        var list = lists.ready(items);
        var published = lists.publish(Samples.terms("製造者" + (MentionCollector.MOST + 5)));

        recalls.carryOn(() -> true);

        assertThat(recalled(published)).containsExactly(list.id());
        assertThat(find.find(ListQuery.naming(MentionKey.maker("製造者7").orElseThrow()), false, PageRequest.first(10))
                        .entries())
                .extracting(FoundList::rows)
                .containsExactly(1);
    }

    @Test
    void aListOfManyModelsIsFoundByTheLastOfThemAndNotLookedThroughForOthers() {
        var items = IntStream.rangeClosed(1, MentionCollector.MOST_GOODS + 50)
                .mapToObj(i -> item(i, "製造者", "製品", "型番" + i))
                .toArray(EquipmentItem[]::new);
        var list = lists.ready(items);
        lists.ready(item(1, "製造者", "製品", "型番1"));

        for (int model : List.of(1, MentionCollector.MOST_GOODS, MentionCollector.MOST_GOODS + 50)) {
            assertThat(naming(MentionKey.model("型番" + model).orElseThrow()))
                    .extracting(found -> found.submission().id(), FoundList::rows)
                    .contains(tuple(list.id(), 1));
        }
        lists.table.outages().failNext("RowStore.items", 1);
        assertThat(naming(MentionKey.model("どこにもない型番").orElseThrow()))
                .as("no row is read")
                .isEmpty();
    }

    @Test
    void whatAnEarlierRunLeftBehindIsNotFound() {
        var list = lists.received();
        var dead = lists.watch(list);
        dead.item(item(1, "架空電機", "a", "b"));
        dead.finish();
        var second = lists.stores.submissions().claim(list, list.receivedAt().plus(Samples.LEASE), Samples.LEASE);
        assertThat(second).isInstanceOf(Claim.Granted.class);
        var published = lists.publish(Samples.terms("架空電機"));

        assertThat(dryRun(published)).as("nothing decided yet").isEmpty();
        recalls.carryOn(() -> true);

        assertThat(recalled(published))
                .as("whoever reads it now may have read the concern list before")
                .containsExactly(list.id());
    }

    @Test
    void aMentionOfAnotherLeaseThanTheManifestsIsNobodys() {
        var maker = MentionKey.maker("架空電機").orElseThrow();
        var list = lists.ready(item(1, "別の製造者", "a", "b"));
        var left = new Mention(maker, new Lease(list.id(), 2), Samples.owner(list), list.receivedAt(), 1, "架空電機");

        lists.stores.mentions().write(List.of(left));

        assertThat(find.find(ListQuery.naming(maker), true, PageRequest.first(10))
                        .entries())
                .isEmpty();
    }

    @Test
    void aPublicationAndAListNeverMissEachOther() {
        // The run has stored its mentions and seen the concern list for the last time; it decides after the recall.
        var list = lists.received();
        var watch = lists.watch(list);
        watch.item(item(1, "架空電機", "a", "b"));
        assertThat(watch.finish()).isPresent();
        var published = lists.publish(Samples.terms("架空電機"));

        recalls.carryOn(() -> true);

        assertThat(recalled(published)).containsExactly(list.id());
    }

    @Test
    void aRecallThatStopsGoesOnWhereItStopped() {
        var expected = new ArrayList<SubmissionId>();
        for (int i = 0; i < 450; i++) {
            expected.add(lists.ready(item(1, "架空電機", "a", "b")).id());
        }
        var published = lists.publish(Samples.terms("架空電機"));
        var steps = new AtomicInteger();

        recalls.carryOn(() -> steps.incrementAndGet() <= 2);
        var halfWay = lists.stores.concerns().findRecall(id(published)).orElseThrow();
        assertThat(halfWay.state()).isEqualTo(RecallState.RUNNING);
        assertThat(halfWay.lists()).isEqualTo(400);

        recalls.carryOn(() -> true);
        assertThat(recalled(published)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(lists.stores
                        .concerns()
                        .findRecall(id(published))
                        .orElseThrow()
                        .lists())
                .isEqualTo(450);
    }

    @Test
    void aRecallThatDiesBetweenNotingAndRecordingNotesOnce() {
        for (int i = 0; i < 250; i++) {
            lists.ready(item(1, "架空電機", "a", "b"));
        }
        var published = lists.publish(Samples.terms("架空電機"));
        lists.table.outages().failNext("ConcernStore.record", 1);
        assertThatThrownBy(() -> recalls.carryOn(() -> true)).isInstanceOf(OutageException.class);

        AtOnce.run(4, thread -> recalls.carryOn(() -> true));

        assertThat(recalled(published)).hasSize(250).doesNotHaveDuplicates();
        assertThat(lists.stores
                        .concerns()
                        .findRecall(id(published))
                        .orElseThrow()
                        .lists())
                .isEqualTo(250);
    }

    @Test
    void aWithdrawnEntryIsStillRecalledAsItWasPublished() {
        var list = lists.ready(item(1, "架空電機", "a", "b"));
        var published = lists.publish(Samples.terms("架空電機"));
        lists.stores
                .concerns()
                .store(
                        published.next(
                                ConcernState.WITHDRAWN,
                                Samples.terms("別の製造者"),
                                WatchedLists.REVIEWER,
                                Samples.NOW.plus(Duration.ofMinutes(1))),
                        null);

        recalls.carryOn(() -> true);

        assertThat(recalled(published)).containsExactly(list.id());
    }

    @Test
    void aDryRunFindsWhatTheRecallFindsAndChangesNothing() {
        var hit = new ArrayList<SubmissionId>();
        for (int i = 0; i < 5; i++) {
            hit.add(lists.ready(item(1, "架空電機", "スイッチ", "MX-" + i)).id());
            lists.ready(item(1, "架空電機", "スイッチ", "AX-" + i));
        }
        var draft = lists.stores.concerns().store(lists.samples.concern(narrow("架空電機", "MX-*"), Samples.NOW), null);

        assertThat(dryRun(draft)).containsExactlyInAnyOrderElementsOf(hit);

        assertThat(lists.table.recalled).isEmpty();
        assertThat(lists.stores.concerns().find(draft.id())).contains(draft);
        for (Viewer stranger :
                List.of(new Viewer.AgencyViewer(Samples.BODY), new Viewer.VendorViewer(lists.samples.vendor()))) {
            assertThat(queries.dryRun(stranger, draft.id(), PageRequest.first(10)))
                    .isEmpty();
            assertThat(queries.concern(stranger, draft.id())).isEmpty();
            assertThat(queries.naming(stranger, MentionKey.maker("架空電機").orElseThrow(), PageRequest.first(10)))
                    .isEmpty();
        }
    }

    private List<SubmissionId> dryRun(Concern concern) {
        var found = new ArrayList<SubmissionId>();
        @Nullable Position from = null;
        do {
            var page = queries.dryRun(WatchedLists.REVIEWER, concern.id(), new PageRequest(3, from))
                    .orElseThrow();
            page.entries().stream()
                    .map(FoundList::submission)
                    .map(Submission::id)
                    .forEach(found::add);
            from = page.nextPosition();
        } while (from != null);
        return found;
    }

    private static ConcernTerms narrow(String maker, String model) {
        return new ConcernTerms(
                List.of(maker),
                null,
                null,
                new NamePattern(model),
                null,
                "",
                "理由",
                Samples.START,
                null,
                Collections.emptySortedSet());
    }

    private static RecallId id(Concern published) {
        return RecallId.of(published.id(), published.version());
    }

    private List<RecalledList> found(Concern published) {
        return Pages.all(50, request -> lists.stores.concerns().recalledBy(id(published), request));
    }

    private List<SubmissionId> recalled(Concern published) {
        return found(published).stream().map(RecalledList::submission).toList();
    }
}
