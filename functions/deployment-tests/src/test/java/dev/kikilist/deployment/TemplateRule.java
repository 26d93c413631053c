package dev.kikilist.deployment;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Something that must hold of the template.
 *
 * @param id what the rule is called
 * @param because what goes wrong where it does not hold
 * @param check finds the places where it does not hold
 * @param canaries changes of the template that the rule must find: they show that it can fail
 */
record TemplateRule(String id, String because, Function<Template, Stream<String>> check, List<Canary> canaries) {
    /** A change of the template. */
    record Canary(String change, UnaryOperator<Template> edit) {
        @Override
        public String toString() {
            return change;
        }
    }

    /** Returns a rule without canaries, which is not complete yet. */
    static TemplateRule rule(String id, String because, Function<Template, Stream<String>> check) {
        return new TemplateRule(id, because, check, List.of());
    }

    /** Returns the rule with a canary that has nothing at {@code path}. */
    TemplateRule failsWithout(String path) {
        return and(new Canary("without " + path, template -> template.without(path)));
    }

    /** Returns the rule with a canary that has another value at {@code path}. */
    TemplateRule failsWith(String path, String yaml) {
        return and(new Canary(path + " = " + yaml, template -> template.with(path, yaml)));
    }

    private TemplateRule and(Canary canary) {
        return new TemplateRule(
                id,
                because,
                check,
                Stream.concat(canaries.stream(), Stream.of(canary)).toList());
    }

    /** Returns the places of {@code template} where the rule does not hold. */
    List<String> faults(Template template) {
        return check.apply(template).toList();
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
