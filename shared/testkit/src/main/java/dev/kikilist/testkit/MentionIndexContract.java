package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.concern.ConcernState;
import dev.kikilist.mention.Mention;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.mention.NameFilter;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Submission;
import dev.kikilist.text.CorporateNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every index of mentions does. */
public abstract class MentionIndexContract extends StoreContract {
    private static final MentionKey MAKER = MentionKey.maker("株式会社架空電機").orElseThrow();
    private static final MentionKey NUMBER = MentionKey.of(new CorporateNumber("7000012050002"));
    private static final MentionKey MODEL = MentionKey.model("MX-9100").orElseThrow();

    @Test
    void givesBackWhatWasStored() {
        var mention = mention(MAKER, list(), 1, 3);

        stores.mentions().write(List.of(mention));

        assertThat(stores.mentions().mentions(MAKER, PageRequest.first(10)).entries())
                .containsExactly(mention);
    }

    @Test
    void givesBackWhatElseAListOfManyNamesMayName() {
        var list = list();
        var many = new Mention(
                MentionKey.MANY,
                new Lease(list.id(), 1),
                Samples.owner(list),
                list.receivedAt(),
                9_000,
                "",
                NameFilter.of(Set.of(MAKER, MODEL)));

        stores.mentions().write(List.of(many));

        assertThat(stores.mentions()
                        .mentions(MentionKey.MANY, PageRequest.first(10))
                        .entries())
                .containsExactly(many);
    }

    @Test
    void keepsKeysApart() {
        var list = list();
        stores.mentions().write(List.of(mention(MAKER, list, 1, 1), mention(MODEL, list, 1, 2)));

        assertThat(stores.mentions().mentions(MODEL, PageRequest.first(10)).entries())
                .containsExactly(mention(MODEL, list, 1, 2));
        assertThat(stores.mentions()
                        .mentions(MentionKey.product("MX-9100").orElseThrow(), PageRequest.first(10))
                        .entries())
                .as("a product called like the model")
                .isEmpty();
    }

    @Test
    void storesOnceWhatIsStoredTwice() {
        var list = list();

        stores.mentions().write(List.of(mention(MAKER, list, 1, 1)));
        stores.mentions().write(List.of(mention(MAKER, list, 1, 4)));

        assertThat(stores.mentions().mentions(MAKER, PageRequest.first(10)).entries())
                .containsExactly(mention(MAKER, list, 1, 4));
    }

    @Test
    void leavesWhatAnotherLeaseStored() {
        var list = list();
        var later = mention(MAKER, list, 2, 5);
        stores.mentions().write(List.of(later));

        stores.mentions().write(List.of(mention(MAKER, list, 1, 1)));

        assertThat(stores.mentions().mentions(MAKER, PageRequest.first(10)).entries())
                .contains(later);
    }

    @Test
    void listsTheLastReceivedFirstInPages() {
        var mentions = new ArrayList<Mention>();
        for (int i = 0; i < 61; i++) {
            var list = samples.received(invite(), Samples.NOW.plusMillis(i));
            mentions.addFirst(mention(MAKER, list, 1, 1));
        }

        stores.mentions().write(mentions);
        stores.mentions().writeFirst(Set.of(MAKER), mentions.getFirst().lease().submission());

        assertThat(Pages.all(7, request -> stores.mentions().mentions(MAKER, request)))
                .isEqualTo(mentions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "~FIRST", "s0123456789abcdefghijklmnop"})
    void refusesAPositionThatIsNotItsOwn(String position) {
        assertThatThrownBy(() -> stores.mentions().mentions(MAKER, new PageRequest(10, new Position(position))))
                .isInstanceOf(MalformedPositionException.class);
    }

    @Test
    void saysUnderWhatElseAListIsFound() {
        var list = list();
        var mention = mention(MAKER, list, 1, 1);
        stores.mentions().write(List.of(mention, mention(NUMBER, list, 1, 1)));
        stores.mentions().write(List.of(mention(MODEL, list(), 1, 1), mention(MODEL, list, 2, 1)));

        assertThat(stores.mentions().alsoUnder(mention, Set.of(NUMBER, MODEL))).containsExactly(NUMBER);
    }

    @Test
    void remembersWhichListNamedSomethingFirst() {
        var first = list();
        var second = list();
        assertThat(stores.mentions().known(Set.of(MAKER, MODEL), first.id()).named())
                .isEmpty();

        stores.mentions().write(List.of(mention(MAKER, first, 1, 1), mention(MODEL, first, 1, 1)));
        stores.mentions().writeFirst(Set.of(MAKER), first.id());

        assertThat(stores.mentions().known(Set.of(MAKER, MODEL), first.id()).named())
                .as("itself, read again")
                .isEmpty();
        assertThat(stores.mentions().known(Set.of(MAKER, MODEL), second.id()).named())
                .containsExactly(MAKER);
    }

    @Test
    void tellsTheRevisionOfTheConcernListThatStandsNow() {
        var list = list();
        assertThat(stores.mentions().known(Set.of(), list.id()).concernRevision())
                .isZero();
        var terms = Samples.terms("架空電機");
        var draft = stores.concerns().store(samples.concern(terms, Samples.NOW), null);

        stores.concerns().store(draft.next(ConcernState.PUBLISHED, terms, draft.changedBy(), Samples.NOW), null);

        assertThat(stores.mentions().known(Set.of(MAKER), list.id()).concernRevision())
                .isEqualTo(stores.concerns().published().revision())
                .isEqualTo(1);
    }

    private Submission list() {
        return samples.received(invite());
    }

    private static Mention mention(MentionKey key, Submission list, int fence, int rows) {
        return new Mention(
                key, new Lease(list.id(), fence), Samples.owner(list), list.receivedAt(), rows, "㈱架空電機 " + key.facet());
    }
}
