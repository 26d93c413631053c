package dev.kikilist.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a": ["x", "y"]}                      | {"a": "y", "other": 1}  | true
                    {"a": ["x", "y"]}                      | {"a": "z"}              | false
                    {"a": ["x"]}                           | {}                      | false
                    {"a": ["x"], "b": ["y"]}               | {"a": "x"}              | false
                    {"a": {"b": {"c": ["x"]}}}             | {"a": {"b": {"c": "x"}}} | true
                    {"a": {"b": {"c": ["x"]}}}             | {"a": "x"}              | false
                    {"a": [1]}                             | {"a": 1.0}              | true
                    {"a": [1]}                             | {"a": "1"}              | false
                    {"a": [true, null]}                    | {"a": null}             | true
                    {"a": [null]}                          | {}                      | false
                    {"a": ["x"]}                           | {"a": ["w", "x"]}       | true
                    {"a": [{"prefix": "MAIL#"}]}           | {"a": "MAIL#1"}         | true
                    {"a": [{"prefix": "MAIL#"}]}           | {"a": "mail#1"}         | false
                    {"a": [{"suffix": ".xlsx"}]}           | {"a": "list.xlsx"}      | true
                    {"a": [{"suffix": ".xlsx"}]}           | {"a": 1}                | false
                    {"a": [{"exists": true}]}              | {"a": {"b": 1}}         | true
                    {"a": [{"exists": false}]}             | {"b": 1}                | true
                    {"a": [{"exists": false}]}             | {"a": null}             | false
                    {"a": [{"anything-but": ["x", "y"]}]}  | {"a": "z"}              | true
                    {"a": [{"anything-but": "x"}]}         | {"a": "x"}              | false
                    {"a": [{"anything-but": "x"}]}         | {}                      | false
                    """)
    void decidesAsLambdaDoes(String pattern, String event, boolean passes) {
        assertThat(EventPattern.parse(pattern).matches(event)).isEqualTo(passes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"a\": \"x\"}",
                "{\"a\": []}",
                "{\"a\": {}}",
                "{\"a\": [[\"x\"]]}",
                "{\"a\": [{\"numeric\": [\">\", 1]}]}",
                "{\"a\": [{\"prefix\": {\"equals-ignore-case\": \"x\"}}]}",
                "{\"a\": [{\"anything-but\": {\"prefix\": \"x\"}}]}",
                "{\"$or\": [{\"a\": [1]}]}"
            })
    void refusesWhatItDoesNotKnow(String pattern) {
        assertThatThrownBy(() -> EventPattern.parse(pattern)).isInstanceOf(TemplateException.class);
    }
}
