package dev.kikilist.representation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.procurement.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void aTimeIsShownToTheSecondInJapan() {
        assertThat(Times.text(Instant.parse("2026-06-20T08:05:09.999Z"))).isEqualTo("2026-06-20T17:05:09+09:00");
        assertThat(Times.text(Instant.parse("2025-12-31T15:00:00Z"))).isEqualTo("2026-01-01T00:00:00+09:00");
    }

    @Test
    void theFormAgreesWithThePlatforms() {
        var random = new Random(11);
        for (int round = 0; round < 10_000; round++) {
            var time = Instant.ofEpochSecond(random.nextLong(0, 4_102_444_800L), random.nextInt(1_000_000_000));

            assertThat(Times.text(time))
                    .isEqualTo(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx")
                            .format(time.atZone(ZoneId.of("Asia/Tokyo"))));
            assertThat(OffsetDateTime.parse(Times.text(time)).toEpochSecond()).isEqualTo(time.getEpochSecond());
        }
    }

    @Test
    void theThreeDatesAreShownInBothForms() {
        var json = JsonWriter.toText().beginObject();
        Times.write(json, new Schedule(LocalDate.of(2021, 6, 20), LocalDate.of(2021, 6, 25), LocalDate.of(2019, 5, 1)));

        assertThat(json.endObject().text()).isEqualTo("""
                {"deadlines":{"submissionDue":{"date":"2021-06-20","ja":"令和3年6月20日"},\
                "inspectionDue":{"date":"2021-06-25","ja":"令和3年6月25日"},\
                "biddingDay":{"date":"2019-05-01","ja":"令和元年5月1日"}}}""");
    }
}
