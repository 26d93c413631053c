package dev.kikilist.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what must not stand in files: keys, passwords, tokens and signed requests; in logs also whom they are about. */
final class SecretScanner {
    /** Folders that hold nothing of the project's own. */
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "node_modules", ".idea");

    private static final Map<String, Pattern> ANYWHERE = patterns(
            "private key", "-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
            "AWS access key", "(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])",
            "AWS secret key", "(?i)aws.{0,20}secret.{0,20}['\"=:\\s][A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])",
            "JWT", "eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*",
            "signed request", "X-Amz-Signature=[0-9a-f]{64}",
            "session token", "X-Amz-Security-Token=[A-Za-z0-9%/+]{16,}",
            "password in an address", "[a-z][a-z0-9+]*://[^/\\s:@\"'<>{}$]+:[^/\\s:@\"'<>{}$]+@",
            "token of a code host", "(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{36}|xox[abprs]-[A-Za-z0-9-]{10,})",
            "password or key in an assignment",
                    "(?i)(?:password|passwd|secret|api[_-]?key|client[_-]?secret)[\"']?\\s*[:=]\\s*[\"'][^\"'\\s$!{}<>]{8,}[\"']");

    private static final Map<String, Pattern> IN_LOGS = patterns(
            "mail address", "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}",
            "header of a request", "(?i)authorization\\b|idempotency-key");

    private SecretScanner() {}

    private static Map<String, Pattern> patterns(String... namesAndPatterns) {
        var patterns = new LinkedHashMap<String, Pattern>();
        for (int i = 0; i < namesAndPatterns.length; i += 2) {
            patterns.put(namesAndPatterns[i], Pattern.compile(namesAndPatterns[i + 1]));
        }
        return patterns;
    }

    /** Returns where in the files of a folder a secret stands: file, line and what kind it is, never the secret itself. */
    static List<String> inProject(Path folder) {
        return inFiles(folder, ANYWHERE);
    }

    /** Returns where in a folder's logs a secret or a person's address stands. */
    static List<String> inLogs(Path folder) {
        var all = new LinkedHashMap<>(ANYWHERE);
        all.putAll(IN_LOGS);
        return inFiles(folder, all);
    }

    private static List<String> inFiles(Path folder, Map<String, Pattern> patterns) {
        var found = new ArrayList<String>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return LEFT_OUT.contains(directory.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    int number = 0;
                    // A character for each byte: files that are no text are looked through as well.
                    for (var line :
                            Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
                        number++;
                        for (var pattern : patterns.entrySet()) {
                            if (pattern.getValue().matcher(line).find()) {
                                found.add(folder.relativize(file) + ":" + number + " " + pattern.getKey());
                            }
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return found;
    }
}
