import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes the digest of the tables below a folder of resources. Run by the build: {@code java RuleDataDigest.java FOLDER}. */
final class RuleDataDigest {
    private RuleDataDigest() {}

    public static void main(String... arguments) throws IOException, NoSuchAlgorithmException {
        var folder = Path.of(arguments[0]);
        var digest = MessageDigest.getInstance("SHA-256");
        try (var files = Files.walk(folder)) {
            var tables = files.filter(file -> file.toString().endsWith(".tsv"))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
            for (var table : tables) {
                var content = Files.readAllBytes(folder.resolve(table));
                digest.update((table + "\n" + content.length + "\n").getBytes("UTF-8"));
                digest.update(content);
            }
        }
        var written = folder.resolve("dev/kikilist/policy/rule-data.sha256");
        var line = HexFormat.of().formatHex(digest.digest()) + "\n";
        // Left as it is where it is so already: a newer file makes a newer jar, and everything is compiled again.
        if (!Files.exists(written) || !Files.readString(written).equals(line)) {
            Files.writeString(written, line);
        }
    }
}
