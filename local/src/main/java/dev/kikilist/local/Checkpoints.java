package dev.kikilist.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Up to where a stream was followed, shard by shard; kept in a file where there is one. */
final class Checkpoints {
    private static final JsonMapper JSON = new JsonMapper();

    private final @Nullable Path file;
    private final Map<String, String> sequenceNumbers = new TreeMap<>();

    /**
     * Makes the checkpoints.
     *
     * @param file where they are kept over restarts, read now if it is there; null to forget them
     */
    Checkpoints(@Nullable Path file) {
        this.file = file;
        if (file != null && Files.exists(file)) {
            try {
                sequenceNumbers.putAll(
                        JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() {}));
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
    }

    /** Returns the sequence number of the last record of a shard that is done. */
    synchronized Optional<String> last(String shard) {
        return Optional.ofNullable(sequenceNumbers.get(shard));
    }

    synchronized void done(String shard, String sequenceNumber) {
        sequenceNumbers.put(shard, sequenceNumber);
        if (file == null) {
            return;
        }
        try {
            var unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.write(unfinished, JSON.writeValueAsBytes(sequenceNumbers));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
