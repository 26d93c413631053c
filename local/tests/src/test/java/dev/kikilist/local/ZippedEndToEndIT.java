package dev.kikilist.local;

import dev.kikilist.engines.SamTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The same on the embedded engines, but with what is deployed: every function runs from its built zip, with the class path,
 * the flags and the environment that Lambda gives it, and in the loop of Lambda's runtime, whose library is for Linux.
 */
@EnabledOnOs(OS.LINUX)
class ZippedEndToEndIT extends EndToEndTest {
    @Override
    SystemInUse startIn(Path directory) throws Exception {
        return SystemInUse.of(LocalSystem.start(
                SamTemplate.ofThisProject(),
                LocalSystem.Options.forgetful(directory),
                new FunctionZips(Files.createDirectories(directory.resolve("functions")))));
    }
}
