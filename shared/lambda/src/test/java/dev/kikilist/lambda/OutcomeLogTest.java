package dev.kikilist.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeLogTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-20T08:00:00Z"), ZoneOffset.UTC);

    private final StringBuilder written = new StringBuilder();
    private final OutcomeLog log = new OutcomeLog(new Lines(), "intake", CLOCK);

    @Test
    void anOutcomeIsOneLineOfJson() {
        log.outcome("decided")
                .with("submission", "s0123456789abcdefghijklmnop")
                .with("state", "REFUSED")
                .with("codes", List.of("F001", "E102"))
                .with("findings", 2)
                .took("reading", Duration.ofMillis(38))
                .write();

        assertThat(written).hasToString("""
                {"function":"intake","outcome":"decided","submission":"s0123456789abcdefghijklmnop",\
                "state":"REFUSED","codes":["F001","E102"],"findings":2,"readingMilliseconds":38}
                """);
    }

    @Test
    void metricsStandInTheSameLineAndAreDeclared() {
        log.outcome("decided")
                .metric("Received", OutcomeLog.Unit.COUNT, 1)
                .metric("Age", OutcomeLog.Unit.SECONDS, 4)
                .write();

        assertThat(written).hasToString("""
                {"_aws":{"Timestamp":1781942400000,"CloudWatchMetrics":[{"Namespace":"Kikilist",\
                "Dimensions":[["function"]],"Metrics":[{"Name":"Received","Unit":"Count"},\
                {"Name":"Age","Unit":"Seconds"}]}]},"function":"intake","outcome":"decided","Received":1,"Age":4}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taro@example.jp",
                "https://bucket.example/key?X-Amz-Signature=00",
                "機器リスト.xlsx",
                "two words",
                "line\nbreak",
                "\"quoted\"",
                "a=b"
            })
    void whatIsNoIdStateOrCodeIsWithheld(String text) {
        log.outcome("decided").with("value", text).with("values", List.of(text)).write();

        assertThat(written)
                .hasToString("{\"function\":\"intake\",\"outcome\":\"decided\",\"value\":\"(withheld)\","
                        + "\"values\":[\"(withheld)\"]}\n");
    }

    @Test
    void whatIsLongerThanAnyIdIsWithheld() {
        assertThat(OutcomeLog.permitted("a".repeat(200))).hasSize(200);
        assertThat(OutcomeLog.permitted("a".repeat(201))).isEqualTo(OutcomeLog.WITHHELD);
    }

    @Test
    void aFailureIsNamedByItsKindsAndPlaceWithoutItsWords() {
        var failure = new IllegalStateException("mail to taro@example.jp", new ArithmeticException("row 12: 富士通"));

        log.outcome("failed").failure(failure).write();

        assertThat(written.toString())
                .contains("\"failure\":[\"java.lang.IllegalStateException\",\"java.lang.ArithmeticException\"]")
                .contains("\"failedAt\":\"dev.kikilist.lambda.OutcomeLogTest:")
                .doesNotContain("taro")
                .doesNotContain("富士通");
    }

    @Test
    void atMostFiftyNamesAreListed() {
        log.outcome("decided").with("codes", Collections.nCopies(80, "E101")).write();

        assertThat(Json.parse(written.toString()).at("codes").elements()).hasSize(50);
    }

    @Test
    void aMetricByCodeHasTheCodeAsADimension() {
        log.outcome("decided")
                .metric("Refused", OutcomeLog.Unit.COUNT, 1)
                .metricByCode("RefusedByCode", OutcomeLog.Unit.COUNT, 1, "F001")
                .write();

        var directives = Json.parse(written.toString())
                .at("_aws")
                .at("CloudWatchMetrics")
                .elements();
        assertThat(directives)
                .extracting(directive -> directive
                                .at("Dimensions")
                                .elements()
                                .getFirst()
                                .elements()
                                .size()
                        + directive
                                .at("Metrics")
                                .elements()
                                .getFirst()
                                .at("Name")
                                .text()
                                .orElse(""))
                .containsExactly("1Refused", "2RefusedByCode");
        assertThat(Json.parse(written.toString()).at("code").text()).contains("F001");
    }

    private final class Lines implements LambdaLogger {
        @Override
        public void log(String message) {
            written.append(message);
        }

        @Override
        public void log(byte[] message) {
            written.append(new String(message, StandardCharsets.UTF_8));
        }
    }
}
