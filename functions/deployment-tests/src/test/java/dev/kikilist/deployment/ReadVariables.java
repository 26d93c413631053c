package dev.kikilist.deployment;

import dev.kikilist.engines.LocalAccount;
import dev.kikilist.lambda.Environment;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables that remember which of them were asked for.
 *
 * <p>Whoever copies them gets only those that Lambda itself sets, so that nothing is read unseen.
 */
final class ReadVariables extends AbstractMap<String, String> {
    private final Map<String, String> variables;
    private final Set<String> read = new TreeSet<>();

    private ReadVariables(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * Returns the names that a handler reads while it is wired, without those that Lambda sets or that lead to other
     * servers than AWS.
     *
     * @throws IllegalStateException when it cannot be wired with {@code variables}
     */
    static Set<String> byWiring(Class<?> handler, Map<String, String> variables) {
        var all = new HashMap<>(variables);
        all.putAll(LocalAccount.variables());
        var recording = new ReadVariables(all);
        Handlers.wired(handler, Environment.of(recording));
        recording.read.removeIf(name -> name.startsWith("AWS_"));
        return recording.read;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        read.add(String.valueOf(name));
        return variables.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        read.add(String.valueOf(name));
        return variables.containsKey(name);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        var ofLambda = new HashMap<>(variables);
        ofLambda.keySet().removeIf(name -> !name.startsWith("AWS_"));
        return ofLambda.entrySet();
    }
}
