package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.ChainCheck;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernEvents;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.ConcernTerms;
import dev.kikilist.concern.NamePattern;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallState;
import dev.kikilist.concern.RecalledList;
import dev.kikilist.identity.OpaqueId;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.text.CorporateNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of the concern list does. */
public abstract class ConcernStoreContract extends StoreContract {
    @Test
    void givesBackWhatWasStored() {
        var bodies = new TreeSet<BodyCode>(Comparator.comparing(BodyCode::value));
        bodies.add(Samples.BODY);
        bodies.add(Samples.OTHER_BODY);
        var terms = new ConcernTerms(
                List.of("架空電機", "カクウデンキ", "Kakuu Electric"),
                new CorporateNumber("7000012050002"),
                new NamePattern("コアスイッチ*"),
                new NamePattern("MX-*"),
                new CategoryCode("NET"),
                "JP",
                "理由\n二行目",
                Samples.START,
                Samples.START.plusYears(1),
                bodies);
        var concern = samples.concern(terms, Samples.NOW);

        assertThat(stores.concerns().store(concern, null)).isEqualTo(concern);

        assertThat(stores.concerns().find(concern.id())).contains(concern);
        assertThat(stores.concerns().history(concern.id())).containsExactly(concern);
        assertThat(stores.concerns().find(draft().id())).isEmpty();
        assertThat(stores.concerns().history(draft().id())).isEmpty();
    }

    @Test
    void keepsEveryVersion() {
        var first = stored(draft());
        var second = stored(next(first, ConcernState.PUBLISHED));
        var third = stored(next(second, ConcernState.WITHDRAWN));

        assertThat(stores.concerns().history(first.id())).containsExactly(first, second, third);
        assertThat(stores.concerns().find(first.id())).contains(third);
    }

    @Test
    void ofTwoVersionsInTheSamePlaceTheFirstStands() {
        var first = stored(draft());
        var second = stored(next(first, ConcernState.PUBLISHED));

        var other = first.next(
                ConcernState.WITHDRAWN, first.terms(), Samples.reviewer("DIGITAL", "r-2"), Samples.NOW.plusSeconds(9));

        assertThat(stores.concerns().store(other, null)).isEqualTo(second);
        assertThat(stores.concerns().history(first.id())).containsExactly(first, second);
    }

    @Test
    void manyAtOnceStoreOneVersion() {
        var first = stored(draft());

        var standing = AtOnce.run(
                8,
                thread -> stores.concerns()
                        .store(
                                first.next(
                                        ConcernState.PUBLISHED,
                                        Samples.terms("製造者" + thread),
                                        first.changedBy(),
                                        Samples.NOW),
                                null));

        assertThat(standing).containsOnly(stores.concerns().find(first.id()).orElseThrow());
        assertThat(stores.concerns().published().revision()).isEqualTo(1);
        assertThat(ChainCheck.faults(
                        ConcernEvents.subject(first.id()),
                        stores.audit().events(ConcernEvents.subject(first.id())),
                        stores.audit().head(ConcernEvents.subject(first.id())).orElseThrow()))
                .isEmpty();
    }

    @Test
    void onlyWhatIsPublishedIsOnTheList() {
        var draft = stored(draft());
        assertThat(stores.concerns().published().entries()).isEmpty();
        assertThat(stores.concerns().published().revision()).isZero();

        var published = stored(next(draft, ConcernState.PUBLISHED));
        stored(draft());
        assertThat(stores.concerns().published().entries()).containsExactly(published);
        assertThat(stores.concerns().published().revision()).isEqualTo(1);

        stored(next(published, ConcernState.WITHDRAWN));
        assertThat(stores.concerns().published().entries()).isEmpty();
        assertThat(stores.concerns().published().revision()).isEqualTo(2);
    }

    @Test
    void listsTheLastDraftedFirstInPages() {
        var concerns = new ArrayList<Concern>();
        for (int i = 0; i < 7; i++) {
            concerns.addFirst(stored(samples.concern(Samples.terms("製造者" + i), Samples.NOW.plusSeconds(i))));
        }

        Eventually.holds(() -> assertThat(
                        Pages.all(3, request -> stores.concerns().concerns(request)))
                .isEqualTo(concerns));
        assertThatThrownBy(() -> stores.concerns().concerns(new PageRequest(3, new Position("x"))))
                .isInstanceOf(MalformedPositionException.class);
    }

    @Test
    void whatHappenedIsAChainOfItsOwn() {
        var draft = stored(draft());
        var published = next(draft, ConcernState.PUBLISHED);
        var recall = recall(published);
        stores.concerns().store(published, recall);
        stores.concerns().record(List.of(), after(recall, 0, null), List.of());
        stored(next(published, ConcernState.WITHDRAWN));
        var subject = ConcernEvents.subject(draft.id());

        var events = stores.audit().events(subject);

        assertThat(events)
                .extracting(event -> event.entry().kind())
                .containsExactly(
                        AuditKind.CONCERN_DRAFTED,
                        AuditKind.CONCERN_PUBLISHED,
                        AuditKind.CONCERN_RECALLED,
                        AuditKind.CONCERN_WITHDRAWN);
        assertThat(events).allMatch(AuditEvent::isIntact);
        assertThat(stores.audit().head(subject)).contains(events.getLast().head());
        assertThat(events.getFirst().entry().facts()).containsEntry("by", "NISC/r-1");
    }

    @Test
    void aRecallIsRunningUntilItsLastStep() {
        var published = next(stored(draft()), ConcernState.PUBLISHED);
        var recall = recall(published);
        stores.concerns().store(published, recall);
        Eventually.holds(() -> assertThat(stores.concerns().running(10)).containsExactly(recall.id()));
        assertThat(stores.concerns().findRecall(recall.id())).contains(recall);

        var first = after(recall, 2, new Position("0:there"));
        assertThat(stores.concerns().record(List.of(found(recall, "a"), found(recall, "b")), first, List.of()))
                .isTrue();
        assertThat(stores.concerns().findRecall(recall.id())).contains(first);

        var last = after(first, 1, null);
        assertThat(stores.concerns().record(List.of(found(recall, "c")), last, List.of()))
                .isTrue();
        assertThat(last.state()).isEqualTo(RecallState.DONE);
        assertThat(last.lists()).isEqualTo(3);
        assertThat(stores.concerns().findRecall(recall.id())).contains(last);
        Eventually.holds(() -> assertThat(stores.concerns().running(10)).isEmpty());
    }

    @Test
    void theMailsOfARecallAreOwedWithTheStepThatOwesThem() {
        var published = next(stored(draft()), ConcernState.PUBLISHED);
        var recall = recall(published);
        stores.concerns().store(published, recall);
        var mail = new MailOwed(
                new MailId(
                        new MailMatter.OfRecall(published.id(), published.version()),
                        Occasion.RECALLED,
                        new Recipient.Office(new AdvisingOfficeCode("NISC"))),
                Samples.NOW);

        var unheeded = after(after(recall, 1, new Position("0:there")), 0, null);
        assertThat(stores.concerns().record(List.of(), unheeded, List.of(mail))).isFalse();
        assertThat(stores.outbox().state(mail.id())).isEmpty();
        assertThat(stores.concerns().record(List.of(), after(recall, 1, null), List.of(mail)))
                .isTrue();
        assertThat(stores.outbox().state(mail.id())).contains(new MailState.Pending());

        var claim = stores.outbox().claim(mail.id(), Samples.NOW).orElseThrow();
        stores.outbox().sent(claim, "m-1", Samples.NOW);
        var events = stores.audit().events(ConcernEvents.subject(published.id()));
        assertThat(events.getLast().entry().kind()).isEqualTo(AuditKind.MAIL_SENT);
        assertThat(events.getLast().entry().facts()).containsEntry("mail", "RECALLED#2/OFFICE:NISC");
        assertThat(stores.audit().head(ConcernEvents.subject(published.id())))
                .contains(events.getLast().head());
    }

    @Test
    void aStepIsRecordedOnce() {
        var published = next(stored(draft()), ConcernState.PUBLISHED);
        var recall = recall(published);
        stores.concerns().store(published, recall);
        var step = after(recall, 1, new Position("0:there"));

        var recorded = AtOnce.run(6, thread -> stores.concerns().record(List.of(found(recall, "a")), step, List.of()));

        assertThat(recorded).containsOnlyOnce(true);
        assertThat(stores.concerns().findRecall(recall.id())).contains(step);
        assertThat(stores.concerns().record(List.of(), after(step, 1, null), List.of()))
                .isTrue();
        assertThat(stores.concerns().record(List.of(), after(step, 9, null), List.of()))
                .isFalse();
    }

    @Test
    void listsWhatARecallFoundAndByWhatAListWasRecalled() {
        var published = next(stored(draft()), ConcernState.PUBLISHED);
        var recall = recall(published);
        stores.concerns().store(published, recall);
        var other = next(stored(draft()), ConcernState.PUBLISHED);
        stores.concerns().store(other, recall(other));
        var found = new ArrayList<RecalledList>();
        for (int i = 0; i < 30; i++) {
            found.add(found(recall, "list" + i));
        }
        stores.concerns().record(found, after(recall, found.size(), null), List.of());
        stores.concerns().record(List.of(found(recall(other), "list3")), after(recall(other), 1, null), List.of());

        Eventually.holds(() -> assertThat(
                        Pages.all(7, request -> stores.concerns().recalledBy(recall.id(), request)))
                .containsExactlyInAnyOrderElementsOf(found));
        assertThat(stores.concerns().recallsOf(found.get(3).submission()))
                .containsExactlyInAnyOrder(found.get(3), found(recall(other), "list3"));
        assertThat(stores.concerns().recallsOf(new SubmissionId(samples.id('s'))))
                .isEmpty();
        assertThatThrownBy(() -> stores.concerns().recalledBy(recall.id(), new PageRequest(3, new Position("x"))))
                .isInstanceOf(MalformedPositionException.class);
    }

    private Concern draft() {
        return samples.concern(Samples.terms("架空電機"), Samples.NOW);
    }

    private Concern stored(Concern concern) {
        return stores.concerns().store(concern, null);
    }

    private static Concern next(Concern concern, ConcernState state) {
        return concern.next(
                state, concern.terms(), concern.changedBy(), concern.changedAt().plus(Duration.ofMinutes(1)));
    }

    private static Recall recall(Concern published) {
        return Recall.of(published);
    }

    private static Recall after(Recall recall, int found, @Nullable Position next) {
        return new Recall(
                recall.id(),
                recall.concern(),
                recall.concernVersion(),
                next == null ? RecallState.DONE : RecallState.RUNNING,
                recall.steps() + 1,
                next,
                recall.lists() + found,
                recall.startedAt(),
                recall.changedAt().plusSeconds(1),
                Set.of(new AdvisingOfficeCode("NISC")),
                List.of(new SubmissionId(OpaqueId.derived('s', "a"))));
    }

    private static RecalledList found(Recall recall, String list) {
        return new RecalledList(
                new SubmissionId(OpaqueId.derived('s', list)),
                recall.id(),
                recall.concern(),
                recall.concernVersion(),
                2,
                recall.startedAt());
    }
}
