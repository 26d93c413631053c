package dev.kikilist.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.text.CorporateNumber;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.standard();
    private static final CellAddress AT = new CellAddress(0, "機器リスト", 12, 3);
    private static final FormCell CELL = new FormCell("raw", "value", AT);

    @ParameterizedTest
    @EnumSource
    void hasALineOfTheRightClass(FindingCode code) {
        var entry = CATALOGUE.entry(code);
        assertThat(entry.findingClass()).isEqualTo(code.findingClass());
        assertThat(entry.paragraph()).matches("§[1-8]|別紙[123]|様式");
        assertThat(entry.japanese()).isNotBlank();
        assertThat(entry.english()).isNotBlank();
        assertThat(entry.adviceJapanese()).isNotBlank().endsWith("。");
        assertThat(entry.adviceEnglish()).isNotBlank().endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void saysTheSameInBothLanguages(FindingCode code) {
        var entry = CATALOGUE.entry(code);
        assertThat(placeholders(entry.japanese())).isEqualTo(placeholders(entry.english()));
        assertThat(placeholders(entry.adviceJapanese())).isEqualTo(placeholders(entry.adviceEnglish()));
        assertThat(placeholders(entry.japanese())).containsAll(placeholders(entry.adviceJapanese()));
    }

    /** Calls every factory method of {@link Findings}. */
    @TestFactory
    Stream<DynamicTest> everyFactoryFitsItsSentence() {
        return factories()
                .map(factory -> DynamicTest.dynamicTest(factory.getName(), () -> {
                    var finding = (Finding) factory.invoke(null, samplesFor(factory));
                    var entry = CATALOGUE.entry(finding.code());
                    var expected = new TreeSet<Integer>();
                    for (int i = 0; i < finding.arguments().size(); i++) {
                        expected.add(i);
                    }
                    assertThat(placeholders(entry.japanese())).isEqualTo(expected);
                    var text = CATALOGUE.text(finding);
                    assertThat(text.japanese()).doesNotContain("{");
                    assertThat(text.english()).doesNotContain("{");
                }));
    }

    @Test
    void everyCodeHasAFactory() throws InvocationTargetException, IllegalAccessException {
        var made = EnumSet.noneOf(FindingCode.class);
        for (var factory : factories().toList()) {
            made.add(((Finding) factory.invoke(null, samplesFor(factory))).code());
        }
        assertThat(EnumSet.complementOf(made)).isEmpty();
    }

    @Test
    void showsTermsInTheReadersLanguage() {
        var text = CATALOGUE.text(Findings.fieldMissing(Term.PRODUCT, CELL));
        assertThat(text.japanese()).isEqualTo("製品名が記入されていません。");
        assertThat(text.english()).isEqualTo("The product (製品名) is missing.");
        assertThat(text.adviceJapanese()).startsWith("製品名を各行に");
        var several = CATALOGUE.text(Findings.headerNotRecognised(AT, "A | B", List.of(Term.MAKER, Term.MODEL)));
        assertThat(several.japanese()).contains("「製造業者名、型番」");
        assertThat(several.english()).contains("for maker (製造業者名), model (型番)").contains("A | B");
    }

    @Test
    void leavesOutWhatAStoredFindingLacks() {
        var text = CATALOGUE.text(Finding.ofFile(FindingCode.F004));
        assertThat(text.japanese()).doesNotContain("{");
    }

    @Test
    void showsBracesInAValueAsTheyAre() {
        var text = CATALOGUE.text(Findings.columnAdded(AT, "{0}{1}"));
        assertThat(text.japanese()).contains("「{0}{1}」");
    }

    @Test
    void cutsLongArgumentsBetweenCharacters() {
        var finding = Findings.columnAdded(AT, "𠮷".repeat(300));
        assertThat(finding.arguments().getFirst()).isEqualTo("𠮷".repeat(99) + "…");
    }

    private static Stream<Method> factories() {
        return Arrays.stream(Findings.class.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> method.getReturnType() == Finding.class);
    }

    private static Object[] samplesFor(Method factory) {
        return Arrays.stream(factory.getParameterTypes())
                .map(CatalogueTest::sample)
                .toArray();
    }

    private static Object sample(Class<?> type) {
        if (type == String.class) {
            return "text";
        } else if (type == int.class) {
            return 7;
        } else if (type == long.class) {
            return 8L;
        } else if (type == Term.class) {
            return Term.MODEL;
        } else if (type == FormCell.class) {
            return CELL;
        } else if (type == CellAddress.class) {
            return AT;
        } else if (type == LocalDate.class) {
            return LocalDate.of(2021, 9, 1);
        } else if (type == List.class) {
            return List.of();
        } else if (type == FindingCode.class) {
            return FindingCode.Q210;
        } else if (type == CorporateNumber.class) {
            return new CorporateNumber("7000012050002");
        } else if (type == CorporateNumber.Slip.class) {
            return CorporateNumber.Slip.T_PREFIX;
        }
        throw new IllegalArgumentException("no sample for " + type);
    }

    private static Set<Integer> placeholders(String text) {
        var found = new TreeSet<Integer>();
        for (int i = 0; i + 2 < text.length(); i++) {
            if (text.charAt(i) == '{' && text.charAt(i + 2) == '}') {
                found.add(text.charAt(i + 1) - '0');
            }
        }
        return found;
    }
}
