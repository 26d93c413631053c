package dev.kikilist.local;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.engines.SamTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipFile;

/** Starts functions from the zips that are deployed, each unpacked once. */
final class FunctionZips implements HandlerFactory {
    private final Path directory;
    private final Map<String, Path> unpacked = new ConcurrentHashMap<>();

    /**
     * Makes the factory.
     *
     * @param directory where zips are unpacked and logs are written
     */
    FunctionZips(Path directory) {
        this.directory = directory;
    }

    @Override
    public RequestStreamHandler make(
            SamTemplate.Function function, Map<String, String> variables, LambdaLogger logger) {
        var code = unpacked.computeIfAbsent(function.logicalId(), first -> unpack(function));
        try {
            return new FunctionProcess(
                    function,
                    code,
                    ProjectFiles.path("deployment/runtime/target"),
                    variables,
                    directory.resolve(function.logicalId() + ".out"));
        } catch (IOException failed) {
            throw new IllegalStateException(function.logicalId() + " does not start: " + failed, failed);
        }
    }

    private Path unpack(SamTemplate.Function function) {
        var zip = ProjectFiles.path(function.codeUri().toString());
        var target = directory.resolve(function.logicalId());
        try (var archive = new ZipFile(zip.toFile())) {
            for (var entry : archive.stream().toList()) {
                var file = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (var content = archive.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
            return target;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
