package dev.kikilist.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Says where a running system is, for programs that use it. */
final class Addresses {
    private Addresses() {}

    /** Writes a file with all of it at once, so that whoever finds the file can read it. */
    static void write(Path file, LocalSystem system, Demo.Shown shown) {
        var node = new JsonMapper().createObjectNode();
        system.endpoints().forEach((name, address) -> node.put(name, address.toString()));
        node.put("bucket", system.bucket());
        node.put("table", system.table());
        node.put("deadLetterQueue", system.queue("IntakeDeadLetterQueue"));
        node.put("procurement", shown.procurement());
        try {
            var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            Files.writeString(unfinished, node.toPrettyString());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
