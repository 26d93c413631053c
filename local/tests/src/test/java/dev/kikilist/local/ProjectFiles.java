package dev.kikilist.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this project, wherever in it a test is started. */
final class ProjectFiles {
    private ProjectFiles() {}

    /** Returns a path below the folder that has the template. */
    static Path path(String relative) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("template.yaml"))) {
                return folder.resolve(relative);
            }
        }
        throw new IllegalStateException("no template.yaml in or above the working directory");
    }
}
