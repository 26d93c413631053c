package dev.kikilist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.deployment.Rule.Canary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The template keeps its rules, and each rule is seen to fail on a template that breaks it. */
class TemplateRulesTest {
    private static final Template TEMPLATE = Template.ofThisProject();

    private static final List<Rule<Template>> RULES = Stream.of(
                    FunctionRules.all(),
                    DeliveryRules.all(),
                    MailEventRules.all(),
                    StorageRules.all(),
                    PermissionRules.all(),
                    AlarmRules.all(),
                    DashboardRules.all(),
                    HttpRules.all(),
                    CodeRules.all(),
                    StackRules.all())
            .flatMap(List::stream)
            .map(TemplateRule::rule)
            .toList();

    static Stream<Rule<Template>> rules() {
        return RULES.stream();
    }

    static Stream<Arguments> canaries() {
        return rules().flatMap(rule -> rule.canaries().stream().map(canary -> Arguments.of(rule, canary)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule<Template> rule) {
        assertThat(rule.faults(TEMPLATE))
                .as("where it does not hold that %s; else %s", rule, rule.because())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("canaries")
    void isSeenToFail(Rule<Template> rule, Canary<Template> canary) {
        assertThat(rule.faults(canary.edit().apply(TEMPLATE)))
                .as("what the rule \"%s\" finds in a template %s", rule, canary)
                .isNotEmpty();
    }

    @Test
    void everyRuleHasANameOfItsOwnAndACanary() {
        assertThat(RULES).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(RULES).allSatisfy(rule -> assertThat(rule.canaries()).isNotEmpty());
    }
}
