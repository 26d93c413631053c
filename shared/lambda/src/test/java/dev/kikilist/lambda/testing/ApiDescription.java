package dev.kikilist.lambda.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of the HTTP API, {@code openapi.yaml}, as a judge of answers. */
public final class ApiDescription {
    private static final String ADDRESS = "https://kikilist.dev/openapi.json";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private ApiDescription(JsonNode document) {
        this.document = document;
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ADDRESS, document.toString())));
    }

    /** Returns the description at the root of the project, from wherever in it the tests run. */
    public static ApiDescription ofProject() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve("openapi.yaml");
            if (Files.exists(file)) {
                return read(file);
            }
        }
        throw new IllegalStateException("no openapi.yaml above the working folder");
    }

    private static ApiDescription read(Path file) {
        try {
            return new ApiDescription(new YAMLMapper().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all operations as route keys, such as {@code GET /procurements/{procurementId}}. */
    public Set<String> operations() {
        var operations = new TreeSet<String>();
        for (var path : document.get("paths").properties()) {
            for (var member : path.getValue().properties()) {
                if (METHODS.contains(member.getKey())) {
                    operations.add(member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            }
        }
        return operations;
    }

    /** Returns the status codes that the description foresees for an operation. */
    public Set<String> statuses(String routeKey) {
        var statuses = new TreeSet<String>();
        operation(routeKey).node().get("responses").properties().forEach(entry -> statuses.add(entry.getKey()));
        return statuses;
    }

    /** Returns whether an operation asks for no token. */
    public boolean isOpen(String routeKey) {
        var security = operation(routeKey).node().get("security");
        return security != null && security.isEmpty();
    }

    /** Returns the roles that may use an operation at all; none for one that asks for no token. */
    public Set<String> roles(String routeKey) {
        var roles = new TreeSet<String>();
        operation(routeKey).node().path("x-roles").forEach(role -> roles.add(role.stringValue()));
        return roles;
    }

    /** Returns the names of the variables in an operation's path, in their order. */
    public List<String> pathParameters(String routeKey) {
        return VARIABLE.matcher(routeKey)
                .results()
                .map(variable -> variable.group(1))
                .toList();
    }

    /** Returns whether an operation takes the parameter of this name in {@code components/parameters}. */
    public boolean takes(String routeKey, String parameter) {
        return operation(routeKey)
                .node()
                .path("parameters")
                .valueStream()
                .anyMatch(taken -> taken.path("$ref").asString("").equals("#/components/parameters/" + parameter));
    }

    /** Returns the first example of a body for an operation; empty when it takes no JSON or shows none. */
    public Optional<String> exampleBody(String routeKey) {
        return operation(routeKey)
                .child("requestBody")
                .flatMap(body -> body.child("content"))
                .flatMap(content -> content.child("application/json"))
                .flatMap(json -> json.child("examples"))
                .flatMap(examples -> examples.child(
                        examples.node().propertyNames().iterator().next()))
                .map(example -> resolved(example).node().get("value").toString());
    }

    /**
     * Returns what is wrong with an answer to {@code routeKey}: a status or media type that is not described, a header
     * that is described and missing, a body that the schema refuses.
     */
    public List<String> faults(String routeKey, int status, Map<String, String> headers, String body) {
        var described = response(routeKey, status);
        if (described.isEmpty()) {
            return List.of(routeKey + " is not described to answer " + status);
        }
        var faults = new ArrayList<String>();
        var named = described.get().node().path("headers");
        named.properties().forEach(header -> {
            boolean isOptional = header.getValue().path("required").isBoolean()
                    && !header.getValue().path("required").booleanValue();
            if (!isOptional && !headers.containsKey(header.getKey())) {
                faults.add("the header " + header.getKey() + " is missing");
            }
        });
        var mediaType = headers.getOrDefault("content-type", "").split(";", 2)[0];
        var content = described.get().child("content").flatMap(place -> place.child(mediaType));
        if (described.get().child("content").isEmpty()) {
            if (!body.isEmpty()) {
                faults.add(routeKey + " is not described to answer " + status + " with a body");
            }
        } else if (content.isEmpty()) {
            faults.add(routeKey + " is not described to answer " + status + " as " + mediaType);
        } else if (content.get().child("schema").isPresent()) {
            faults.addAll(faults(content.get().pointer() + "/schema", body));
        }
        return faults;
    }

    /** Returns what is wrong with the body of a request for {@code routeKey}. */
    public List<String> requestFaults(String routeKey, String body) {
        return faults(operation(routeKey).pointer() + "/requestBody/content/application~1json/schema", body);
    }

    /** Returns what is wrong with the examples of the description itself. */
    public List<String> exampleFaults() {
        var faults = new ArrayList<String>();
        collectExamples(new Place(document, "#"), faults);
        return faults;
    }

    private void collectExamples(Place place, List<String> faults) {
        if (place.node().isObject()
                && place.node().has("schema")
                && place.node().has("examples")) {
            for (var example : place.node().get("examples").properties()) {
                var value = resolved(new Place(example.getValue(), "")).node().get("value");
                faults(place.pointer() + "/schema", value.toString())
                        .forEach(fault -> faults.add(place.pointer() + " " + example.getKey() + ": " + fault));
            }
        }
        for (var member : place.node().properties()) {
            place.child(member.getKey()).ifPresent(child -> collectExamples(child, faults));
        }
    }

    private List<String> faults(String pointer, String body) {
        var schema = schemas.getSchema(SchemaLocation.of(ADDRESS + pointer));
        return schema
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private Optional<Place> response(String routeKey, int status) {
        return operation(routeKey)
                .child("responses")
                .flatMap(responses -> responses.child(Integer.toString(status)))
                .map(this::resolved);
    }

    private Place operation(String routeKey) {
        var parts = routeKey.split(" ", 2);
        return new Place(document, "#")
                .child("paths")
                .flatMap(paths -> paths.child(parts[1]))
                .flatMap(path -> path.child(parts[0].toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new AssertionError(routeKey + " is not described"));
    }

    private Place resolved(Place place) {
        var reference = place.node().path("$ref").asString("");
        if (reference.isEmpty()) {
            return place;
        }
        var target = new Place(document, "#");
        for (var part : reference.substring(2).split("/", -1)) {
            target = target.child(part).orElseThrow(() -> new AssertionError(reference + " leads nowhere"));
        }
        return target;
    }

    /** A node of the document and the JSON pointer to it. */
    private record Place(JsonNode node, String pointer) {
        Optional<Place> child(String name) {
            var child = node.get(name);
            return child == null
                    ? Optional.empty()
                    : Optional.of(new Place(
                            child,
                            pointer + "/"
                                    + name.replace("~", "~0")
                                            .replace("/", "~1")
                                            .replace("{", "%7B")
                                            .replace("}", "%7D")));
        }
    }
}
