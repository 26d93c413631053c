package dev.kikilist.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition on an item. */
interface Condition {
    /** Returns whether {@code item} meets it. An attribute that is not there meets no comparison. */
    boolean isMet(Map<String, AttributeValue> item, Arguments arguments);

    /** Reads a condition in DynamoDB's notation. Documents are compared as wholes only. */
    static Condition parse(String text) {
        var words = new Tokens(text);
        var condition = any(words);
        if (!words.isEmpty()) {
            throw words.malformed();
        }
        return condition;
    }

    private static Condition any(Tokens words) {
        var left = all(words);
        while (words.takeIf("OR")) {
            var first = left;
            var second = all(words);
            left = (item, arguments) -> first.isMet(item, arguments) || second.isMet(item, arguments);
        }
        return left;
    }

    private static Condition all(Tokens words) {
        var left = one(words);
        while (words.takeIf("AND")) {
            var first = left;
            var second = one(words);
            left = (item, arguments) -> first.isMet(item, arguments) && second.isMet(item, arguments);
        }
        return left;
    }

    private static Condition one(Tokens words) {
        if (words.takeIf("NOT")) {
            var negated = one(words);
            return (item, arguments) -> !negated.isMet(item, arguments);
        }
        if (words.takeIf("(")) {
            var inner = any(words);
            words.expect(")");
            return inner;
        }
        return switch (words.peek()) {
            case "ATTRIBUTE_EXISTS" -> exists(words, true);
            case "ATTRIBUTE_NOT_EXISTS" -> exists(words, false);
            case "BEGINS_WITH" -> beginsWith(words);
            default -> comparison(words);
        };
    }

    private static Condition exists(Tokens words, boolean wanted) {
        words.take();
        words.expect("(");
        var path = words.take();
        words.expect(")");
        return (item, arguments) -> item.containsKey(arguments.name(path)) == wanted;
    }

    private static Condition beginsWith(Tokens words) {
        words.take();
        words.expect("(");
        var text = Operand.parse(words);
        words.expect(",");
        var prefix = Operand.parse(words);
        words.expect(")");
        return (item, arguments) -> {
            var found = text.of(item, arguments);
            var start = prefix.of(item, arguments);
            return found != null
                    && start != null
                    && found.s() != null
                    && start.s() != null
                    && found.s().startsWith(start.s());
        };
    }

    private static Condition comparison(Tokens words) {
        var left = Operand.parse(words);
        var comparator = words.peek();
        words.take();
        return switch (comparator) {
            case "=" -> {
                var right = Operand.parse(words);
                yield (item, arguments) -> Values.same(left.of(item, arguments), right.of(item, arguments));
            }
            case "<>" -> {
                var right = Operand.parse(words);
                yield (item, arguments) -> !Values.same(left.of(item, arguments), right.of(item, arguments));
            }
            case "<" -> ordered(left, Operand.parse(words), order -> order < 0);
            case "<=" -> ordered(left, Operand.parse(words), order -> order <= 0);
            case ">" -> ordered(left, Operand.parse(words), order -> order > 0);
            case ">=" -> ordered(left, Operand.parse(words), order -> order >= 0);
            case "BETWEEN" -> {
                var low = Operand.parse(words);
                words.expect("AND");
                var atLeast = ordered(left, low, order -> order >= 0);
                var atMost = ordered(left, Operand.parse(words), order -> order <= 0);
                yield (item, arguments) -> atLeast.isMet(item, arguments) && atMost.isMet(item, arguments);
            }
            case "IN" -> in(left, words);
            default -> throw words.malformed();
        };
    }

    private static Condition in(Operand left, Tokens words) {
        words.expect("(");
        var choices = new ArrayList<Operand>(List.of(Operand.parse(words)));
        while (words.takeIf(",")) {
            choices.add(Operand.parse(words));
        }
        words.expect(")");
        return (item, arguments) -> {
            var found = left.of(item, arguments);
            return choices.stream().anyMatch(choice -> Values.same(found, choice.of(item, arguments)));
        };
    }

    private static Condition ordered(Operand left, Operand right, IntPredicate wanted) {
        return (item, arguments) -> {
            var first = left.of(item, arguments);
            var second = right.of(item, arguments);
            if (first == null || second == null) {
                return false;
            }
            var order = Values.compare(first, second);
            return order.isPresent() && wanted.test(order.getAsInt());
        };
    }

    /** A value in a condition or an update. */
    interface Operand {
        /** Returns the value, or null when the item has no such attribute. */
        @Nullable
        AttributeValue of(Map<String, AttributeValue> item, Arguments arguments);

        /** Reads a placeholder, the name of an attribute, or {@code if_not_exists}. */
        static Operand parse(Tokens words) {
            if (words.takeIf("IF_NOT_EXISTS")) {
                words.expect("(");
                var path = words.take();
                words.expect(",");
                var otherwise = parse(words);
                words.expect(")");
                return (item, arguments) -> {
                    var found = item.get(arguments.name(path));
                    return found == null ? otherwise.of(item, arguments) : found;
                };
            }
            var word = words.take();
            if (!Character.isLetter(word.charAt(0)) && word.charAt(0) != '#' && word.charAt(0) != ':') {
                throw words.malformed();
            }
            if (words.peek().equals("(")
                    || words.peek().equals(".")
                    || words.peek().equals("[")) {
                throw new UnsupportedOperationException("the simulated DynamoDB knows no " + word + words.peek());
            }
            return word.startsWith(":")
                    ? (item, arguments) -> arguments.value(word)
                    : (item, arguments) -> item.get(arguments.name(word));
        }
    }
}
