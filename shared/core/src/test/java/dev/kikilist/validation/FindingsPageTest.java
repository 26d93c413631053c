package dev.kikilist.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page of findings is the catalogue. To write it anew: {@code ./mvnw -pl :kikilist-core -am test
 * -Dtest=FindingsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dpage=write}.
 */
class FindingsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "findings.md");

    @Test
    void isTheCatalogue() throws IOException {
        if ("write".equals(System.getProperty("page"))) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        return """
                # 指摘の一覧 / Findings

                確認で見つかる指摘のすべてです。`{0}` などは、その指摘の値に置き換わります。
                All that checking a list can find. `{0}` and so on stand for values of the finding. This page is made from the
                catalogue (`findings.tsv`); a test holds both equal.

                """
                + Arrays.stream(FindingClass.values())
                        .map(FindingsPageTest::section)
                        .collect(Collectors.joining("\n"));
    }

    private static String section(FindingClass findingClass) {
        return "## " + title(findingClass) + "\n\n| コード | 指摘 / finding | 対処 / what to do | 根拠 |\n|---|---|---|---|\n"
                + Arrays.stream(FindingCode.values())
                        .filter(code -> code.findingClass() == findingClass)
                        .map(code -> line(Catalogue.standard().entry(code)))
                        .collect(Collectors.joining());
    }

    private static String title(FindingClass findingClass) {
        return switch (findingClass) {
            case F -> "F 受付不可 / refused";
            case E -> "E 要修正 / to be corrected";
            case Q -> "Q 要確認 / to be confirmed";
            case R -> "R 確認担当のみ / for reviewers only";
        };
    }

    private static String line(Catalogue.Entry entry) {
        return "| %s | %s<br>%s | %s<br>%s | %s |\n"
                .formatted(
                        entry.code(),
                        cell(entry.japanese()),
                        cell(entry.english()),
                        cell(entry.adviceJapanese()),
                        cell(entry.adviceEnglish()),
                        entry.paragraph());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
