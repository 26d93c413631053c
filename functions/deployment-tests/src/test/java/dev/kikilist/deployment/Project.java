package dev.kikilist.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of this project that deployments are made of. */
final class Project {
    private static final Path ROOT = root();

    private Project() {}

    /** Returns a path below the project's root. */
    static Path path(String relative) {
        return ROOT.resolve(relative);
    }

    /** Returns the text of a file below the project's root. */
    static String text(String relative) {
        try {
            return Files.readString(path(relative));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Returns the files below {@code directory} whose names end with {@code suffix}, in order of their paths. */
    static List<Path> files(String directory, String suffix) {
        try (var files = Files.walk(path(directory))) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Path root() {
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve("template.yaml"))) {
                return directory;
            }
        }
        throw new IllegalStateException("no template.yaml in or above the working directory");
    }
}
