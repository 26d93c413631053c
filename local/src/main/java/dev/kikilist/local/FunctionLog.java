package dev.kikilist.local;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The log of a function, a file that grows. */
final class FunctionLog implements LambdaLogger {
    private final Path file;

    FunctionLog(Path file) {
        this.file = file;
    }

    @Override
    public void log(String message) {
        log(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void log(byte[] message) {
        boolean complete = message.length > 0 && message[message.length - 1] == '\n';
        try {
            Files.write(
                    file,
                    complete
                            ? message
                            : (new String(message, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
