package dev.kikilist.workbook;

/** Whole numbers in a part's text, without a text of their own. */
final class Digits {
    private static final int MOST = 9;

    private Digits() {}

    /** Returns the number that stands from {@code start} to {@code end}, or -1 when it is none of one to nine digits. */
    static int number(char[] characters, int start, int end) {
        if (start == end || end - start > MOST) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = characters[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
