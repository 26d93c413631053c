package dev.kikilist.text;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The eras that a date can be written in. A day on which the era changed belongs to the new one. */
enum Era {
    MEIJI("明治", 'm', LocalDate.of(1868, 1, 25)),
    TAISHO("大正", 't', LocalDate.of(1912, 7, 30)),
    SHOWA("昭和", 's', LocalDate.of(1926, 12, 25)),
    HEISEI("平成", 'h', LocalDate.of(1989, 1, 8)),
    REIWA("令和", 'r', LocalDate.of(2019, 5, 1));

    private static final Era[] ALL = values();

    private final String name;
    private final char letter;
    private final LocalDate from;

    Era(String name, char letter, LocalDate from) {
        this.name = name;
        this.letter = letter;
        this.from = from;
    }

    /** Returns the era of a day, or null for a day before 明治. */
    static @Nullable Era of(LocalDate date) {
        for (int i = ALL.length - 1; i >= 0; i--) {
            if (!date.isBefore(ALL[i].from)) {
                return ALL[i];
            }
        }
        return null;
    }

    /** Returns the length of this era's name or abbreviation at {@code at} of folded text, 0 when it is not there. */
    int lengthAt(String key, int at) {
        if (key.startsWith(name, at)) {
            return name.length();
        }
        char c = at < key.length() ? key.charAt(at) : ' ';
        return c == name.charAt(0) || c == letter ? 1 : 0;
    }

    /** Returns whether the name of an era stands before {@code end} of folded text, blanks between aside. */
    static boolean endsAt(String key, int end) {
        int last = end;
        while (last > 0 && key.charAt(last - 1) == ' ') {
            last--;
        }
        for (var era : ALL) {
            if (key.startsWith(era.name, last - era.name.length())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the year of the common calendar in which year {@code year} of this era falls. */
    int commonYear(int year) {
        return from.getYear() + year - 1;
    }

    /** Returns era and year of a day of this era, such as 令和元. */
    String yearName(LocalDate date) {
        int year = date.getYear() - from.getYear() + 1;
        return name + (year == 1 ? "元" : String.valueOf(year));
    }
}
