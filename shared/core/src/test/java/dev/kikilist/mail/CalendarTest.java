package dev.kikilist.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 令和8年12月1日（火）, 2026-12-01 (Tue)",
        "2019-05-01, 令和元年5月1日（水）, 2019-05-01 (Wed)",
        "2019-04-30, 平成31年4月30日（火）, 2019-04-30 (Tue)",
        "2027-01-03, 令和9年1月3日（日）, 2027-01-03 (Sun)",
        "2027-01-04, 令和9年1月4日（月）, 2027-01-04 (Mon)",
        "2027-01-07, 令和9年1月7日（木）, 2027-01-07 (Thu)",
        "2027-01-08, 令和9年1月8日（金）, 2027-01-08 (Fri)",
        "2027-01-09, 令和9年1月9日（土）, 2027-01-09 (Sat)"
    })
    void daysAreWrittenInBothWays(LocalDate day, String japanese, String english) {
        assertThat(Calendar.words(day).japanese()).isEqualTo(japanese);
        assertThat(Calendar.words(day).english()).isEqualTo(english);
    }

    @Test
    void momentsAreJapansWhateverTheMachineThinks() {
        var moment = Calendar.moment(Instant.parse("2026-12-31T15:04:59Z"));

        assertThat(moment.japanese()).isEqualTo("令和9年1月1日（金） 0時04分（日本時間）");
        assertThat(moment.english()).isEqualTo("2027-01-01 (Fri) 00:04 JST");
    }

    @Test
    void todayIsJapansToday() {
        var instant = Instant.parse("2026-11-30T15:00:00Z");

        assertThat(Calendar.today(Clock.fixed(instant, ZoneOffset.UTC))).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(Calendar.today(Clock.fixed(instant, ZoneId.of("America/New_York"))))
                .isEqualTo(LocalDate.of(2026, 12, 1));
    }
}
