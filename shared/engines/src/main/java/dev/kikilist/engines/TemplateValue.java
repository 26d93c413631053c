package dev.kikilist.engines;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A piece of a CloudFormation template: text, a list, named values, or the call of a function such as {@code !Ref}. */
public sealed interface TemplateValue {
    /** Any scalar, as it is written. */
    record Text(String text) implements TemplateValue {}

    record Items(List<TemplateValue> items) implements TemplateValue {}

    record Named(Map<String, TemplateValue> values) implements TemplateValue {}

    /**
     * A function that CloudFormation calls.
     *
     * @param function without its {@code !} or {@code Fn::}
     */
    record Call(String function, TemplateValue argument) implements TemplateValue {}

    /** The value of a name that is not there. */
    record Nothing() implements TemplateValue {}

    /** Matches {@code ${Name}} and {@code ${Name.Attribute}} in {@code !Sub}, but not {@code ${!Literal}}. */
    Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^!}][^}]*)}");

    /** Reads the first YAML document of a text. */
    static TemplateValue parse(String yaml, String label) {
        var settings = LoadSettings.builder()
                .setLabel(label)
                .setMaxAliasesForCollections(50)
                .build();
        return new Compose(settings)
                .composeString(yaml)
                .map(TemplateValue::of)
                .orElseThrow(() -> new TemplateException(label + " is empty"));
    }

    private static TemplateValue of(Node node) {
        var tag = node.getTag().getValue();
        var plain = switch (node) {
            case ScalarNode scalar -> scalar.getTag().equals(Tag.NULL) ? new Nothing() : new Text(scalar.getValue());
            case SequenceNode sequence -> {
                var items = new ArrayList<TemplateValue>();
                sequence.getValue().forEach(item -> items.add(of(item)));
                yield new Items(List.copyOf(items));
            }
            case MappingNode mapping -> named(mapping);
            case AnchorNode anchor -> of(anchor.getRealNode());
            default -> throw new TemplateException("unknown YAML node " + node.getNodeType());
        };
        return tag.startsWith("!") ? new Call(tag.substring(1), plain) : plain;
    }

    private static TemplateValue named(MappingNode mapping) {
        var values = new LinkedHashMap<String, TemplateValue>();
        mapping.getValue().forEach(entry -> {
            if (!(entry.getKeyNode() instanceof ScalarNode name)) {
                throw new TemplateException("a name is not plain text: " + entry.getKeyNode());
            }
            values.put(name.getValue(), of(entry.getValueNode()));
        });
        if (values.size() == 1) {
            var only = values.entrySet().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().equals("Condition")) {
                return new Call(only.getKey(), only.getValue());
            }
            if (only.getKey().startsWith("Fn::")) {
                return new Call(only.getKey().substring("Fn::".length()), only.getValue());
            }
        }
        return new Named(Collections.unmodifiableMap(values));
    }

    /** Returns the value below a path of names, or {@link Nothing}. */
    default TemplateValue at(String... path) {
        TemplateValue value = this;
        for (String name : path) {
            value = value instanceof Named(var values) ? values.getOrDefault(name, new Nothing()) : new Nothing();
        }
        return value;
    }

    default boolean isThere() {
        return !(this instanceof Nothing);
    }

    /** Returns the named values below this one; none where it names nothing. */
    default Map<String, TemplateValue> entries() {
        return switch (this) {
            case Named(var values) -> values;
            case Nothing() -> Map.of();
            case Text text -> throw new TemplateException("names are wanted, not " + text);
            case Items items -> throw new TemplateException("names are wanted, not " + items);
            case Call call -> throw new TemplateException("names are wanted, not " + call);
        };
    }

    /** Returns the items of a list; none where there is none, one where it is a single value. */
    default List<TemplateValue> list() {
        return switch (this) {
            case Items(var items) -> items;
            case Nothing() -> List.of();
            case Named named -> List.of(named);
            case Text text -> List.of(text);
            case Call call -> List.of(call);
        };
    }

    /** Returns the text of a scalar. */
    default String text() {
        if (this instanceof Text(var text)) {
            return text;
        }
        throw new TemplateException("plain text is wanted, not " + this);
    }

    default int number(int otherwise) {
        return isThere() ? Integer.parseInt(text()) : otherwise;
    }

    /** Returns the logical id that a {@code !Ref} or {@code !GetAtt} names. */
    default String logicalId() {
        return switch (this) {
            case Call(var function, var argument) when function.equals("Ref") -> argument.text();
            case Call(var function, var argument)
            when function.equals("GetAtt") ->
                argument instanceof Items(var parts)
                        ? parts.getFirst().text()
                        : argument.text().substring(0, argument.text().indexOf('.'));
            default -> throw new TemplateException("!Ref or !GetAtt is wanted, not " + this);
        };
    }
}
