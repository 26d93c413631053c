package dev.kikilist.engines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A filter of an event source, as Lambda and EventBridge evaluate it: an object names members that must all match, a list
 * names what a member may be.
 *
 * <p>A member may be a literal, or be asked for by {@code prefix}, {@code suffix}, {@code exists} or {@code anything-but}.
 * Another comparison is an error, since a filter that is only half understood would pass the wrong events in silence.
 */
public final class EventPattern {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode pattern;

    private EventPattern(JsonNode pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads a pattern.
     *
     * @throws TemplateException if it is no pattern, or compares in a way that is not known here
     */
    public static EventPattern parse(String json) {
        var pattern = tree(json);
        check(pattern);
        return new EventPattern(pattern);
    }

    /**
     * Returns whether an event passes.
     *
     * @param event as JSON
     * @throws TemplateException if it is no JSON
     */
    public boolean matches(String event) {
        return matches(tree(event));
    }

    /** Returns whether an event passes. */
    public boolean matches(JsonNode event) {
        return matchesMembers(pattern, event);
    }

    private static void check(JsonNode pattern) {
        if (!pattern.isObject() || pattern.isEmpty()) {
            throw new TemplateException("a pattern is an object with members, not " + pattern);
        }
        for (var member : pattern.properties()) {
            if (member.getKey().startsWith("$")) {
                throw new TemplateException("the pattern " + member.getKey() + " is not known here");
            }
            if (member.getValue().isArray()) {
                checkChoices(member.getValue());
            } else {
                check(member.getValue());
            }
        }
    }

    private static void checkChoices(JsonNode choices) {
        if (choices.isEmpty()) {
            throw new TemplateException("a list of a pattern names nothing");
        }
        for (var choice : choices) {
            if (choice.isArray() || (choice.isObject() && !isKnownComparison(choice))) {
                throw new TemplateException("the comparison " + choice + " is not known here");
            }
        }
    }

    private static boolean isKnownComparison(JsonNode comparison) {
        return comparison.size() == 1
                && (comparison.path("prefix").isTextual()
                        || comparison.path("suffix").isTextual()
                        || comparison.path("exists").isBoolean()
                        || (comparison.has("anything-but") && !holdsObject(comparison.path("anything-but"))));
    }

    private static boolean holdsObject(JsonNode excluded) {
        return excluded.isObject() || excluded.valueStream().anyMatch(JsonNode::isContainerNode);
    }

    private static boolean matchesMembers(JsonNode pattern, JsonNode event) {
        return pattern.properties().stream().allMatch(member -> {
            var actual = event.path(member.getKey());
            return member.getValue().isArray()
                    ? member.getValue().valueStream().anyMatch(choice -> isChosen(choice, actual))
                    : matchesMembers(member.getValue(), actual);
        });
    }

    private static boolean isChosen(JsonNode choice, JsonNode actual) {
        if (choice.has("exists")) {
            return choice.path("exists").booleanValue() == !actual.isMissingNode();
        }
        return actual.isArray()
                ? actual.valueStream().anyMatch(element -> isEqualTo(choice, element))
                : isEqualTo(choice, actual);
    }

    private static boolean isEqualTo(JsonNode choice, JsonNode actual) {
        if (actual.isMissingNode() || actual.isObject()) {
            return false;
        }
        if (choice.has("prefix")) {
            return actual.isTextual()
                    && actual.textValue().startsWith(choice.path("prefix").textValue());
        }
        if (choice.has("suffix")) {
            return actual.isTextual()
                    && actual.textValue().endsWith(choice.path("suffix").textValue());
        }
        if (choice.has("anything-but")) {
            var excluded = choice.path("anything-but");
            return excluded.isArray()
                    ? excluded.valueStream().noneMatch(one -> isEqualTo(one, actual))
                    : !isEqualTo(excluded, actual);
        }
        return (choice.isNumber() && actual.isNumber())
                ? choice.decimalValue().compareTo(actual.decimalValue()) == 0
                : choice.equals(actual);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException cause) {
            throw new TemplateException("no JSON: " + cause.getOriginalMessage());
        }
    }
}
