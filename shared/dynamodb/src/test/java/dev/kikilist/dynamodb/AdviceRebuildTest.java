package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.dynamodb.AdviceRebuild.Released;
import dev.kikilist.dynamodb.AdvisedProducts.NotedRelease;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.testkit.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the notes of advised products have to be, beside what is noted. */
class AdviceRebuildTest extends DynamoDbTest {
    private static final ProductKey PRODUCT = new ProductKey(
            MentionKey.maker("架空電機").orElseThrow(), MentionKey.model("MX-1").orElseThrow());

    private final AdviceRebuild advice = new AdviceRebuild();

    @Test
    void whatIsNotedOfAListThatCannotBeReadStays() {
        table.put(AdvisedProducts.encode(PRODUCT, List.of(release('b', 1, 20))));
        add(release('a', 1, 10), release('a', 2, 30));

        assertThat(differences()).as("the note, and its maker's mark").hasSize(2);

        assertThat(noted()).containsExactly(release('a', 1, 10), release('b', 1, 20), release('a', 2, 30));
        assertThat(differences()).isEmpty();
    }

    @Test
    void whatIsNotedInAnotherOrderOrCameToNothingIsLeft() {
        var noted = List.of(release('a', 2, 30), release('a', 1, 10), release('a', 3, 40));
        table.put(AdvisedProducts.encode(PRODUCT, noted));
        table.put(AdvisedProducts.encode(PRODUCT.maker()));
        add(release('a', 1, 10), release('a', 2, 30));

        assertThat(differences()).isEmpty();
        assertThat(noted()).isEqualTo(noted);
    }

    @Test
    void aReleaseWithoutThisConcernIsTakenOut() {
        table.put(AdvisedProducts.encode(PRODUCT, List.of(release('a', 1, 10), release('b', 1, 20))));
        add(release('a', 1, 10));
        advice.add(new Released(new SubmissionId(id('b')), Map.of(release('b', 1, 20), Set.of())), Map.of());

        assertThat(differences()).hasSize(2);
        assertThat(noted()).containsExactly(release('a', 1, 10));
    }

    @Test
    void theLastReleasesAreNoted() {
        var all = IntStream.rangeClosed(1, 30)
                .mapToObj(number -> release('a', number, number))
                .toArray(NotedRelease[]::new);
        add(all);

        assertThat(differences()).hasSize(2);

        assertThat(noted()).isEqualTo(List.of(all).subList(10, 30));
        assertThat(differences()).isEmpty();
    }

    private void add(NotedRelease... releases) {
        var list = releases[0].list();
        var rows = new HashMap<NotedRelease, Set<Integer>>();
        for (var release : releases) {
            rows.put(release, Set.of(7));
        }
        advice.add(new Released(list, rows), Map.of(7, PRODUCT));
    }

    private List<String> differences() {
        var told = new ArrayList<String>();
        var items = new Reconciliation(table, true, told::add);
        advice.rebuild(table, items);
        items.flush();
        return told;
    }

    private List<NotedRelease> noted() {
        return AdvisedProducts.releases(table.find(Keys.advisedProduct(PRODUCT)).orElseThrow());
    }

    private static NotedRelease release(char list, int number, int second) {
        return new NotedRelease(new SubmissionId(id(list)), number, Samples.NOW.plusSeconds(second));
    }

    private static String id(char list) {
        return "s" + String.valueOf(list).repeat(26);
    }
}
