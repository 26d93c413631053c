package dev.kikilist.simulation.engine;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the placeholders of a request's expressions stand for.
 *
 * @param names the names behind {@code #}
 * @param values the values behind {@code :}
 */
record Arguments(Map<String, String> names, Map<String, AttributeValue> values) {
    /** Refuses placeholders that no expression uses, as DynamoDB does. */
    void checkUsed(@Nullable String... expressions) {
        checkUsed(names.keySet(), expressions);
        checkUsed(values.keySet(), expressions);
    }

    private static void checkUsed(Set<String> placeholders, @Nullable String... expressions) {
        for (var placeholder : placeholders) {
            boolean isUsed = false;
            for (var expression : expressions) {
                isUsed |= expression != null && Parsed.distinct(expression).contains(placeholder);
            }
            if (!isUsed) {
                throw Refusals.validation(
                        "Value provided in expression attributes unused in expressions: keys: " + placeholder);
            }
        }
    }

    String name(String word) {
        if (!word.startsWith("#")) {
            return word;
        }
        var name = names.get(word);
        if (name == null) {
            throw Refusals.validation("An expression attribute name used in the expression is not defined: " + word);
        }
        return name;
    }

    AttributeValue value(String word) {
        var value = values.get(word);
        if (value == null) {
            throw Refusals.validation("An expression attribute value used in expression is not defined: " + word);
        }
        return value;
    }
}
