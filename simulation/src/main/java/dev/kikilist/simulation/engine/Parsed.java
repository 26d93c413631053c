package dev.kikilist.simulation.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Expressions that were read before: the adapters use a few, and each of them often. */
final class Parsed {
    private static final Map<String, Condition> CONDITIONS = new ConcurrentHashMap<>();
    private static final Map<String, Update> UPDATES = new ConcurrentHashMap<>();
    private static final Map<String, List<String>> WORDS = new ConcurrentHashMap<>();
    private static final Map<String, Set<String>> DISTINCT = new ConcurrentHashMap<>();
    private static final Condition ALWAYS = (item, arguments) -> true;

    private Parsed() {}

    /** Returns the condition that {@code text} says; none is always met. */
    static Condition condition(@Nullable String text) {
        return text == null ? ALWAYS : CONDITIONS.computeIfAbsent(text, Condition::parse);
    }

    static Update update(@Nullable String text) {
        return UPDATES.computeIfAbsent(text == null ? "" : text, Update::parse);
    }

    static List<String> words(String text) {
        return WORDS.computeIfAbsent(text, each -> new Tokens(each).all());
    }

    /** Returns the words of an expression, each once. */
    static Set<String> distinct(String text) {
        return DISTINCT.computeIfAbsent(text, each -> Set.copyOf(words(each)));
    }
}
