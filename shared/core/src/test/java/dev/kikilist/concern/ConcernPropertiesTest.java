package dev.kikilist.concern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.Folding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of matching, whatever is written. A failure names its seed: the number of the repetition. */
class ConcernPropertiesTest {
    private static final int SEEDS = 300;
    private static final String LETTERS = "架空電機髙﨑𠮷ヴァベルクサーバあいうＡＢａｂ１２ab12ｳﾞｪﾙ　 -－ー・()㈱";
    private static final List<String> NUMBERS = List.of("7000012050002", "8000012010038", "1180301018771");
    private static final List<String> CATEGORIES = List.of("NET", "NET-HUB", "SRV", "SFT");

    @RepeatedTest(SEEDS)
    void aPatternWithoutStarIsTheWholeName(RepetitionInfo repetition) {
        var random = random(repetition);
        var one = text(random, 6);
        var other = random.nextBoolean() ? one.toUpperCase(Locale.ROOT) : text(random, 6);

        assertThat(new NamePattern(one).matches(other))
                .isEqualTo(Folding.fold(one).equals(Folding.fold(other)));
    }

    @RepeatedTest(SEEDS)
    void starsStandForWhatIsLeftOut(RepetitionInfo repetition) {
        var random = random(repetition);
        var letters = "電機髙Ａｂ1２xyZ";
        var name = text(random, letters, 8);
        int from = random.nextInt(name.length() + 1);
        int to = from + random.nextInt(name.length() - from + 1);

        assertThat(new NamePattern(name.substring(0, from) + "*" + name.substring(to)).matches(name))
                .as("%s without %d to %d", name, from, to)
                .isTrue();
        assertThat(new NamePattern("*" + name.substring(from, to) + "＊").matches(name))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "MX-*, MX-9100, true",
        "MX-*, ＭＸ－９１００, true",
        "MX-*, AMX-9100, false",
        "*MX*, AMX-9100, true",
        "A*A, A, false",
        "A*A, AA, true",
        "A*B*C, AxxBxxC, true",
        "A*B*C, AxxCxxB, false",
        "AB*BC, ABC, false",
        "*, anything, true"
    })
    void starsMeanWhatOneExpects(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }

    @RepeatedTest(SEEDS)
    void whateverAnEntryDescribesItsKeysFind(RepetitionInfo repetition) {
        var random = random(repetition);
        var pool = List.of(text(random, 4), text(random, 4), text(random, 2));
        var terms = terms(random, pool);
        for (int i = 0; i < 20; i++) {
            var item = item(random, pool);
            if (!terms.keys().isEmpty() && terms.describes(item)) {
                assertThat(MentionKey.of(item)).containsAnyElementsOf(terms.keys());
            }
        }
    }

    @RepeatedTest(SEEDS)
    void howAMakerIsSpelledDoesNotMatter(RepetitionInfo repetition) {
        var random = random(repetition);
        var name = "架空ヴェルク" + text(random, "電機東西南北", 3);
        var terms = new ConcernTerms(
                List.of(respelled(random, name)),
                null,
                null,
                null,
                null,
                "",
                "理由",
                LocalDate.EPOCH,
                null,
                Collections.emptySortedSet());

        assertThat(terms.describes(item(respelled(random, name), null, "製品", "型番", null)))
                .isTrue();
    }

    @Test
    void aMakerEntryWithoutPatternsNeedsNoRows() {
        var maker = new ConcernTerms(
                List.of("架空電機"), null, null, null, null, "", "", LocalDate.EPOCH, null, Collections.emptySortedSet());
        var narrow = new ConcernTerms(
                List.of("架空電機"),
                null,
                null,
                new NamePattern("MX*"),
                null,
                "",
                "",
                LocalDate.EPOCH,
                null,
                Collections.emptySortedSet());
        var starsOnly = new ConcernTerms(
                List.of(),
                null,
                null,
                new NamePattern("MX*"),
                null,
                "",
                "",
                LocalDate.EPOCH,
                null,
                Collections.emptySortedSet());

        assertThat(maker.query())
                .hasValueSatisfying(query -> assertThat(query.keySuffices()).isTrue());
        assertThat(narrow.query())
                .hasValueSatisfying(query -> assertThat(query.keySuffices()).isFalse());
        assertThat(starsOnly.query()).isEmpty();
    }

    private static Random random(RepetitionInfo repetition) {
        return new Random(repetition.getCurrentRepetition());
    }

    private static ConcernTerms terms(Random random, List<String> pool) {
        List<String> makers = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            makers.add(pick(random, pool));
        }
        return new ConcernTerms(
                makers,
                random.nextInt(3) == 0 ? new CorporateNumber(pick(random, NUMBERS)) : null,
                random.nextInt(3) == 0 ? pattern(random, pool) : null,
                random.nextInt(3) == 0 ? pattern(random, pool) : null,
                random.nextInt(3) == 0 ? new CategoryCode(pick(random, CATEGORIES)) : null,
                "",
                "理由",
                LocalDate.EPOCH,
                null,
                Collections.emptySortedSet());
    }

    private static NamePattern pattern(Random random, List<String> pool) {
        var text = pick(random, pool);
        return new NamePattern(random.nextBoolean() ? text : text.substring(0, text.length() / 2) + "*");
    }

    private static EquipmentItem item(Random random, List<String> pool) {
        return item(
                pick(random, pool),
                random.nextBoolean() ? new CorporateNumber(pick(random, NUMBERS)) : null,
                pick(random, pool),
                pick(random, pool),
                random.nextBoolean() ? new CategoryCode(pick(random, CATEGORIES)) : null);
    }

    private static EquipmentItem item(
            String maker,
            @Nullable CorporateNumber number,
            String product,
            String model,
            @Nullable CategoryCode category) {
        return new EquipmentItem(
                1,
                cell("法人", 0),
                cell("1", 1),
                cell("区分", 2),
                category,
                cell(maker, 3),
                cell(number == null ? "" : number.value(), 4),
                number,
                cell(product, 5),
                cell(model, 6),
                Map.of());
    }

    private static FormCell cell(String text, int column) {
        return new FormCell(text, Folding.tidy(text), new CellAddress(0, "機器リスト", 13, column));
    }

    private static String respelled(Random random, String name) {
        var forms = List.of("株式会社%s", "%s株式会社", "㈱%s", "（株）%s", "%s（株）", "%s", " %s ");
        var spelled = pick(random, forms).formatted(name);
        return switch (random.nextInt(4)) {
            case 0 -> spelled.replace("ヴェ", "ベ");
            case 1 -> spelled.replace("ヴェルク", "ｳﾞｪﾙｸ");
            case 2 -> spelled.replace("空", "空 ");
            default -> spelled;
        };
    }

    private static String text(Random random, int longest) {
        return text(random, LETTERS, longest);
    }

    private static String text(Random random, String letters, int longest) {
        int[] points = letters.codePoints().toArray();
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(longest); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
