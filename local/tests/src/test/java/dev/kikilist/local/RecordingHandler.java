package dev.kikilist.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.lambda.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A function that keeps the events it is called with and answers as a test tells it to. */
public final class RecordingHandler implements RequestStreamHandler {
    private static final Map<String, List<JsonNode>> EVENTS = new ConcurrentHashMap<>();
    private static final Map<String, Function<JsonNode, String>> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, Environment> ENVIRONMENTS = new ConcurrentHashMap<>();

    private final String name;

    /** Takes its name from {@code AWS_LAMBDA_FUNCTION_NAME}. */
    public RecordingHandler(Environment environment) {
        this.name = environment.required("AWS_LAMBDA_FUNCTION_NAME");
        ENVIRONMENTS.put(name, environment);
    }

    static void forget() {
        EVENTS.clear();
        ANSWERS.clear();
        ENVIRONMENTS.clear();
    }

    static void answers(String function, Function<JsonNode, String> answer) {
        ANSWERS.put(function, answer);
    }

    static List<JsonNode> events(String function) {
        return EVENTS.computeIfAbsent(function, absent -> new CopyOnWriteArrayList<>());
    }

    static Environment environment(String function) {
        return ENVIRONMENTS.getOrDefault(function, Environment.of(Map.of()));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = new JsonMapper().readTree(input);
        events(name).add(event);
        context.getLogger().log("called with " + context.getRemainingTimeInMillis() + " ms left");
        output.write(ANSWERS.getOrDefault(name, any -> "{}").apply(event).getBytes(StandardCharsets.UTF_8));
    }
}
