package dev.kikilist.local;

import dev.kikilist.engines.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A local system that runs through all tests of a class, whose engines they reach into, with an agency and a vendor. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class StartedSystem {
    final LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));

    LocalSystem system;
    ApiClient agency;
    ApiClient vendor;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        system = startIn(directory);
        agency = ApiClient.of(system.api(), system.tokens(), "agency");
        vendor = ApiClient.of(system.api(), system.tokens(), "vendor");
    }

    /** Starts the system as it is deployed; subclasses start it otherwise. */
    LocalSystem startIn(Path directory) throws IOException {
        return LocalSystem.start(SamTemplate.ofThisProject(), LocalSystem.Options.forgetful(directory));
    }

    @AfterAll
    void stop() {
        agency.close();
        vendor.close();
        system.close();
    }
}
