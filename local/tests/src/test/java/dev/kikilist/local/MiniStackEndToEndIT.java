package dev.kikilist.local;

import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same, deployed from the same template to MiniStack, an engine that nobody here wrote, with every function started
 * from its built zip in Lambda's own loop. It runs where {@code -Dkikilist.ministack} names a folder with MiniStack's
 * Python and {@code -Dkikilist.sam} the {@code sam} command; {@code .ci/run} installs both.
 */
@EnabledIfSystemProperty(
        named = "kikilist.ministack",
        matches = ".+",
        disabledReason = "MiniStack is not installed: docs/engines.md says how to run these tests")
class MiniStackEndToEndIT extends EndToEndTest {
    @Override
    SystemInUse startIn(Path directory) throws Exception {
        var python = System.getProperty("kikilist.ministack");
        return MiniStackSystem.start(Path.of(python), Path.of(System.getProperty("kikilist.sam", "sam")), directory);
    }

    @Override
    @Test
    @Disabled("MiniStack lets mail come back from addresses of simulator.amazonses.com alone, and tells nobody of it by"
            + " SES's events")
    void sendsToTheFallbackWhereMailComesBackAndTellsTheAgencyAlone() {}
}
