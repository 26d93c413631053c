package dev.kikilist.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.lambda.Environment.MisconfiguredException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @Test
    void aRequiredVariableThatIsSetIsReturned() {
        assertThat(Environment.of(Map.of("TABLE_NAME", "kikilist")).required("TABLE_NAME"))
                .isEqualTo("kikilist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aBlankVariableIsNotSet(String blank) {
        var environment = Environment.of(Map.of("TABLE_NAME", blank));

        assertThat(environment.optional("TABLE_NAME")).isEmpty();
        assertThatThrownBy(() -> environment.required("TABLE_NAME"))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessage("environment variable TABLE_NAME is not set");
    }

    @Test
    void numbersAreBounded() {
        var environment = Environment.of(Map.of("MAX_RECEIVE_COUNT", "5", "MANY", "1001", "WORDS", "secret"));

        assertThat(environment.requiredNumber("MAX_RECEIVE_COUNT", 1, 1000)).isEqualTo(5);
        assertThat(environment.number("ABSENT", 1, 1000, 7)).isEqualTo(7);
        assertThatThrownBy(() -> environment.requiredNumber("MANY", 1, 1000))
                .hasMessage("environment variable MANY is not from 1 to 1000");
    }

    @Test
    void aFaultNamesTheVariableAndNeverShowsItsValue() {
        var environment = Environment.of(Map.of("WORDS", "s3cret value", "PLACE", "s3cret"));

        assertThatThrownBy(() -> environment.requiredNumber("WORDS", 1, 10))
                .hasMessage("environment variable WORDS is not a whole number")
                .hasNoCause();
        assertThatThrownBy(() -> environment.requiredAddress("WORDS"))
                .hasMessage("environment variable WORDS is not an address")
                .hasNoCause();
        assertThatThrownBy(() -> environment.requiredAddress("PLACE"))
                .hasMessage("environment variable PLACE is not an absolute address");
    }

    @Test
    void minutesAndAddressesAreTyped() {
        var environment = Environment.of(Map.of("TICKET_MINUTES", "15", "PORTAL_URL", "https://kikilist.example"));

        assertThat(environment.minutes("TICKET_MINUTES", Duration.ZERO)).isEqualTo(Duration.ofMinutes(15));
        assertThat(environment.minutes("ABSENT", Duration.ofMinutes(3))).isEqualTo(Duration.ofMinutes(3));
        assertThat(environment.requiredAddress("PORTAL_URL").getHost()).isEqualTo("kikilist.example");
    }

    @Test
    void theMapIsReadOnEveryQuestionAndCannotBeChangedThroughIt() {
        var variables = new HashMap<String, String>();
        var environment = Environment.of(variables);

        variables.put("TABLE_NAME", "later");

        assertThat(environment.required("TABLE_NAME")).isEqualTo("later");
        assertThatThrownBy(() -> environment.variables().put("A", "b"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
