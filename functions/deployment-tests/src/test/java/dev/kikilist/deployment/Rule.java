package dev.kikilist.deployment;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Something that must hold of what is deployed.
 *
 * @param id what holds, in words
 * @param because what goes wrong where it does not hold
 * @param check finds the places where it does not hold
 * @param canaries changes that the rule must find: they show that it can fail
 */
record Rule<T>(String id, String because, Function<T, Stream<String>> check, List<Canary<T>> canaries) {
    /** A change that breaks a rule. */
    record Canary<T>(String change, UnaryOperator<T> edit) {
        @Override
        public String toString() {
            return change;
        }
    }

    /** Returns a rule without canaries, which is not complete yet. */
    static <T> Rule<T> rule(String id, String because, Function<T, Stream<String>> check) {
        return new Rule<>(id, because, check, List.of());
    }

    /** Returns the rule with one more canary. */
    Rule<T> failsWhen(String change, UnaryOperator<T> edit) {
        var canary = new Canary<>(change, edit);
        return new Rule<>(
                id,
                because,
                check,
                Stream.concat(canaries.stream(), Stream.of(canary)).toList());
    }

    /** Returns the places of {@code subject} where the rule does not hold. */
    List<String> faults(T subject) {
        return check.apply(subject).toList();
    }

    /** Returns {@code fault}, or nothing where {@code holds}. */
    static Stream<String> unless(boolean holds, String fault) {
        return holds ? Stream.empty() : Stream.of(fault);
    }

    @Override
    public String toString() {
        return id;
    }
}
