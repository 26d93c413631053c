package dev.kikilist.policy;

import dev.kikilist.text.Folding;
import dev.kikilist.text.Spellings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The categories of 別紙2 and the words that vendors use for them. Immutable, to be shared by threads.
 *
 * <p>Loading them is part of a function's cold start: hence plain loops, and texts as keys.
 */
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
    private final Map<String, Category> byCode = new HashMap<>();
    private final Map<String, List<Category>> byName = new HashMap<>();
    private final Map<String, List<Category>> byWord = new HashMap<>();
    private final Spellings<Category> spellings;

    private Categories(List<Category> all, List<String[]> words) {
        this.all = List.copyOf(all);
        for (var category : all) {
            byCode.put(category.code().value(), category);
        }
        for (var word : words) {
            byWord.put(Folding.fold(word[0]), meant(word[1]));
        }
        for (var category : all) {
            var name = Folding.fold(category.name());
            var shortName = Folding.fold(category.shortName());
            addName(name, category);
            if (!shortName.equals(name)) {
                addName(shortName, category);
            }
        }
        spellings = new Spellings<>(unambiguous());
    }

    static Categories load() {
        var categories = new ArrayList<Category>();
        for (var row : Table.rows("categories.tsv", 3)) {
            categories.add(new Category(new CategoryCode(row[0]), row[1], row[2].isEmpty() ? row[1] : row[2]));
        }
        return new Categories(categories, Table.rows("category-synonyms.tsv", 2));
    }

    /** Returns all categories in the order of 別紙2, each before its parts. */
    public List<Category> all() {
        return all;
    }

    /** Returns the category with this code. */
    public Optional<Category> category(CategoryCode code) {
        return Optional.ofNullable(byCode.get(code.value()));
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
            case 0 -> nearest(key);
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
        boolean chosen = meant.size() == 1 && isAmong(meant.getFirst(), named);
        return new Meaning(chosen ? meant : named, true);
    }

    private Meaning compound(String key) {
        var found = new ArrayList<Category>();
        int start = 0;
        for (int i = 0; i <= key.length(); i++) {
            if (i == key.length() || BETWEEN_WORDS.indexOf(key.charAt(i)) >= 0) {
                for (var category : known(key.substring(start, i)).categories) {
                    if (!isAmong(category, found)) {
                        found.add(category);
                    }
                }
                start = i + 1;
            }
        }
        for (var category : found) {
            if (isWithinAll(category, found)) {
                return new Meaning(List.of(category), false);
            }
        }
        return new Meaning(List.copyOf(found), false);
    }

    private CategoryMatch nearest(String key) {
        var nearest = spellings.nearest(key);
        return nearest.isPresent() ? new CategoryMatch.DidYouMean(nearest.get()) : new CategoryMatch.Unknown();
    }

    private static boolean isAmong(Category category, List<Category> others) {
        for (var other : others) {
            if (other.code().value().equals(category.code().value())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithinAll(Category category, List<Category> others) {
        for (var other : others) {
            if (!category.code().isWithin(other.code())) {
                return false;
            }
        }
        return true;
    }

    private void addName(String name, Category category) {
        var named = byName.get(name);
        if (named == null) {
            named = new ArrayList<>(2);
            byName.put(name, named);
        }
        named.add(category);
    }

    private List<Category> meant(String codes) {
        var categories = new ArrayList<Category>(1);
        for (var code : Table.parts(codes)) {
            var category = byCode.get(code);
            if (category == null) {
                throw new IllegalStateException("unknown category: ".concat(code));
            }
            categories.add(category);
        }
        return categories;
    }

    private Map<String, Category> unambiguous() {
        var categories = new HashMap<String, Category>();
        putUnambiguous(byName.keySet(), categories);
        putUnambiguous(byWord.keySet(), categories);
        return categories;
    }

    private void putUnambiguous(Set<String> keys, Map<String, Category> categories) {
        for (var key : keys) {
            var meant = known(key).categories;
            if (meant.size() == 1) {
                categories.put(key, meant.getFirst());
            }
        }
    }

    /**
     * What a word stands for.
     *
     * @param categories none for an unknown word, several for an ambiguous one
     * @param exact whether it is the wording of 別紙2
     */
    private record Meaning(List<Category> categories, boolean exact) {}
}
