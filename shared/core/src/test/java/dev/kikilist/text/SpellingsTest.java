package dev.kikilist.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingsTest {
    private final Spellings<String> ministries = of(List.of("総務省", "法務省", "外務省", "財務省", "経済産業省", "内閣官房", "ids", "ips"));

    @ParameterizedTest
    @CsvSource({"経済産業所, 経済産業省", "経財産業省, 経済産業省", "経産業済省, ''", "総務庁, 総務省", "内閣房官, 内閣官房", "環境省, ''", "idz, ''"})
    void findsWhatWasMeant(String written, String meant) {
        assertThat(ministries.nearest(written)).isEqualTo(Optional.of(meant).filter(name -> !name.isEmpty()));
    }

    @Test
    void asksNothingWhereTwoAreAsNear() {
        assertThat(ministries.nearest("労務省")).isEmpty();
    }

    @Test
    void twoSpellingsOfOneValueAreNoTie() {
        var spellings = new Spellings<>(Map.of("サーバ", "SRV", "サーバー", "SRV"));
        assertThat(spellings.nearest("サーパー")).contains("SRV");
    }

    @Test
    void rulingOutBySignatureLosesNothing() {
        var texts = new WrittenText(5);
        var known = new HashMap<String, String>();
        for (int i = 0; i < 300; i++) {
            var word = word(texts);
            known.put(word, word);
        }
        var spellings = new Spellings<>(known);
        int found = 0;
        for (int i = 0; i < 4_000; i++) {
            var written = word(texts);
            var nearest = spellings.nearest(written);
            int limit = written.length() <= 5 ? 1 : 2;
            int least = known.keySet().stream()
                    .mapToInt(key -> EditDistance.bounded(written, key, limit))
                    .min()
                    .orElseThrow();
            var best = known.keySet().stream()
                    .filter(key -> EditDistance.bounded(written, key, limit) == least)
                    .toList();
            var expected = least > limit || best.size() > 1 ? Optional.<String>empty() : Optional.of(best.getFirst());
            assertThat(nearest).as(written).isEqualTo(expected);
            found += nearest.isPresent() ? 1 : 0;
        }
        assertThat(found).isGreaterThan(100);
    }

    private static String word(WrittenText texts) {
        var word = new StringBuilder();
        for (int letters = 4 + texts.below(5); letters > 0; letters--) {
            word.append((char) ('ア' + 2 * texts.below(12)));
        }
        return word.toString();
    }

    private static Spellings<String> of(List<String> names) {
        var known = new HashMap<String, String>();
        names.forEach(name -> known.put(name, name));
        return new Spellings<>(known);
    }
}
