package dev.kikilist.bench.load;

import java.time.Duration;
import java.time.Instant;

/**
 * A list whose upload was answered.
 *
 * @param fileName by which it is found again; no other list has it
 * @param sha256 of its file
 * @param rows how many items it has
 * @param began when its upload began
 * @param answered when it was answered
 */
record HandedIn(String fileName, String sha256, int rows, Instant began, Instant answered) {
    /** Returns how long the upload took. */
    Duration upload() {
        return Duration.between(began, answered);
    }
}
