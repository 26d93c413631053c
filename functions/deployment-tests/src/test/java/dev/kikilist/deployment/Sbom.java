package dev.kikilist.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a function's zip is made of, as its CycloneDX list says.
 *
 * @param components in the list's order
 */
record Sbom(List<Component> components) {
    /** A library, with the licences of which one can be chosen. */
    record Component(String jar, Set<String> licences) {}

    /** Reads the list of a module. */
    static Sbom of(String module) throws IOException {
        var list = new JsonMapper()
                .readTree(Project.path("functions/" + module + "/target/sbom.json")
                        .toFile());
        var components = new ArrayList<Component>();
        for (var component : list.path("components")) {
            components.add(new Component(
                    component.path("name").asText() + "-"
                            + component.path("version").asText() + ".jar",
                    licences(component)));
        }
        return new Sbom(components);
    }

    private static Set<String> licences(JsonNode component) {
        var names = new TreeSet<String>();
        for (var choice : component.path("licenses")) {
            var licence = choice.path("license");
            names.add(licence.path("id")
                    .asText(licence.path("name")
                            .asText(choice.path("expression").asText())));
        }
        return names;
    }
}
