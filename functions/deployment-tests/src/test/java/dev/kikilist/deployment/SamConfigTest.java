package dev.kikilist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamConfigTest {
    @Test
    void deploysToJapanAndNowhereElse() {
        assertThat(SamConfig.values("region")).containsExactlyInAnyOrderElementsOf(SamConfig.JAPAN);
    }

    @Test
    void showsTheChangesBeforeItMakesThem() {
        assertThat(SamConfig.values("confirm_changeset")).hasSize(2).containsOnly("true");
    }

    @Test
    void mayMakeTheRolesOfTheFunctionsAndNoNamedOnes() {
        assertThat(SamConfig.values("capabilities")).hasSize(2).containsOnly("CAPABILITY_IAM");
    }

    /** Parameters are addresses of people and of the issuer: they are given when it is deployed. */
    @Test
    void holdsNoParameter() {
        assertThat(SamConfig.values("parameter_overrides")).isEmpty();
    }
}
