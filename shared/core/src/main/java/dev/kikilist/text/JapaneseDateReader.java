package dev.kikilist.text;

import dev.kikilist.text.JapaneseDate.Blank;
import dev.kikilist.text.JapaneseDate.NotFilledIn;
import dev.kikilist.text.JapaneseDate.Parsed;
import dev.kikilist.text.JapaneseDate.Undecided;
import dev.kikilist.text.JapaneseDate.Unreadable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one date from folded text, from left to right.
 *
 * <p>Written by hand because java.time fails on 令和元年 and full-width digits, and moves 令和3年2月29日 to another day.
 */
final class JapaneseDateReader {
    // All words stand here as folding leaves them: katakana for hiragana, lower case.
    private static final Set<String> NOTHING =
            Set.of("-", "--", "---", "/", "ナシ", "無シ", "無", "該当ナシ", "該当無シ", "非該当", "n/a", "na");
    private static final Set<String> BLANK_FORMS =
            Set.of("yyyy/mm/dd", "yyyy-mm-dd", "yyyy年mm月dd日", "yyyy.mm.dd", "yy/mm/dd");
    private static final String[] OPEN = {"未定", "未確定", "未決", "調整中", "検討中", "別途", "後日", "追ッテ", "tbd", "tba"};
    private static final String[] TAIL_WORDS = {
        "マデニ", "マデ", "迄ニ", "迄", "必着", "厳守", "締切リ", "締切", "締メ切リ", "〆切リ", "〆切", "〆", "期限", "予定", "提出", "祝日", "祝", "振休",
        "ニ", "jst", "正午"
    };
    private static final String[] BEFORE_HOUR = {"午前", "午後", "am", "pm", "t"};
    private static final String WEEKDAYS = "日月火水木金土";
    private static final String SEPARATORS = "./-,、・";
    private static final String PLACEHOLDERS = "●△▲×□■◇◆◎*?_x";
    private static final String KANJI_DIGITS = "〇一二三四五六七八九";

    /** Stands in a number's place: circles, crosses or the like. */
    private static final int PLACEHOLDER = -1;
    /** Nothing stands in a number's place. */
    private static final int MISSING = -2;

    private static final int OUT_OF_RANGE = -3;

    /** Contracts name days such as 昭和100年; beyond this a number is not a year of an era. */
    private static final int LAST_ERA_YEAR = 150;

    /** What is read can be written in the era in force: 6021 is a slip of the finger, not a year. */
    private static final int LAST_YEAR = Era.REIWA.commonYear(LAST_ERA_YEAR);

    private final String key;
    private int at;

    private JapaneseDateReader(String key) {
        this.key = key;
    }

    static JapaneseDate read(String written) {
        var key = Folding.foldWords(written);
        if (key.isEmpty() || NOTHING.contains(key)) {
            return new Blank();
        }
        for (var word : OPEN) {
            if (key.contains(word)) {
                return new Undecided();
            }
        }
        return BLANK_FORMS.contains(key) ? new NotFilledIn() : new JapaneseDateReader(key).date();
    }

    private JapaneseDate date() {
        take("西暦");
        var era = era();
        skipBlanks();
        int digits = digitsAhead();
        if (era == null ? digits == 8 : digits == 6) {
            return compact(era, digits - 4);
        }
        int year = takeAfter(era, '元') ? 1 : number();
        boolean afterYear = separator('年');
        int month = number();
        boolean afterMonth = separator('月');
        int day = number();
        boolean afterDay = take('日');
        if (isBlankForm(era, year, month, day, afterYear, afterMonth, afterDay)) {
            return new NotFilledIn();
        }
        if (year < 0 || month < 0 || day < 0 || !afterYear || !afterMonth) {
            return new Unreadable();
        }
        return dateOf(era, year, month, day);
    }

    private boolean isBlankForm(
            @Nullable Era era, int year, int month, int day, boolean afterYear, boolean afterMonth, boolean afterDay) {
        if (year == OUT_OF_RANGE || month == OUT_OF_RANGE || day == OUT_OF_RANGE) {
            return false;
        }
        boolean ends = at == key.length();
        if (year < 0 && !afterYear) {
            return ends && (era != null || year == PLACEHOLDER);
        }
        if (month < 0 && !afterMonth) {
            return ends && (era != null || month == PLACEHOLDER);
        }
        boolean dayOpen = day == PLACEHOLDER || (day == MISSING && (afterDay || year < 0 || month < 0));
        return afterYear && afterMonth && (year < 0 || month < 0 || dayOpen);
    }

    private JapaneseDate compact(@Nullable Era era, int yearDigits) {
        int year = value(yearDigits);
        int month = value(2);
        int day = value(2);
        return dateOf(era, year, month, day);
    }

    private JapaneseDate dateOf(@Nullable Era era, int year, int month, int day) {
        if (!isTail()) {
            return new Unreadable();
        }
        int commonYear = era == null ? year : era.commonYear(year);
        boolean exists = year >= 1
                && (era == null || year <= LAST_ERA_YEAR)
                && commonYear >= 1868
                && commonYear <= LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(commonYear, month).lengthOfMonth();
        if (!exists) {
            return new Unreadable();
        }
        var date = LocalDate.of(commonYear, month, day);
        return new Parsed(date, era != null && era != Era.of(date));
    }

    private @Nullable Era era() {
        for (var era : Era.values()) {
            int length = era.lengthAt(key, at);
            if (length > 0) {
                at += length;
                skipBlanks();
                if (length == 1 && take('.')) {
                    skipBlanks();
                }
                return era;
            }
        }
        return null;
    }

    /** Takes the number that stands here, in digits or kanji, or the marks in its place. */
    private int number() {
        skipBlanks();
        int start = at;
        int digits = digitsAhead();
        int number = digits > 4 ? OUT_OF_RANGE : digits > 0 ? value(digits) : kanjiNumber();
        if (at < key.length() && PLACEHOLDERS.indexOf(key.charAt(at)) >= 0) {
            number = PLACEHOLDER;
            while (at < key.length() && (PLACEHOLDERS + "〇 ").indexOf(key.charAt(at)) >= 0) {
                at++;
            }
        }
        skipBlanks();
        return at == start ? MISSING : number;
    }

    private int kanjiNumber() {
        int start = at;
        int sum = 0;
        int digit = 0;
        boolean units = false;
        for (; at < key.length() && at - start < 8; at++) {
            int unit = switch (key.charAt(at)) {
                case '十' -> 10;
                case '百' -> 100;
                case '千' -> 1000;
                default -> 0;
            };
            int value = KANJI_DIGITS.indexOf(key.charAt(at));
            if (unit > 0) {
                sum += Math.max(digit, 1) * unit;
                digit = 0;
                units = true;
            } else if (value >= 0) {
                digit = units ? value : digit * 10 + value;
            } else {
                break;
            }
        }
        if (at == start) {
            return MISSING;
        }
        int number = sum + digit;
        // 〇 is a zero within a number, and a circle to fill in where it stands alone.
        return number == 0 ? PLACEHOLDER : number > 9999 ? OUT_OF_RANGE : number;
    }

    /** Takes {@code unit} or a separator that may stand for it. */
    private boolean separator(char unit) {
        skipBlanks();
        if (at < key.length() && (key.charAt(at) == unit || SEPARATORS.indexOf(key.charAt(at)) >= 0)) {
            at++;
            return true;
        }
        return false;
    }

    /** Returns whether nothing follows but a day of the week, a time, and words that belong to a deadline. */
    private boolean isTail() {
        int before = -1;
        while (at < key.length()) {
            if (at == before) {
                return false;
            }
            before = at;
            skipBlanks();
            while (at < key.length() && "()[]・,、".indexOf(key.charAt(at)) >= 0) {
                at++;
            }
            weekday();
            for (var word : TAIL_WORDS) {
                take(word);
            }
            if (!time()) {
                return false;
            }
        }
        return true;
    }

    private void weekday() {
        if (at < key.length() && WEEKDAYS.indexOf(key.charAt(at)) >= 0) {
            char before = at == 0 ? ' ' : key.charAt(at - 1);
            if (key.startsWith("曜", at + 1)) {
                at += 2;
                take('日');
            } else if (before == '(' || before == '[' || before == ' ') {
                at++;
            }
        }
    }

    /** Takes a time if one stands here; false when a number stands here that is none. */
    private boolean time() {
        for (var word : BEFORE_HOUR) {
            if (take(word)) {
                skipBlanks();
                break;
            }
        }
        int digits = digitsAhead();
        if (digits == 0) {
            return true;
        }
        if (digits > 2 || value(digits) > 24) {
            return false;
        }
        if (take('時')) {
            return take('半') || (sixtieth('分') && sixtieth('秒'));
        }
        if (!take(':') || !minutes()) {
            return false;
        }
        if (take(':') && !minutes()) {
            return false;
        }
        if (take('.')) {
            at += digitsAhead();
        }
        if (!take("+09:00")) {
            take('z');
        }
        return true;
    }

    private boolean sixtieth(char unit) {
        int digits = digitsAhead();
        return digits == 0 || (digits <= 2 && value(digits) < 60 && take(unit));
    }

    private boolean minutes() {
        return digitsAhead() == 2 && value(2) < 60;
    }

    private int digitsAhead() {
        int end = at;
        while (end < key.length() && key.charAt(end) >= '0' && key.charAt(end) <= '9') {
            end++;
        }
        return end - at;
    }

    private int value(int digits) {
        int value = 0;
        for (int end = at + digits; at < end; at++) {
            value = value * 10 + key.charAt(at) - '0';
        }
        return value;
    }

    private boolean takeAfter(@Nullable Era era, char c) {
        return era != null && take(c);
    }

    private boolean take(char c) {
        boolean there = at < key.length() && key.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private boolean take(String word) {
        boolean there = key.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < key.length() && key.charAt(at) == ' ') {
            at++;
        }
    }
}
