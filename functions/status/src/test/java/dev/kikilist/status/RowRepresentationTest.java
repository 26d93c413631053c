package dev.kikilist.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowRepresentationTest {
    private static final String ITEMS = "/submissions/{submissionId}/items";

    @Test
    void aTextIsCutShortBetweenCharacters() {
        assertThat(RowRepresentation.shortened("機".repeat(1000))).hasSize(1000).doesNotEndWith("…");
        assertThat(RowRepresentation.shortened("機".repeat(1001))).hasSize(1000).endsWith("機…");
        assertThat(RowRepresentation.shortened("機".repeat(998) + "𠮷𠮷"))
                .hasSize(999)
                .endsWith("機…");
    }

    @Test
    void aListFilledToTheBrimIsAnsweredInShorterPagesWithoutLosingARow() {
        var samples = new Samples("brim");
        var stores = new InMemoryTable().stores(new AdjustableClock(Samples.NOW));
        var procurement = stores.procurements().create(samples.procurement());
        var invitation = stores.procurements().create(samples.invitation(procurement));
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var writer = stores.rows().write(Samples.lease(received));
        for (int position = 1; position <= 200; position++) {
            writer.item(full(position));
        }
        var decided = received.decided(
                SubmissionState.READY_FOR_REVIEW, 1, Samples.NOW, Samples.reading(writer.finish(List.of())), null);
        stores.submissions().record(new Decision(decided, Samples.lease(decided), invitation, null, null, List.of()));
        var caller = HttpCaller.reviewer(
                        new StatusHandler(
                                stores.procurements(),
                                stores.submissions(),
                                stores.rows(),
                                stores.audit(),
                                stores.concerns(),
                                stores.mentions(),
                                stores.addresses(),
                                stores.suppressions(),
                                stores.reviews()),
                        "NISC")
                .query("limit", "200");

        int seen = 0;
        int pages = 0;
        Optional<String> cursor = Optional.empty();
        do {
            var answer = (cursor.isPresent() ? caller.query("cursor", cursor.get()) : caller)
                    .get(ITEMS, received.id().value());
            assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5_500_000);
            for (var row : answer.json().at("entries").elements()) {
                assertThat(row.at("position").integer()).hasValue(++seen);
            }
            pages++;
            cursor = answer.json().at("nextCursor").text();
        } while (cursor.isPresent());
        assertThat(seen).isEqualTo(200);
        assertThat(pages).isGreaterThan(1);
    }

    private static EquipmentItem full(int position) {
        var cell =
                new FormCell("\u3000" + "機".repeat(1_200), "機".repeat(1_200), new CellAddress(0, "機器リスト", position, 0));
        Map<String, String> extras = new LinkedHashMap<>();
        for (int column = 0; column < 10; column++) {
            extras.put("列".repeat(1_200) + column, "値".repeat(1_200));
        }
        return new EquipmentItem(position, cell, cell, cell, null, cell, cell, null, cell, cell, extras);
    }
}
