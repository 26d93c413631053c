package dev.kikilist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.deployment.Sbom.Component;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each zip comes with a list of what it is made of, and that is under licences that somebody has read. The list is made where
 * Maven is online only: elsewhere there is none, or an old one.
 */
@DisabledIfSystemProperty(
        named = "kikilist.maven",
        matches = "offline: true",
        disabledReason = "Maven makes lists of components only online")
class SbomIT {
    private static final Set<String> ALLOWED = Project.text("deployment/supply-chain/allowed-licences.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.toSet());

    static Stream<String> modules() {
        return Template.ofThisProject().functions().map(FunctionRules::module);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void listsTheJarsOfTheZipAndNothingElse(String module) throws Exception {
        assertThat(Sbom.of(module).components())
                .extracting(Component::jar)
                .containsExactlyInAnyOrderElementsOf(FunctionZip.of(module)
                        .jars()
                        .map(jar -> jar.name().substring("lib/".length()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyComponentIsUnderAnAllowedLicence(String module) throws Exception {
        assertThat(notAllowed(Sbom.of(module))).isEmpty();
    }

    @Test
    void anyOtherLicenceAndNoneAreFound() {
        var unread = new Component("unread-1.jar", Set.of("SSPL-1.0"));
        var unlicensed = new Component("unlicensed-1.jar", Set.of());
        var either = new Component("either-1.jar", Set.of("GPL-2.0-only", "Apache-2.0"));

        assertThat(notAllowed(new Sbom(List.of(unread, unlicensed, either)))).containsExactly(unread, unlicensed);
    }

    private static List<Component> notAllowed(Sbom sbom) {
        return sbom.components().stream()
                .filter(component -> Collections.disjoint(component.licences(), ALLOWED))
                .toList();
    }
}
