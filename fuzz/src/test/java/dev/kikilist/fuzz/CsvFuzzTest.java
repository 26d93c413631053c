package dev.kikilist.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Fuzzes the reader of CSV, and with it the search for the list in the rows. */
class CsvFuzzTest {
    @FuzzTest(maxDuration = "10s")
    void anyFileEndsInAnAnswer(byte[] input) {
        Examination.of(input);
    }
}
