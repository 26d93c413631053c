package dev.kikilist.difference;

import dev.kikilist.validation.Finding;

/**
 * What became of a finding from a list to the next.
 *
 * @param course what became of it
 * @param finding the finding, of the earlier list when it is resolved, otherwise of the later one
 */
public record FindingChange(Course course, Finding finding) {
    /** What became of a finding. */
    public enum Course {
        /** The earlier list had it, the later one has not. */
        RESOLVED("解消", "Resolved"),
        /** Both lists have it. */
        CONTINUING("継続", "Continuing"),
        /** No list before had it. */
        NEW("新規", "New"),
        /** The earlier list had it not, but one before that. */
        RECURRED("再発", "Recurred");

        private final String japanese;
        private final String english;

        Course(String japanese, String english) {
            this.japanese = japanese;
            this.english = english;
        }

        /** Returns the Japanese name. */
        public String japanese() {
            return japanese;
        }

        /** Returns the English name. */
        public String english() {
            return english;
        }
    }
}
