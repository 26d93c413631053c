package dev.kikilist.reading;

import dev.kikilist.text.Folding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words that stand on forms: headers, labels, section marks. They are data ({@code form-words.tsv}).
 *
 * <p>Words are compared as {@link Folding#fold} gives them, without what is in brackets and without the marks that forms
 * put before and after.
 */
final class FormWords {
    /** The longest text that is looked at as a header or label; anything longer is a sentence. */
    static final int LONGEST = 60;

    private static final String LEADING_MARKS = "〇●■□◆◇▼▽▲△★☆◎※*・:-.";
    private static final String TRAILING_MARKS = ":*・-.";
    private static final String ALTERNATIVES = "・/、,";
    private static final char WEAK = '~';
    private static final int SHORTEST_ENDING = 2;

    private static final FormWords STANDARD = load();

    private final Map<String, Heading<Column>> columns = new HashMap<>();
    private final Map<String, Heading<SubcontractorColumn>> subcontractorColumns = new HashMap<>();
    private final Map<String, Label> labels = new HashMap<>();
    private final Map<Mark, List<String>> marks = new EnumMap<>(Mark.class);
    private final Set<String> totals = new HashSet<>();
    private final Set<String> endings = new HashSet<>();

    /** Words that are meant at the end of any header, as 製造業者名 is in 機器等の製造業者名. */
    private final Map<String, Heading<Column>> endingsOfHeaders = new HashMap<>();

    private final Set<Character> lastCharactersOfMarks = new HashSet<>();

    private FormWords() {}

    /** What begins a section. */
    enum Mark {
        ITEMS,
        MINISTRY,
        SUBCONTRACTORS
    }

    /**
     * What a header word names.
     *
     * @param strength the greater, the surer
     */
    record Heading<C>(C column, int strength) {
        static final int WEAK = 1;
        static final int ENDING = 2;
        static final int PLAIN = 3;
    }

    static FormWords standard() {
        return STANDARD;
    }

    /**
     * Returns {@code text} folded, without brackets and what is in them and without marks before and after; empty when
     * nothing else is there or the text is too long to be a header or label.
     */
    static String bare(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        var key = Folding.fold(text);
        var bare = outside(key, "([【〔<", ")]】〕>");
        // 【製品名】 is the word itself, (半角数字) a remark.
        return bare.isEmpty() ? outside(key, "(", ")").replace("【", "").replace("】", "") : bare;
    }

    private static String outside(String key, String opening, String closing) {
        var bare = new StringBuilder(key.length());
        int depth = 0;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (opening.indexOf(c) >= 0) {
                depth++;
            } else if (closing.indexOf(c) >= 0) {
                depth = Math.max(0, depth - 1);
            } else if (c == '※' && !bare.isEmpty()) {
                break;
            } else if (depth == 0) {
                bare.append(c);
            }
        }
        return trimmed(bare);
    }

    /**
     * Returns whether {@code text} can be ruled out as any word without folding it: it is long, or ends in a digit, which
     * no word does but one with a note mark (型番※1).
     */
    static boolean isSurelyNoWord(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return true;
        }
        char last = text.charAt(text.length() - 1);
        return last >= '0' && last <= '9' && text.indexOf('※') < 0;
    }

    /** Returns the column that a bare header names, or null. */
    @Nullable
    Heading<Column> column(String bare) {
        if (bare.isEmpty()) {
            return null;
        }
        var known = columns.get(bare);
        if (known != null) {
            return known;
        }
        // 再委託先の法人番号 and 再委託先名 belong to somebody else than the maker.
        if (bare.contains("委託")) {
            return null;
        }
        for (int i = 0; i < bare.length(); i++) {
            if (ALTERNATIVES.indexOf(bare.charAt(i)) >= 0) {
                var first = columns.get(bare.substring(0, i));
                return first == null ? null : new Heading<>(first.column(), Heading.ENDING);
            }
        }
        // The longest ending first, so that 製造業者の法人番号 is not taken for 番号.
        for (int start = 1; start <= bare.length() - SHORTEST_ENDING; start++) {
            var ending = endingsOfHeaders.get(bare.substring(start));
            if (ending != null) {
                return ending;
            }
        }
        return null;
    }

    /** Returns the column of 再委託等一覧 that a bare header names, or null. */
    @Nullable
    Heading<SubcontractorColumn> subcontractorColumn(String bare) {
        return subcontractorColumns.get(bare);
    }

    /** Returns how many cells of {@code row} are header words of either table. */
    int headerWords(RawRow row) {
        int known = 0;
        for (var cell : row.cells()) {
            if (!isSurelyNoWord(cell.text())) {
                var bare = bare(cell.text());
                known += column(bare) != null || subcontractorColumn(bare) != null ? 1 : 0;
            }
        }
        return known;
    }

    /** Returns the label that {@code text} is, or null. */
    @Nullable
    Label label(String text) {
        return isSurelyNoWord(text) ? null : labels.get(bare(text));
    }

    /** Returns the mark that {@code text} is, or null. */
    @Nullable
    Mark mark(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        var key = Folding.fold(text);
        if (key.chars().noneMatch(c -> lastCharactersOfMarks.contains((char) c))) {
            return null;
        }
        for (var entry : marks.entrySet()) {
            for (var word : entry.getValue()) {
                // Room for marks, brackets and numbers around the word; a sentence that mentions it is longer.
                if (key.length() <= word.length() + 4 && key.contains(word)) {
                    return entry.getKey();
                }
            }
        }
        return null;
    }

    /** Returns whether {@code text} is a word such as 合計. */
    boolean isTotal(String text) {
        return !isSurelyNoWord(text) && totals.contains(bare(text));
    }

    /** Returns whether {@code text} is a word such as 以上 that closes a table. */
    boolean isEnding(String text) {
        return endings.contains(bare(text));
    }

    private static String trimmed(StringBuilder text) {
        int start = 0;
        int end = text.length();
        while (start < end && LEADING_MARKS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && TRAILING_MARKS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static FormWords load() {
        var words = new FormWords();
        for (var line : lines()) {
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            var parts = List.of(line.split("\t", -1));
            words.add(parts.get(0), parts.get(1), parts.subList(2, parts.size()));
        }
        return words;
    }

    private static List<String> lines() {
        try (var resource = FormWords.class.getResourceAsStream("form-words.tsv")) {
            if (resource == null) {
                throw new IllegalStateException("form-words.tsv is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String kind, String name, List<String> words) {
        for (var word : words) {
            boolean weak = word.charAt(word.length() - 1) == WEAK;
            var bare = bare(weak ? word.substring(0, word.length() - 1) : word);
            int strength = weak ? Heading.WEAK : Heading.PLAIN;
            switch (kind) {
                case "COLUMN" -> addColumn(bare, Column.valueOf(name), strength);
                case "SUBCONTRACTOR" ->
                    subcontractorColumns.put(bare, new Heading<>(SubcontractorColumn.valueOf(name), strength));
                case "LABEL" -> labels.put(bare, Label.valueOf(name));
                case "MARK" -> {
                    lastCharactersOfMarks.add(bare.charAt(bare.length() - 1));
                    marks.computeIfAbsent(Mark.valueOf(name), mark -> new ArrayList<>())
                            .add(bare);
                }
                case "STATEMENT" -> (name.equals("TOTAL") ? totals : endings).add(bare);
                default -> throw new IllegalStateException("form-words.tsv: unknown kind " + kind);
            }
        }
    }

    private void addColumn(String bare, Column column, int strength) {
        columns.put(bare, new Heading<>(column, strength));
        // Long enough to be meant at the end of any header, as in 機器等の製造業者名; 名称 and 番号 are not.
        if (strength == Heading.PLAIN && column.isOfficial() && bare.length() >= SHORTEST_ENDING && !isAscii(bare)) {
            endingsOfHeaders.put(bare, new Heading<>(column, Heading.ENDING));
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
