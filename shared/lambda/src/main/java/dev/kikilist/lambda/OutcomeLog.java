package dev.kikilist.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private final Map<String, String> correlation;

    /**
     * @param logger the logger of the invocation
     * @param function the name of the function, the one dimension of all its metrics
     * @param clock gives the time of metrics
     */
    public OutcomeLog(LambdaLogger logger, String function, Clock clock) {
        this(logger, function, clock, Map.of());
    }

    private OutcomeLog(LambdaLogger logger, String function, Clock clock, Map<String, String> correlation) {
        this.logger = logger;
        this.function = function;
        this.clock = clock;
        this.correlation = correlation;
    }

    /**
     * Returns a log of the invocation {@code context} of {@code function}, with the time of this machine. Each line names the
     * request and, where the invocation is traced, the trace: what one message or request led to is found by them.
     */
    public static OutcomeLog of(Context context, String function) {
        var correlation = new LinkedHashMap<String, String>();
        put(correlation, "requestId", context.getAwsRequestId());
        put(correlation, "traceId", root(context.getXrayTraceId()));
        return new OutcomeLog(context.getLogger(), function, Clock.systemUTC(), correlation);
    }

    private static void put(Map<String, String> correlation, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            correlation.put(name, value);
        }
    }

    /** Returns the id in a trace header such as {@code Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1}. */
    private static @Nullable String root(@Nullable String header) {
        if (header == null) {
            return null;
        }
        return Arrays.stream(header.split(";", -1))
                .map(String::strip)
                .filter(part -> part.startsWith("Root="))
                .map(part -> part.substring("Root=".length()))
                .findFirst()
                .orElse(null);
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
        private final Map<String, Unit> metricsByCode = new LinkedHashMap<>();

        private Line(String outcome) {
            members.put("function", permitted(function));
            members.put("outcome", permitted(outcome));
            correlation.forEach((name, value) -> members.put(name, permitted(value)));
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

        /**
         * Adds a metric with the dimensions {@code function} and {@code code}. Each code makes a metric of its own, so there must
         * be few of them.
         */
        public Line metricByCode(String name, Unit unit, long value, String code) {
            members.put(name, value);
            members.put("code", permitted(code));
            metricsByCode.put(name, unit);
            return this;
        }

        /** Writes the line. */
        public void write() {
            var json = JsonWriter.toText().beginObject();
            if (!metrics.isEmpty() || !metricsByCode.isEmpty()) {
                writeMetricDirectives(json);
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

        private void writeMetricDirectives(JsonWriter json) {
            json.beginObject("_aws").field("Timestamp", clock.millis());
            json.beginArray("CloudWatchMetrics");
            writeDirective(json, metrics, List.of("function"));
            writeDirective(json, metricsByCode, List.of("function", "code"));
            json.endArray().endObject();
        }

        private static void writeDirective(JsonWriter json, Map<String, Unit> metrics, List<String> dimensions) {
            if (metrics.isEmpty()) {
                return;
            }
            json.beginObject().field("Namespace", NAMESPACE);
            json.beginArray("Dimensions").beginArray();
            dimensions.forEach(json::value);
            json.endArray().endArray();
            json.beginArray("Metrics");
            for (var metric : metrics.entrySet()) {
                json.beginObject()
                        .field("Name", metric.getKey())
                        .field("Unit", metric.getValue().name)
                        .endObject();
            }
            json.endArray().endObject();
        }
    }
}
