package dev.kikilist.calendar;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BusinessDaysTest {
    @Test
    void theRulesGiveTheHolidaysOfTheYears2018To2030AndNoOthers() throws IOException {
        var given = LocalDate.of(2018, 1, 1)
                .datesUntil(LocalDate.of(2031, 1, 1))
                .filter(day -> NationalHolidays.on(day).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));

        try (var known = requireNonNull(BusinessDaysTest.class.getResourceAsStream("known-holidays.txt"))) {
            assertEquals(
                    new String(known.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(LocalDate::parse)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    given);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2019-04-30, 国民の休日, between 昭和の日 and the accession",
        "2019-05-01, 天皇の即位の日, once",
        "2019-05-02, 国民の休日, between the accession and 憲法記念日",
        "2019-05-06, 振替休日, of こどもの日 on a Sunday",
        "2019-08-12, 振替休日, of 山の日 on a Sunday",
        "2019-10-22, 即位礼正殿の儀の行われる日, once",
        "2020-02-24, 振替休日, of the new 天皇誕生日",
        "2020-05-06, 振替休日, 憲法記念日 on a Sunday moves behind two holidays",
        "2020-07-23, 海の日, moved for the Games",
        "2020-07-24, スポーツの日, moved for the Games",
        "2020-08-10, 山の日, moved for the Games",
        "2021-07-22, 海の日, moved again",
        "2021-08-09, 振替休日, of 山の日 on 2021-08-08",
        "2026-09-22, 国民の休日, between 敬老の日 and 秋分の日",
        "2026-12-29, 年末年始, the first day",
        "2027-01-03, 年末年始, the last day, a Sunday",
        "2026-11-28, 土曜日, no holiday",
        "2026-11-29, 日曜日, no holiday",
    })
    void aDayOffHasItsName(LocalDate day, String name, String why) {
        assertEquals(name, BusinessDays.dayOff(day).orElseThrow().japanese(), why);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-23, 天皇誕生日 until 2018",
        "2020-10-12, no スポーツの日 in October",
        "2020-07-20, no 海の日 on the third Monday",
        "2021-08-11, no 山の日 on its usual day",
        "2026-12-28, the last before the turn of the year",
        "2027-01-04, the first after it",
    })
    void aDayThatIsNoneIsABusinessDay(LocalDate day, String why) {
        assertTrue(BusinessDays.isBusinessDay(day), why);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-10, 3, 2026-12-07",
        "2027-01-05, 3, 2026-12-25",
        "2019-05-07, 1, 2019-04-26",
        "2026-09-24, 2, 2026-09-17",
        "2026-09-20, 0, 2026-09-20",
    })
    void businessDaysAreCountedBackOverDaysOff(LocalDate day, int count, LocalDate before) {
        assertEquals(before, BusinessDays.before(day, count));
    }

    @Test
    void theNextBusinessDayComesAfterAllDaysOff() {
        assertEquals(LocalDate.of(2019, 5, 7), BusinessDays.after(LocalDate.of(2019, 4, 26)));
        assertEquals(LocalDate.of(2027, 1, 4), BusinessDays.after(LocalDate.of(2026, 12, 28)));
    }

    /** What is counted in one direction is found in the other. */
    @Test
    void countingBackAndCountingTheDaysLeftAgreeOnEveryBusinessDay() {
        var days = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .filter(BusinessDays::isBusinessDay)
                .toList();
        for (var day : days) {
            for (int count = 1; count <= 12; count++) {
                var before = BusinessDays.before(day, count);
                assertTrue(BusinessDays.isBusinessDay(before), "a business day: " + before);
                assertEquals(count, BusinessDays.between(before, day), count + " before " + day);
            }
            assertEquals(day, BusinessDays.after(BusinessDays.before(day, 1)));
        }
        assertEquals(0, BusinessDays.between(LocalDate.of(2026, 12, 2), LocalDate.of(2026, 12, 1)));
    }

    /** No year to come is without its holidays, and no sixth of them falls out of the rules. */
    @Test
    void everyYearThatIsCoveredHasSixteenHolidaysWithoutTheDaysThatFollow() {
        for (int year = 2022; year <= 2099; year++) {
            var first = LocalDate.of(year, 1, 1);
            long named = first.datesUntil(first.plusYears(1))
                    .flatMap(day -> NationalHolidays.on(day).stream())
                    .filter(name -> !name.japanese().endsWith("休日"))
                    .count();
            assertEquals(16, named, "holidays of " + year);
        }
        assertEquals(
                DayOfWeek.MONDAY, BusinessDays.after(LocalDate.of(2099, 12, 31)).getDayOfWeek());
    }

    @Test
    void aDayIsThatOfJapan() {
        assertEquals(
                LocalDate.of(2026, 12, 1),
                BusinessDays.today(Clock.fixed(Instant.parse("2026-11-30T15:00:00Z"), ZoneOffset.UTC)));
        assertEquals(Instant.parse("2026-12-01T00:00:00Z"), BusinessDays.opening(LocalDate.of(2026, 12, 1)));
    }

    @Test
    void yearsThatTheRulesDoNotCoverAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> BusinessDays.isBusinessDay(LocalDate.of(2017, 12, 31)));
        assertThrows(IllegalArgumentException.class, () -> BusinessDays.isBusinessDay(LocalDate.of(2101, 1, 1)));
    }
}
