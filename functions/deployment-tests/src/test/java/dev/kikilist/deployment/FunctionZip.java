package dev.kikilist.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * What is deployed as a function.
 *
 * @param module the last part of the function's package
 * @param size in bytes
 * @param entries without folders, in the zip's order
 */
record FunctionZip(String module, long size, List<Entry> entries) {
    /**
     * A file in the zip.
     *
     * @param content the names in a jar, with whether they are compressed; empty where it is none
     */
    record Entry(String name, LocalDateTime time, Map<String, Boolean> content) {}

    /**
     * Reads the zip of a module.
     *
     * @throws IllegalStateException when it was not built
     */
    static FunctionZip of(String module) {
        var file = Project.path("functions").resolve(Path.of(module, "target", "function.zip"));
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " was not built; ./mvnw verify builds it before these tests");
        }
        try (var zip = new ZipFile(file.toFile())) {
            var entries = new ArrayList<Entry>();
            for (var entry : zip.stream().filter(one -> !one.isDirectory()).toList()) {
                entries.add(new Entry(entry.getName(), entry.getTimeLocal(), content(zip, entry)));
            }
            return new FunctionZip(module, Files.size(file), entries);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Map<String, Boolean> content(ZipFile zip, ZipEntry entry) throws IOException {
        if (!entry.getName().endsWith(".jar")) {
            return Map.of();
        }
        try (var jar = zip.getInputStream(entry)) {
            return namesIn(jar);
        }
    }

    private static Map<String, Boolean> namesIn(InputStream jar) throws IOException {
        var names = new LinkedHashMap<String, Boolean>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(jar.readAllBytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    names.put(entry.getName(), entry.getMethod() != ZipEntry.STORED);
                }
            }
        }
        return names;
    }

    /** Returns a copy of another size. */
    FunctionZip withSize(long bytes) {
        return new FunctionZip(module, bytes, entries);
    }

    /** Returns a copy with another entry, which holds {@code content} where it is a jar. */
    FunctionZip with(String name, String... content) {
        var names = new LinkedHashMap<String, Boolean>();
        for (String one : content) {
            names.put(one, false);
        }
        return with(new Entry(name, entries.getFirst().time(), names));
    }

    /** Returns a copy with another entry. */
    FunctionZip with(Entry entry) {
        return new FunctionZip(
                module, size, Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }

    /** Returns a copy without the entries whose names contain {@code part}. */
    FunctionZip without(String part) {
        return new FunctionZip(
                module,
                size,
                entries.stream().filter(entry -> !entry.name().contains(part)).toList());
    }

    /** Returns the names outside {@code lib/}. */
    Stream<String> ownFiles() {
        return entries.stream().map(Entry::name).filter(name -> !name.startsWith("lib/"));
    }

    /** Returns the jars. */
    Stream<Entry> jars() {
        return entries.stream().filter(entry -> entry.name().endsWith(".jar"));
    }

    @Override
    public String toString() {
        return "the zip of " + module;
    }
}
