package dev.kikilist.policy;

import dev.kikilist.text.Folding;
import dev.kikilist.text.Spellings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The categories of 別紙2 and the words that vendors use for them. Immutable, to be shared by threads. */
public final class Categories {
    /** 役務. */
    public static final CategoryCode SERVICES = new CategoryCode("SVC");

    /** サーバ装置. */
    public static final CategoryCode SERVERS = new CategoryCode("SRV");

    /** ソフトウェア. */
    public static final CategoryCode SOFTWARE = new CategoryCode("SFT");

    /** What stands between two words in one cell, as folded; ・ and - are parts of words too often. */
    private static final String BETWEEN_WORDS = "/()[]【】>:;、,→\\|";

    /** Beyond this a text is no category, and taking it apart would be of no use. */
    private static final int LONGEST = 100;

    private final List<Category> all;
    private final Map<CategoryCode, Category> byCode = new LinkedHashMap<>();
    private final Map<String, List<Category>> byName = new HashMap<>();
    private final Map<String, List<Category>> byWord = new HashMap<>();
    private final Spellings<Category> spellings;

    private Categories(List<Category> all, List<Word> words) {
        this.all = List.copyOf(all);
        for (var category : all) {
            byCode.put(category.code(), category);
        }
        for (var word : words) {
            byWord.put(
                    Folding.fold(word.text),
                    List.copyOf(word.codes.stream().map(this::required).toList()));
        }
        for (var category : all) {
            for (var name : new HashSet<>(List.of(Folding.fold(category.name()), Folding.fold(category.shortName())))) {
                byName.computeIfAbsent(name, key -> new ArrayList<>()).add(category);
            }
        }
        spellings = new Spellings<>(unambiguous());
    }

    static Categories load() {
        var categories = new ArrayList<Category>();
        for (var row : Table.rows("categories.tsv", 3)) {
            categories.add(new Category(new CategoryCode(row[0]), row[1], row[2].isEmpty() ? row[1] : row[2]));
        }
        var words = new ArrayList<Word>();
        for (var row : Table.rows("category-synonyms.tsv", 2)) {
            words.add(new Word(
                    row[0], Table.parts(row[1]).stream().map(CategoryCode::new).toList()));
        }
        return new Categories(categories, words);
    }

    /** Returns all categories in the order of 別紙2, each before its parts. */
    public List<Category> all() {
        return all;
    }

    /** Returns the category with this code. */
    public Optional<Category> category(CategoryCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /**
     * Returns what {@code written}, the text of 区分, means.
     *
     * <p>Two words in one cell, such as {@code ソフトウェア(OS)} or {@code サーバ装置/メールサーバ}, mean the narrower category when
     * it is part of the wider one, and are ambiguous otherwise. Costs up to some 10 µs for an unknown text.
     */
    public CategoryMatch match(String written) {
        var key = Folding.fold(written);
        if (key.isEmpty() || key.length() > LONGEST) {
            return new CategoryMatch.Unknown();
        }
        var known = known(key);
        var meant = known.categories.isEmpty() ? compound(key) : known;
        return switch (meant.categories.size()) {
            case 0 ->
                spellings
                        .nearest(key)
                        .<CategoryMatch>map(CategoryMatch.DidYouMean::new)
                        .orElseGet(CategoryMatch.Unknown::new);
            case 1 ->
                meant.exact
                        ? new CategoryMatch.Exact(meant.categories.getFirst())
                        : new CategoryMatch.Synonym(meant.categories.getFirst());
            default -> new CategoryMatch.Ambiguous(meant.categories);
        };
    }

    private Meaning known(String key) {
        var named = byName.getOrDefault(key, List.of());
        var meant = byWord.getOrDefault(key, List.of());
        if (named.isEmpty()) {
            return new Meaning(meant, false);
        }
        // 別紙2 has ファイアウォール, プリンタ and ノートPC twice; the table of words says which is meant.
        boolean chosen = meant.size() == 1 && named.contains(meant.getFirst());
        return new Meaning(chosen ? meant : named, true);
    }

    private Meaning compound(String key) {
        var found = new LinkedHashSet<Category>();
        int start = 0;
        for (int i = 0; i <= key.length(); i++) {
            if (i == key.length() || BETWEEN_WORDS.indexOf(key.charAt(i)) >= 0) {
                found.addAll(known(key.substring(start, i)).categories);
                start = i + 1;
            }
        }
        for (var category : found) {
            if (found.stream().allMatch(wider -> category.code().isWithin(wider.code()))) {
                return new Meaning(List.of(category), false);
            }
        }
        return new Meaning(List.copyOf(found), false);
    }

    private Map<String, Category> unambiguous() {
        var keys = new LinkedHashSet<>(byName.keySet());
        keys.addAll(byWord.keySet());
        var categories = new HashMap<String, Category>();
        for (var key : keys) {
            var meanings = known(key).categories;
            if (meanings.size() == 1) {
                categories.put(key, meanings.getFirst());
            }
        }
        return categories;
    }

    private Category required(CategoryCode code) {
        return category(code).orElseThrow(() -> new IllegalStateException("unknown category: " + code));
    }

    /**
     * What a word stands for.
     *
     * @param categories none for an unknown word, several for an ambiguous one
     * @param exact whether it is the wording of 別紙2
     */
    private record Meaning(List<Category> categories, boolean exact) {}

    private record Word(String text, List<CategoryCode> codes) {}
}
