package dev.kikilist.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.text.CorporateNumber;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameFilterTest {
    private static final int NAMES = 10_000;

    @Test
    void admitsEveryNameThatWasAdded() {
        var names = models(0, NAMES);

        var filter = NameFilter.of(NameFilter.of(names).bytes());

        assertThat(names).allMatch(name -> filter.admitsAny(List.of(name)));
    }

    @Test
    void admitsFewOthersAmongTenThousand() {
        var filter = NameFilter.of(models(0, NAMES));

        var admitted = models(NAMES, 2 * NAMES).stream()
                .filter(name -> filter.admitsAny(List.of(name)))
                .count();

        assertThat(admitted).isLessThan(NAMES / 50);
    }

    @Test
    void tellsFacetsApart() {
        var number = new CorporateNumber("7000012050002");
        var filter = NameFilter.of(List.of(MentionKey.of(number)));

        assertThat(filter.admitsAny(List.of(MentionKey.model(number.value()).orElseThrow())))
                .isFalse();
        assertThat(filter.admitsAny(List.of(MentionKey.model(number.value()).orElseThrow(), MentionKey.of(number))))
                .isTrue();
    }

    @Test
    void staysSmallHoweverManyNamesThereAre() {
        assertThat(NameFilter.of(models(0, 100_000)).bytes()).hasSizeLessThanOrEqualTo(16 * 1024);
    }

    /** Filters are stored. Where this changes, every list of many names has to be indexed again. */
    @Test
    void mapsANameToTheBitsThatItAlwaysHad() {
        var filter = NameFilter.of(List.of(MentionKey.model("ＭＸ－9100").orElseThrow()));

        assertThat(BitSet.valueOf(filter.bytes()).stream()).containsExactly(10_313, 40_285, 70_257, 100_229);
    }

    private static List<MentionKey> models(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> MentionKey.model("型番-" + i).orElseThrow())
                .toList();
    }
}
