package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.AdvisedList;
import dev.kikilist.advice.GivenAdvice;
import dev.kikilist.advice.ItemAdvice;
import dev.kikilist.advice.Opinion;
import dev.kikilist.advice.Release;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewState;
import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.submission.Submission;
import dev.kikilist.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is noted of products before advice on them is released, and what it costs to ask. */
class AdvisedProductsTest extends DynamoDbTest {
    private static final AuditEntry HAPPENED = AuditEntry.of(AuditKind.ADVICE_RELEASED, Samples.NOW, Map.of());

    private static final Opinion OPINION = new Opinion(
            AdviceKind.REPLACEMENT,
            "差替",
            List.of(new ItemAdvice(1, AdviceKind.REPLACEMENT, "差替")),
            Samples.reviewer("NISC", "r-1"),
            Samples.NOW,
            null);

    private final CountedCalls calls = new CountedCalls();

    @Test
    void whatWasNotedCountsOnceItsReleaseIsMade() {
        var list = list();
        stores.reviews().store(review(list, 1, 0), HAPPENED, null, List.of());
        new AdvisedProducts(table).note(list.id(), made(1), Set.of(product("架空電機", 1)));
        assertThat(stores.reviews().advisedBefore(List.of(product("架空電機", 1))))
                .as("the run died before the release")
                .isEmpty();

        release(list, 2, 1, Set.of(product("架空電機", 1)));
        new AdvisedProducts(table).note(list.id(), made(2), Set.of(product("架空電機", 2)));

        assertThat(stores.reviews().advisedBefore(List.of(product("架空電機", 1), product("架空電機", 2))))
                .as("the second release is not made yet")
                .isEqualTo(Map.of(product("架空電機", 1), list.id()));
    }

    @Test
    void aNoteOfAReleaseThatWasMadeAtAnotherTimeCountsForNothing() {
        var list = list();
        stores.reviews().store(review(list, 1, 0), HAPPENED, null, List.of());
        var before = Samples.NOW.minusSeconds(1);
        new AdvisedProducts(table)
                .note(list.id(), new Release(1, List.of(OPINION), OPINION.by(), before), Set.of(product("架空電機", 1)));

        release(list, 2, 1, Set.of(product("架空電機", 2)));

        assertThat(stores.reviews().advisedBefore(List.of(product("架空電機", 1), product("架空電機", 2))))
                .as("an office changed its opinion in between")
                .containsOnlyKeys(product("架空電機", 2));
    }

    @Test
    void moreProductsThanATransactionHoldsAreAdvisedOnAtOnce() {
        var list = list();
        stores.reviews().store(review(list, 1, 0), HAPPENED, null, List.of());
        var products =
                IntStream.range(0, 200).mapToObj(i -> product("製造者" + i % 3, i)).collect(Collectors.toSet());

        release(list, 2, 1, products);

        assertThat(stores.reviews().advisedBefore(products).keySet()).isEqualTo(products);
    }

    @Test
    void theLastReleasesOfAProductAreRemembered() {
        var product = product("架空電機", 1);
        var noted = new AdvisedProducts(table);
        var old = list();
        for (int i = 1; i <= 30; i++) {
            noted.note(old.id(), made(i), Set.of(product));
        }
        var list = list();
        stores.reviews().store(review(list, 1, 0), HAPPENED, null, List.of());

        release(list, 2, 1, Set.of(product));
        noted.note(list.id(), made(1), Set.of(product));

        assertThat(stores.reviews().advisedBefore(List.of(product))).containsValue(list.id());
        assertThat(table.find(Keys.advisedProduct(product)).orElseThrow().texts("releases"))
                .hasSize(20)
                .startsWith(old.id() + "#12#" + Samples.NOW)
                .endsWith(list.id() + "#1#" + Samples.NOW);
    }

    @Test
    void askingTakesTwoReads() {
        var watched = storesThrough(calls);
        var products = IntStream.range(0, 20).mapToObj(i -> product("架空電機", i)).toList();

        watched.mentions().known(List.of(products.getFirst().maker()), list().id());
        assertThat(calls.taken()).containsExactly("BatchGetItem");
        assertThat(calls.keysTaken())
                .as("who named the maker first, its mark, and the revision of the concern list")
                .isEqualTo(3);

        var list = list();
        stores.reviews().store(review(list, 1, 0), HAPPENED, null, List.of());
        release(list, 2, 1, Set.of(products.getFirst()));
        watched.reviews().advisedBefore(products);
        assertThat(calls.taken()).as("the products, the review").containsExactly("BatchGetItem", "BatchGetItem");
        assertThat(calls.keysTaken()).isEqualTo(20 + 1);
    }

    private void release(Submission list, int version, int releases, Set<ProductKey> products) {
        var counted =
                new AdvisedList(2026, Samples.owner(list).invitationId(), Samples.BODY, Set.of(AdviceKind.REPLACEMENT));
        stores.reviews()
                .store(review(list, version, releases), HAPPENED, new GivenAdvice(counted, products), List.of());
    }

    private Submission list() {
        var procurement = stores.procurements().create(samples.procurement());
        var invitation = stores.procurements().create(samples.invitation(procurement));
        return Samples.begin(stores.submissions(), samples.received(invitation));
    }

    private static ProductKey product(String maker, int model) {
        return new ProductKey(
                MentionKey.maker(maker).orElseThrow(),
                MentionKey.model("MX-" + model).orElseThrow());
    }

    private static Release made(int number) {
        return new Release(number, List.of(OPINION), OPINION.by(), Samples.NOW);
    }

    private static Review review(Submission list, int version, int releases) {
        return new Review(
                list.id(),
                Samples.owner(list),
                List.of(new AdvisingOfficeCode("NISC")),
                releases == 0 ? ReviewState.REQUESTED : ReviewState.RELEASED,
                version,
                version,
                Samples.NOW,
                List.of(OPINION),
                List.of(),
                List.of(),
                IntStream.rangeClosed(1, releases)
                        .mapToObj(AdvisedProductsTest::made)
                        .toList(),
                null);
    }
}
