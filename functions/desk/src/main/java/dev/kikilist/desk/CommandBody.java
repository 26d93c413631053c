package dev.kikilist.desk;

import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.JsonValue.JsonObject;
import dev.kikilist.lambda.Problem;
import dev.kikilist.lambda.RefusedException;
import dev.kikilist.procurement.ContactDraft;
import dev.kikilist.procurement.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The body of a command, or an object in it. What is read from it counts as known; what is left over is reported, since
 * a field with a slip in its name would otherwise be lost silently.
 */
final class CommandBody {
    private final JsonValue value;
    private final String place;
    private final Set<String> known = new TreeSet<>();
    private final List<CommandBody> parts = new ArrayList<>();

    private CommandBody(JsonValue value, String place) {
        this.value = value;
        this.place = place;
    }

    /**
     * Returns the body of {@code request}.
     *
     * @throws RefusedException when it is no JSON object
     */
    static CommandBody of(HttpRequest request) {
        return new CommandBody(request.jsonBody(), "");
    }

    /** Returns the answer that names {@code faults}. */
    static Problem invalid(List<FieldFault> faults) {
        List<Problem.Fault> errors = new ArrayList<>();
        for (var fault : faults) {
            errors.add(new Problem.Fault(
                    Problem.Place.BODY, fault.pointer(), fault.code().text(), fault.japanese(), fault.english()));
        }
        return Problem.of(Problem.Type.INVALID_FIELDS, errors);
    }

    /** Returns the text of a field; null when it is no text or not there. */
    @Nullable
    String text(String name) {
        return member(name).text().orElse(null);
    }

    /** Returns the whole number of a field; null when it is none or not there. */
    @Nullable
    Long number(String name) {
        var number = member(name).integer();
        return number.isPresent() ? number.getAsLong() : null;
    }

    /** Returns whether a field is true; it is not when it is something else or not there. */
    boolean flag(String name) {
        return member(name) == JsonValue.Literal.TRUE;
    }

    /** Returns the texts of a field; an element that is no text counts as an empty one. */
    List<String> texts(String name) {
        return member(name).elements().stream()
                .map(element -> element.text().orElse(""))
                .toList();
    }

    /** Returns the object of a field; one without fields when it is none or not there. */
    CommandBody part(String name) {
        var part = new CommandBody(member(name), place + "/" + name);
        parts.add(part);
        return part;
    }

    /** Returns the objects in the array of a field; one without fields for an element that is none. */
    List<CommandBody> parts(String name) {
        List<CommandBody> elements = new ArrayList<>();
        for (var element : member(name).elements()) {
            var part = new CommandBody(element, place + "/" + name + "/" + elements.size());
            elements.add(part);
            parts.add(part);
        }
        return elements;
    }

    /** Returns the contact whose fields stand here. */
    ContactDraft contact() {
        return new ContactDraft(text("department"), text("name"), text("email"), text("phone"));
    }

    /** Returns the contact in a field; null when it is not there. */
    @Nullable
    ContactDraft contactIfGiven(String name) {
        var given = part(name);
        return given.value.isAbsent() ? null : given.contact();
    }

    /** Returns pointers to the fields that were not read, here and in the parts. */
    List<String> unknownFields() {
        List<String> unknown = new ArrayList<>();
        if (value instanceof JsonObject object) {
            for (var name : object.members().keySet()) {
                if (!known.contains(name)) {
                    unknown.add(place + "/" + name.replace("~", "~0").replace("/", "~1"));
                }
            }
        }
        for (var part : parts) {
            unknown.addAll(part.unknownFields());
        }
        return unknown;
    }

    private JsonValue member(String name) {
        known.add(name);
        return value.at(name);
    }
}
