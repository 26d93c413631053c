package dev.kikilist.deployment;

import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateValue;
import dev.kikilist.engines.TemplateValue.Items;
import dev.kikilist.engines.TemplateValue.Named;
import dev.kikilist.engines.TemplateValue.Nothing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A template that rules are asked of, or a changed copy of one.
 *
 * <p>Paths are names and places in lists, with slashes between, from {@code Resources} or, with a slash in front, from the
 * top: {@code IntakeQueue/Properties/VisibilityTimeout}, {@code /Globals/Function/Runtime}.
 */
record Template(SamTemplate parts) {
    /** Returns the template of this project. */
    static Template ofThisProject() {
        return new Template(SamTemplate.read(Project.path("template.yaml")));
    }

    /** Returns the value at a path, which may be nothing. */
    TemplateValue at(String path) {
        var value = parts.root();
        for (String step : steps(path)) {
            value = child(value, step);
        }
        return value;
    }

    /** Returns the resources of a type by logical id, in the template's order. */
    Map<String, TemplateValue> resources(String type) {
        var found = new LinkedHashMap<String, TemplateValue>();
        resources().forEach((logicalId, resource) -> {
            if (resource.at("Type").text().equals(type)) {
                found.put(logicalId, resource);
            }
        });
        return found;
    }

    /** Returns all resources by logical id, in the template's order. */
    Map<String, TemplateValue> resources() {
        return parts.root().at("Resources").entries();
    }

    /** Returns the functions, with what {@code Globals} gives to all of them. */
    Stream<SamTemplate.Function> functions() {
        return parts.functions().stream();
    }

    /** Returns a property of a function, its own or what {@code Globals} gives to all. */
    TemplateValue property(SamTemplate.Function function, String name) {
        var own = at(function.logicalId() + "/Properties/" + name);
        return own.isThere() ? own : at("/Globals/Function/" + name);
    }

    /** Returns a copy with another value at a path; what is missing on the way is made. */
    Template with(String path, String yaml) {
        var value = TemplateValue.parse(yaml, path);
        return new Template(SamTemplate.of(edited(parts.root(), steps(path), old -> value)));
    }

    /**
     * Returns a copy with nothing at a path.
     *
     * @throws IllegalArgumentException when there is nothing already
     */
    Template without(String path) {
        if (!at(path).isThere()) {
            throw new IllegalArgumentException("the template has no " + path);
        }
        return new Template(SamTemplate.of(edited(parts.root(), steps(path), old -> new Nothing())));
    }

    private static List<String> steps(String path) {
        return List.of((path.startsWith("/") ? path.substring(1) : "Resources/" + path).split("/", -1));
    }

    private static TemplateValue child(TemplateValue value, String step) {
        return value instanceof Items(var items) ? items.get(Integer.parseInt(step)) : value.at(step);
    }

    private static TemplateValue edited(TemplateValue value, List<String> steps, UnaryOperator<TemplateValue> edit) {
        if (steps.isEmpty()) {
            return edit.apply(value);
        }
        var child = edited(child(value, steps.getFirst()), steps.subList(1, steps.size()), edit);
        if (value instanceof Items(var items)) {
            var copy = new ArrayList<>(items);
            int place = Integer.parseInt(steps.getFirst());
            if (child.isThere()) {
                copy.set(place, child);
            } else {
                copy.remove(place);
            }
            return new Items(List.copyOf(copy));
        }
        var copy = new LinkedHashMap<>(value.entries());
        if (child.isThere()) {
            copy.put(steps.getFirst(), child);
        } else {
            copy.remove(steps.getFirst());
        }
        return new Named(Collections.unmodifiableMap(copy));
    }
}
