package dev.kikilist.testkit;

import dev.kikilist.submission.AnnotatedWorkbook;
import dev.kikilist.submission.AnnotatedWorkbooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps annotated workbooks in memory. */
public final class InMemoryAnnotatedWorkbooks implements AnnotatedWorkbooks {
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final Outages outages = new Outages();

    /** Returns the outages of this store. */
    public Outages outages() {
        return outages;
    }

    /** Returns what is stored. */
    public Optional<byte[]> find(AnnotatedWorkbook workbook) {
        return Optional.ofNullable(stored.get(workbook.objectKey())).map(byte[]::clone);
    }

    @Override
    public void store(AnnotatedWorkbook workbook, Path file) {
        outages.during("AnnotatedWorkbooks.store", () -> {
            try {
                return stored.put(workbook.objectKey(), Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
