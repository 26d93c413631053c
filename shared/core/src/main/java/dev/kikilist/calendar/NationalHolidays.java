package dev.kikilist.calendar;

import dev.kikilist.text.BilingualText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * 国民の祝日 and the days off that follow from them, by the rules in {@code national-holidays.txt}.
 *
 * <p>Holidays of years to come are those that the rules of today give. The equinoxes are astronomical and announced in the
 * February of the year before; until then they are computed.
 */
final class NationalHolidays {
    /** The first year of the table; the agreement is of December of that year. */
    static final int FIRST_YEAR = 2018;

    /** The last year for which the equinoxes are computed, and January after it. */
    static final int LAST_YEAR = 2100;

    private static final BilingualText SUBSTITUTE = new BilingualText("振替休日", "Substitute holiday");
    private static final BilingualText BETWEEN = new BilingualText("国民の休日", "Citizens' holiday");

    private static final Map<Integer, Map<LocalDate, BilingualText>> YEARS = new ConcurrentHashMap<>();

    private NationalHolidays() {}

    /**
     * Returns the name of the holiday that {@code day} is, empty when it is none.
     *
     * @throws IllegalArgumentException for years that the rules do not cover
     */
    static Optional<BilingualText> on(LocalDate day) {
        int year = day.getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("holidays are known from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return Optional.ofNullable(
                YEARS.computeIfAbsent(year, NationalHolidays::year).get(day));
    }

    private static Map<LocalDate, BilingualText> year(int year) {
        var named = new HashMap<LocalDate, BilingualText>();
        for (var rule : Rules.ALL) {
            if (rule.firstYear <= year && year <= rule.lastYear) {
                named.put(rule.dayIn(year), rule.name);
            }
        }
        var all = new HashMap<>(named);
        for (var day : named.keySet()) {
            // Article 3 (2): a holiday on a Sunday moves to the next day that is none.
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                var next = day.plusDays(1);
                while (named.containsKey(next)) {
                    next = next.plusDays(1);
                }
                all.putIfAbsent(next, SUBSTITUTE);
            }
        }
        for (var day : named.keySet()) {
            // Article 3 (3): the day between two holidays is a day off.
            var between = day.plusDays(1);
            if (named.containsKey(day.plusDays(2)) && !named.containsKey(between)) {
                all.putIfAbsent(between, BETWEEN);
            }
        }
        return Map.copyOf(all);
    }

    private record Rule(BilingualText name, int firstYear, int lastYear, String when) {
        LocalDate dayIn(int year) {
            if (when.endsWith("EQUINOX")) {
                return when.startsWith("VERNAL")
                        ? LocalDate.of(year, 3, equinox(20.8431, year))
                        : LocalDate.of(year, 9, equinox(23.2488, year));
            }
            int month = Integer.parseInt(when, 0, 2, 10);
            return when.charAt(2) == '-'
                    ? LocalDate.of(year, month, Integer.parseInt(when, 3, 5, 10))
                    : LocalDate.of(year, month, 1)
                            .with(TemporalAdjusters.dayOfWeekInMonth(
                                    when.charAt(when.length() - 1) - '0', DayOfWeek.MONDAY));
        }

        /** The usual approximation of the Hydrographic Department, good from 1980 to 2099. */
        private static int equinox(double in1980, int year) {
            int since = year - 1980;
            return (int) (in1980 + 0.242194 * since) - since / 4;
        }
    }

    private static final class Rules {
        static final List<Rule> ALL = read();

        private static List<Rule> read() {
            List<Rule> rules = new ArrayList<>();
            for (var line : text().split("\n", -1)) {
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    rules.add(rule(line.split("\t", -1)));
                }
            }
            return List.copyOf(rules);
        }

        private static Rule rule(String[] cells) {
            return new Rule(
                    new BilingualText(cells[0], cells[1]),
                    Integer.parseInt(cells[2]),
                    cells[3].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(cells[3]),
                    cells[4]);
        }

        private static String text() {
            try (var stream = NationalHolidays.class.getResourceAsStream("national-holidays.txt")) {
                if (stream == null) {
                    throw new IllegalStateException("no national-holidays.txt");
                }
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
