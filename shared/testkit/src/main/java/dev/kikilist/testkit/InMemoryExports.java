package dev.kikilist.testkit;

import dev.kikilist.export.Export;
import dev.kikilist.export.Exports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps exports in memory. */
public final class InMemoryExports implements Exports {
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final Outages outages = new Outages();

    /** Returns the outages of this store. */
    public Outages outages() {
        return outages;
    }

    /** Returns the keys of what is stored. */
    public Set<String> keys() {
        return new TreeSet<>(stored.keySet());
    }

    /** Returns what is stored under {@code key}. */
    public Optional<byte[]> find(String key) {
        return Optional.ofNullable(stored.get(key)).map(byte[]::clone);
    }

    @Override
    public boolean holds(Export export) {
        return outages.during("Exports.holds", () -> stored.containsKey(export.objectKey()));
    }

    @Override
    public void store(Export export, Path file) {
        outages.during("Exports.store", () -> {
            try {
                return stored.put(export.objectKey(), Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
