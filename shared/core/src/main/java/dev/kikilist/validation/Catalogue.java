package dev.kikilist.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The sentences of all findings, from {@code findings.tsv}.
 *
 * <p>An argument that is the Japanese word of a {@link Term}, or several joined by {@code 、}, is shown in English in the
 * English texts.
 */
public final class Catalogue {
    private static final int FIELDS = 7;
    private static final char SEPARATOR = '、';

    private final Map<FindingCode, Entry> entries;

    private Catalogue(Map<FindingCode, Entry> entries) {
        this.entries = entries;
    }

    /**
     * One line of the catalogue; the texts have placeholders {@code {0}}, {@code {1}} and so on.
     *
     * @param code the code
     * @param findingClass its class
     * @param paragraph where the rule comes from
     * @param japanese the sentence
     * @param english the same in English
     * @param adviceJapanese what to do
     * @param adviceEnglish the same in English
     */
    public record Entry(
            FindingCode code,
            FindingClass findingClass,
            String paragraph,
            String japanese,
            String english,
            String adviceJapanese,
            String adviceEnglish) {}

    /** Returns the catalogue that the project ships. */
    public static Catalogue standard() {
        return Standard.CATALOGUE;
    }

    /** Returns the line of {@code code}. */
    public Entry entry(FindingCode code) {
        var entry = entries.get(code);
        if (entry == null) {
            throw new IllegalStateException("findings.tsv has no line for " + code);
        }
        return entry;
    }

    /**
     * Returns {@code finding} in words. A placeholder for which the finding has no argument, as one stored by an earlier
     * version may, is left out.
     */
    public FindingText text(Finding finding) {
        var entry = entry(finding.code());
        var japanese = finding.arguments();
        var english = new ArrayList<String>(japanese.size());
        japanese.forEach(argument -> english.add(inEnglish(argument)));
        return new FindingText(
                filled(entry.japanese(), japanese),
                filled(entry.english(), english),
                filled(entry.adviceJapanese(), japanese),
                filled(entry.adviceEnglish(), english),
                entry.paragraph());
    }

    private static String inEnglish(String argument) {
        var whole = Term.of(argument);
        if (whole.isPresent()) {
            return whole.get().english();
        }
        var english = new StringBuilder();
        for (int start = 0; start <= argument.length(); ) {
            int end = argument.indexOf(SEPARATOR, start);
            end = end < 0 ? argument.length() : end;
            var term = Term.of(argument.substring(start, end));
            if (term.isEmpty()) {
                return argument;
            }
            english.append(english.isEmpty() ? "" : ", ").append(term.get().english());
            start = end + 1;
        }
        return english.toString();
    }

    private static String filled(String template, List<String> arguments) {
        var text = new StringBuilder(template.length() + 32);
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '{' && i + 2 < template.length() && template.charAt(i + 2) == '}') {
                int index = template.charAt(i + 1) - '0';
                text.append(index < arguments.size() ? arguments.get(index) : "");
                i += 2;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static Catalogue load() {
        var entries = new EnumMap<FindingCode, Entry>(FindingCode.class);
        for (var line : lines()) {
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            var fields = line.split("\t", -1);
            if (fields.length != FIELDS) {
                throw new IllegalStateException("findings.tsv: " + fields.length + " fields in: " + line);
            }
            var entry = new Entry(
                    FindingCode.valueOf(fields[0]),
                    FindingClass.valueOf(fields[1]),
                    fields[2],
                    fields[3],
                    fields[4],
                    fields[5],
                    fields[6]);
            if (entries.put(entry.code(), entry) != null) {
                throw new IllegalStateException("findings.tsv: " + entry.code() + " occurs twice");
            }
        }
        return new Catalogue(entries);
    }

    private static List<String> lines() {
        try (var resource = Catalogue.class.getResourceAsStream("findings.tsv")) {
            if (resource == null) {
                throw new IllegalStateException("findings.tsv is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the shipped catalogue when it is first asked for. */
    private static final class Standard {
        static final Catalogue CATALOGUE = load();
    }
}
