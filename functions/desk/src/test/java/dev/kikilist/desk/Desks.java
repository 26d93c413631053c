package dev.kikilist.desk;

import dev.kikilist.export.Exports;
import dev.kikilist.idempotency.AnswerStore;
import dev.kikilist.identity.IdSource;
import dev.kikilist.procurement.TicketAllowance;
import dev.kikilist.procurement.UploadSigner;
import dev.kikilist.procurement.UploadSigner.SignedUpload;
import dev.kikilist.procurement.UploadTicket;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryAnswerStore;
import dev.kikilist.testkit.InMemoryExports;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Stores;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** Makes desks for tests. */
final class Desks {
    private Desks() {}

    /** Returns a desk over {@code stores}. */
    static DeskHandler over(Stores stores, AdjustableClock clock) {
        return over(stores, clock, new InMemoryAnswerStore(new InMemoryTable()), Desks::signed, new InMemoryExports());
    }

    /** Returns a desk over {@code stores} that keeps answers, signs uploads and stores exports as it is told. */
    static DeskHandler over(
            Stores stores, AdjustableClock clock, AnswerStore answers, UploadSigner signer, Exports exports) {
        return new DeskHandler(
                stores.procurements(),
                stores.addresses(),
                stores.concerns(),
                stores.suppressions(),
                stores.reviews(),
                stores.submissions(),
                stores.rows(),
                answers,
                signer,
                (result, fileName, validity) ->
                        URI.create("https://results.example/" + result.objectKey() + "?" + validity.toSeconds()),
                exports,
                new IdSource(new Random(1)),
                clock,
                Duration.ofMinutes(15),
                new TicketAllowance(3, Duration.ofSeconds(10), 20_000));
    }

    /** Returns an address for an upload that shows the key, with headers that show what was signed. */
    static SignedUpload signed(UploadTicket ticket, String key) {
        return new SignedUpload(
                URI.create("https://bucket.example/" + key + "?signed"),
                Map.of(
                        "x-amz-checksum-sha256",
                        "q6ur",
                        "if-none-match",
                        "*",
                        "content-length",
                        Long.toString(ticket.size())));
    }
}
