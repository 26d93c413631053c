package dev.kikilist.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.policy.BodyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a listing, read while others write: what was there from the beginning stands on exactly one of them. */
class PagesUnderWritesTest {
    private static final BodyCode BODY = new BodyCode("GOV-009");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void procurementsStandOnOnePage(long seed) {
        var world = new World("pages " + seed);
        var random = new Random(seed);
        Supplier<String> write = () -> world.procurement(BODY).id().value();

        var there = Stream.generate(write).limit(1 + random.nextInt(20)).toList();

        holdTogether(there, random, write, world.agency(BODY), "/procurements");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void submissionsStandOnOnePage(long seed) {
        var world = new World("pages " + seed);
        var random = new Random(seed);
        var procurement = world.procurement(BODY);
        var invitation = world.invite(procurement, world.samples.vendor());
        Supplier<String> write = () -> world.received(invitation).id().value();

        var there = Stream.generate(write).limit(1 + random.nextInt(20)).toList();

        holdTogether(
                there,
                random,
                write,
                world.agency(BODY),
                "/procurements/{procurementId}/submissions",
                procurement.id().value());
    }

    private static void holdTogether(
            List<String> there,
            Random random,
            Supplier<String> write,
            HttpCaller caller,
            String path,
            String... values) {
        var seen = new ArrayList<String>();
        var written = new ArrayList<>(there);
        var asking = caller;
        while (true) {
            var page = asking.query("limit", Integer.toString(1 + random.nextInt(4)))
                    .get(path, values)
                    .json();
            page.at("entries")
                    .elements()
                    .forEach(entry -> seen.add(entry.at("id").text().orElseThrow()));
            var cursor = page.at("nextCursor").text();
            if (cursor.isEmpty()) {
                break;
            }
            asking = caller.query("cursor", cursor.get());
            for (int writes = random.nextInt(3); writes > 0; writes--) {
                written.add(write.get());
            }
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(there).isSubsetOf(written);
    }
}
