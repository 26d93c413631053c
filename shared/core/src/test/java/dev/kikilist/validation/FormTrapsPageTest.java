package dev.kikilist.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that the page of traps names exists, and every code that it names is in the catalogue. */
class FormTrapsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "form-traps.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern CODE = Pattern.compile("\\b[FEQR]\\d{3}\\b");
    private static final List<Path> MODULES = List.of(Path.of("."), Path.of("..", "workbook"));

    @Test
    void everyTrapNamesATestThatExists() throws IOException {
        var missing = new ArrayList<String>();
        var rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| trap "))
                .toList();
        for (var row : rows) {
            var named = NAMED.matcher(row);
            if (!named.find() || !isTest(named.group(1), named.group(2))) {
                missing.add(row);
            }
        }
        assertThat(rows).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyCodeIsKnown() throws IOException {
        var known = Stream.of(FindingCode.values()).map(FindingCode::name).toList();

        assertThat(CODE.matcher(Files.readString(PAGE)).results().map(MatchResult::group))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    private static boolean isTest(String type, String method) throws IOException {
        for (var module : MODULES) {
            try (Stream<Path> files = Files.walk(module.resolve(Path.of("src", "test", "java")))) {
                if (files.filter(file -> file.endsWith(type + ".java"))
                        .anyMatch(file -> source(file).contains("void " + method + "("))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
