package dev.kikilist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.deployment.Rule.Canary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The built zips keep their rules, and each rule is seen to fail on a zip that breaks it. */
class FunctionZipIT {
    private static final List<FunctionZip> ZIPS = Template.ofThisProject()
            .functions()
            .map(FunctionRules::module)
            .map(FunctionZip::of)
            .toList();

    static Stream<Arguments> rules() {
        return ZIPS.stream().flatMap(zip -> ZipRules.all().stream().map(rule -> Arguments.of(zip, rule)));
    }

    static Stream<Arguments> canaries() {
        return ZIPS.stream()
                .flatMap(zip -> ZipRules.all().stream()
                        .flatMap(rule -> rule.canaries().stream().map(canary -> Arguments.of(zip, rule, canary))));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(FunctionZip zip, Rule<FunctionZip> rule) {
        assertThat(rule.faults(zip))
                .as("where it does not hold of %s that %s; else %s", zip, rule, rule.because())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("canaries")
    void isSeenToFail(FunctionZip zip, Rule<FunctionZip> rule, Canary<FunctionZip> canary) {
        assertThat(rule.faults(canary.edit().apply(zip)))
                .as("what the rule \"%s\" finds in %s when %s", rule, zip, canary)
                .isNotEmpty();
    }
}
