package dev.kikilist.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RuleDataTest {
    @Test
    void theDigestIsThatOfTheTablesInUse() throws Exception {
        assertThat(RuleData.digest()).isEqualTo(digest(tables()));
    }

    @Test
    void theCatalogueAndEveryEditionAreAmongThem() throws Exception {
        assertThat(tables().keySet())
                .contains(
                        "dev/kikilist/policy/edition-2021-09-01.tsv",
                        "dev/kikilist/policy/editions.tsv",
                        "dev/kikilist/reading/form-words.tsv",
                        "dev/kikilist/validation/findings.tsv");
    }

    @Test
    void anyChangeOfAnyTableChangesIt() throws Exception {
        var tables = tables();
        for (var name : tables.keySet()) {
            var changed = new TreeMap<>(tables);
            var content = tables.get(name).clone();
            content[content.length / 2] ^= 1;
            changed.put(name, content);
            assertThat(digest(changed)).as(name).isNotEqualTo(RuleData.digest());
            changed.remove(name);
            assertThat(digest(changed)).as("without " + name).isNotEqualTo(RuleData.digest());
        }
    }

    private static Map<String, byte[]> tables() throws IOException, URISyntaxException {
        var classes = Path.of(RuleData.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var tables = new TreeMap<String, byte[]>();
        try (var files = Files.walk(classes)) {
            for (var file :
                    files.filter(found -> found.toString().endsWith(".tsv")).toList()) {
                tables.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return tables;
    }

    private static String digest(Map<String, byte[]> tables) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        tables.forEach((name, content) -> {
            digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
