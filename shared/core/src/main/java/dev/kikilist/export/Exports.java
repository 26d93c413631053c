package dev.kikilist.export;

import java.nio.file.Path;

/** Keeps exports. Every method throws an unchecked exception when the store cannot be reached. */
public interface Exports {
    /** Returns whether {@code export} is stored. */
    boolean holds(Export export);

    /** Stores {@code file}, in place of what is stored under the same key. */
    void store(Export export, Path file);
}
