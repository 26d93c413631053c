package dev.kikilist.deployment;

import java.util.function.Function;
import java.util.stream.Stream;

/** A rule of the template whose canaries are changes at a path, as {@link Template} knows them. */
record TemplateRule(Rule<Template> rule) {
    /** Returns a rule without canaries, which is not complete yet. */
    static TemplateRule rule(String id, String because, Function<Template, Stream<String>> check) {
        return new TemplateRule(Rule.rule(id, because, check));
    }

    /** Returns the rule with a canary that has nothing at {@code path}. */
    TemplateRule failsWithout(String path) {
        return new TemplateRule(rule.failsWhen("without " + path, template -> template.without(path)));
    }

    /** Returns the rule with a canary that has another value at {@code path}. */
    TemplateRule failsWith(String path, String yaml) {
        return new TemplateRule(rule.failsWhen("with " + path + ": " + yaml, template -> template.with(path, yaml)));
    }
}
