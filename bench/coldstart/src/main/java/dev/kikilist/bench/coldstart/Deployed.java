package dev.kikilist.bench.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What lies in a function's task folder: its own classes at the root, jars under {@code lib}.
 *
 * @param folder the task folder
 * @param zipBytes the size of the zip that it was unpacked from, or 0 when there is none
 */
record Deployed(Path folder, long zipBytes) {
    /** Unpacks the zip of a function. */
    static Deployed function(Path zip, Path folder) throws IOException {
        unpack(zip, folder, name -> true);
        return new Deployed(folder, Files.size(zip));
    }

    /**
     * Deploys classes of this benchmark.
     *
     * @param classes which of its class files, by the beginning of their names
     * @param librariesOf the zip whose libraries come along, without the modules of this project
     */
    static Deployed contender(String classes, Path librariesOf, Path folder) throws IOException {
        unpack(librariesOf, folder, name -> name.startsWith("lib/") && !name.startsWith("lib/kikilist-"));
        return contender(classes, List.of(), folder);
    }

    /**
     * Deploys classes of this benchmark with jars of its class path.
     *
     * @param jars the beginnings of the jars' names
     */
    static Deployed contender(String classes, List<String> jars, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        for (var element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var path = Path.of(element);
            if (Files.isDirectory(path)) {
                copy(path, folder, classes);
            } else if (jars.stream().anyMatch(path.getFileName().toString()::startsWith)) {
                Files.copy(path, folder.resolve("lib").resolve(path.getFileName()));
            }
        }
        return new Deployed(folder, 0);
    }

    private static void copy(Path from, Path to, String prefix) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = from.relativize(file).toString();
                if (name.startsWith(prefix)) {
                    Files.createDirectories(to.resolve(name).getParent());
                    Files.copy(file, to.resolve(name));
                }
            }
        }
    }

    private static void unpack(Path zip, Path folder, Predicate<String> wanted) throws IOException {
        try (var archive = new ZipFile(zip.toFile())) {
            for (var entry : archive.stream().toList()) {
                if (!entry.isDirectory() && wanted.test(entry.getName())) {
                    var file = folder.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    try (var content = archive.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }

    /** Returns the class path of a container image: the same classes, those at the root in a jar, since a cache knows no folders. */
    List<Path> jars() throws IOException {
        var own = folder.resolveSibling(folder.getFileName() + ".jar");
        if (!Files.exists(own)) {
            try (var jar = new JarOutputStream(Files.newOutputStream(own));
                    var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    var name = folder.relativize(file).toString();
                    if (!name.startsWith("lib" + File.separator)) {
                        jar.putNextEntry(new ZipEntry(name));
                        Files.copy(file, jar);
                        jar.closeEntry();
                    }
                }
            }
        }
        var jars = new ArrayList<Path>();
        jars.add(own);
        jars.addAll(sorted(folder.resolve("lib")));
        return jars;
    }

    /** Returns the files of a folder in order of their names. */
    static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
