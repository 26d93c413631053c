package dev.kikilist.advice;

import java.time.Instant;
import java.time.ZoneId;

/** Fiscal years of Japan: from April to March, by the time in Japan. */
public final class FiscalYear {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int APRIL = 4;

    private FiscalYear() {}

    /** Returns the fiscal year in which {@code moment} lies, named by the year in which it begins. */
    public static int of(Instant moment) {
        var day = moment.atZone(JAPAN).toLocalDate();
        return day.getMonthValue() >= APRIL ? day.getYear() : day.getYear() - 1;
    }
}
