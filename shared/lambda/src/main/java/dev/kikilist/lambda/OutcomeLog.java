package dev.kikilist.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one JSON line per outcome of a function, with the metrics of that outcome in the same line (CloudWatch
 * embedded metric format, namespace {@value #NAMESPACE}).
 *
 * <p>A line holds ids, states, codes, counts and durations. A text with any character that those never need (a blank, an
 * at sign, a question mark, anything Japanese), or with more than {@value #LONGEST} characters, is replaced by {@value
 * #WITHHELD}: sentences, mail addresses, signed URLs and tokens do not get into the log, whatever a caller passes.
 */
public final class OutcomeLog {
    /** The namespace of the metrics. */
    public static final String NAMESPACE = "Kikilist";

    /** What stands in the place of a text that may not be logged. */
    public static final String WITHHELD = "(withheld)";

    private static final int LONGEST = 200;
    private static final String PUNCTUATION = "_-.:/#{}$";

    private final LambdaLogger logger;
    private final String function;
    private final Clock clock;

    /**
     * @param logger the logger of the invocation
     * @param function the name of the function, the one dimension of all its metrics
     * @param clock gives the time of metrics
     */
    public OutcomeLog(LambdaLogger logger, String function, Clock clock) {
        this.logger = logger;
        this.function = function;
        this.clock = clock;
    }

    /** Returns a log for {@code function} that writes to {@code logger} with the time of this machine. */
    public static OutcomeLog of(LambdaLogger logger, String function) {
        return new OutcomeLog(logger, function, Clock.systemUTC());
    }

    /** Begins the line of an outcome, such as {@code decided} or {@code answered}. */
    public Line outcome(String outcome) {
        return new Line(outcome);
    }

    /** The unit of a metric. */
    public enum Unit {
        COUNT("Count"),
        MILLISECONDS("Milliseconds"),
        SECONDS("Seconds");

        private final String name;

        Unit(String name) {
            this.name = name;
        }
    }

    static String permitted(String text) {
        boolean permitted = text.length() <= LONGEST && text.chars().allMatch(OutcomeLog::isPermitted);
        return permitted ? text : WITHHELD;
    }

    private static boolean isPermitted(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || PUNCTUATION.indexOf(c) >= 0;
    }

    /** One line. Nothing is written before {@link #write}. */
    public final class Line {
        private final Map<String, Object> members = new LinkedHashMap<>();
        private final Map<String, Unit> metrics = new LinkedHashMap<>();

        private Line(String outcome) {
            members.put("function", permitted(function));
            members.put("outcome", permitted(outcome));
        }

        /** Adds an id, a state, a code or another name. */
        public Line with(String name, String value) {
            members.put(name, permitted(value));
            return this;
        }

        /** Adds names, such as the codes of findings; at most the first 50. */
        public Line with(String name, Collection<String> values) {
            List<String> texts = new ArrayList<>();
            for (var value : values) {
                if (texts.size() < 50) {
                    texts.add(permitted(value));
                }
            }
            members.put(name, texts);
            return this;
        }

        /** Adds a count. */
        public Line with(String name, long count) {
            members.put(name, count);
            return this;
        }

        /** Adds how long something took, in milliseconds under {@code name} + {@code Milliseconds}. */
        public Line took(String name, Duration duration) {
            members.put(name + "Milliseconds", duration.toMillis());
            return this;
        }

        /** Adds the kind of a failure and of its causes, without their words. */
        public Line failure(Throwable failure) {
            List<String> kinds = new ArrayList<>();
            for (var cause = failure; cause != null && kinds.size() < 5; cause = cause.getCause()) {
                kinds.add(permitted(cause.getClass().getName()));
            }
            members.put("failure", kinds);
            var stack = failure.getStackTrace();
            if (stack.length > 0) {
                members.put("failedAt", permitted(stack[0].getClassName() + ":" + stack[0].getLineNumber()));
            }
            return this;
        }

        /** Adds a metric with the dimension {@code function}. A name that was used is replaced. */
        public Line metric(String name, Unit unit, long value) {
            members.put(name, value);
            metrics.put(name, unit);
            return this;
        }

        /** Writes the line. */
        public void write() {
            var json = JsonWriter.toText().beginObject();
            if (!metrics.isEmpty()) {
                writeMetricDirective(json);
            }
            for (var member : members.entrySet()) {
                switch (member.getValue()) {
                    case Long number -> json.field(member.getKey(), number);
                    case List<?> texts ->
                        json.field(
                                member.getKey(),
                                texts.stream().map(String.class::cast).toList());
                    case Object text -> json.field(member.getKey(), text.toString());
                }
            }
            logger.log(json.endObject().text() + "\n");
        }

        private void writeMetricDirective(JsonWriter json) {
            json.beginObject("_aws").field("Timestamp", clock.millis());
            json.beginArray("CloudWatchMetrics").beginObject().field("Namespace", NAMESPACE);
            json.beginArray("Dimensions")
                    .beginArray()
                    .value("function")
                    .endArray()
                    .endArray();
            json.beginArray("Metrics");
            for (var metric : metrics.entrySet()) {
                json.beginObject()
                        .field("Name", metric.getKey())
                        .field("Unit", metric.getValue().name)
                        .endObject();
            }
            json.endArray().endObject().endArray().endObject();
        }
    }
}
