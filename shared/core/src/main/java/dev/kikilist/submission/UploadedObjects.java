package dev.kikilist.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fetches uploaded objects. */
public interface UploadedObjects {
    /**
     * Fetches exactly {@code object}'s version to a local file.
     *
     * @throws RuntimeException when the store cannot be reached or refuses for a reason that may pass
     */
    Fetched fetch(ObjectVersion object);

    /** What fetching gave. */
    sealed interface Fetched {
        /**
         * The content. Closing it deletes the local copy.
         *
         * @param file the local copy
         * @param sha256 SHA-256 of the content, lower-case hexadecimal
         * @param size length in bytes
         */
        record Content(Path file, String sha256, long size) implements Fetched, AutoCloseable {
            @Override
            public void close() {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        /** The version does not exist any more. */
        record Gone() implements Fetched {}

        /**
         * The object is larger than any list may be, and was not fetched.
         *
         * @param size length in bytes
         */
        record TooLarge(long size) implements Fetched {}
    }
}
