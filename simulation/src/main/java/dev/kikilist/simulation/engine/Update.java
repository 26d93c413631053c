package dev.kikilist.simulation.engine;

import dev.kikilist.simulation.engine.Condition.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A change of an item's attributes. */
final class Update {
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<Assignment> added = new ArrayList<>();

    private Update() {}

    /** Reads an update in DynamoDB's notation: SET, REMOVE, and ADD of numbers, all of whole attributes. */
    static Update parse(String text) {
        var words = new Tokens(text);
        var update = new Update();
        var seen = new HashSet<String>();
        while (!words.isEmpty()) {
            var clause = words.peek();
            if (!seen.add(clause)) {
                throw words.malformed();
            }
            words.take();
            do {
                var path = words.take();
                switch (clause) {
                    case "SET" -> {
                        words.expect("=");
                        update.assignments.add(new Assignment(path, sum(words)));
                    }
                    case "REMOVE" -> update.removed.add(path);
                    case "ADD" -> update.added.add(new Assignment(path, Operand.parse(words)));
                    default -> throw words.malformed();
                }
            } while (words.takeIf(","));
        }
        return update;
    }

    private static Operand sum(Tokens words) {
        var left = Operand.parse(words);
        boolean plus = words.takeIf("+");
        boolean minus = !plus && words.takeIf("-");
        if (!plus && !minus) {
            return left;
        }
        var right = Operand.parse(words);
        return (item, arguments) ->
                Values.sum(existing(left, item, arguments), existing(right, item, arguments), minus);
    }

    private static AttributeValue existing(Operand operand, Map<String, AttributeValue> item, Arguments arguments) {
        var value = operand.of(item, arguments);
        if (value == null) {
            throw Refusals.validation("The provided expression refers to an attribute that does not exist in the item");
        }
        return value;
    }

    /** Returns {@code item} after the change; every operand is that of the item before it. */
    Map<String, AttributeValue> applied(Map<String, AttributeValue> item, Arguments arguments) {
        var after = new HashMap<>(item);
        for (var assignment : assignments) {
            after.put(arguments.name(assignment.path()), existing(assignment.value(), item, arguments));
        }
        for (var path : removed) {
            after.remove(arguments.name(path));
        }
        for (var addition : added) {
            var name = arguments.name(addition.path());
            var before = item.getOrDefault(name, AttributeValue.fromN("0"));
            after.put(name, Values.sum(before, existing(addition.value(), item, arguments), false));
        }
        return after;
    }

    /** Returns the names of the attributes that it writes or takes away. */
    Set<String> touched(Arguments arguments) {
        var touched = new HashSet<String>();
        assignments.forEach(assignment -> touched.add(arguments.name(assignment.path())));
        removed.forEach(path -> touched.add(arguments.name(path)));
        added.forEach(addition -> touched.add(arguments.name(addition.path())));
        return touched;
    }

    private record Assignment(String path, Operand value) {}
}
