package dev.kikilist.desk;

import dev.kikilist.identity.IdSource;
import dev.kikilist.procurement.TicketAllowance;
import dev.kikilist.procurement.UploadSigner.SignedUpload;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryAnswerStore;
import dev.kikilist.testkit.InMemoryExports;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Stores;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** Makes desks for tests that are not about what is signed. */
final class Desks {
    private Desks() {}

    /** Returns a desk over {@code stores}, which signs the same addresses for everything. */
    static DeskHandler over(Stores stores, AdjustableClock clock) {
        return new DeskHandler(
                stores.procurements(),
                stores.addresses(),
                stores.concerns(),
                stores.suppressions(),
                stores.reviews(),
                stores.submissions(),
                stores.rows(),
                new InMemoryAnswerStore(new InMemoryTable()),
                (ticket, key) -> new SignedUpload(URI.create("https://bucket.example/"), Map.of()),
                (result, fileName, validity) -> URI.create("https://results.example/"),
                new InMemoryExports(),
                new IdSource(new Random(1)),
                clock,
                Duration.ofMinutes(15),
                new TicketAllowance(3, Duration.ofSeconds(10)));
    }
}
