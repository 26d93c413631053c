package dev.kikilist.submission;

import dev.kikilist.validation.Finding;
import java.util.Collection;

/**
 * How many findings a list has that its vendor may see. Those of class R are not counted here.
 *
 * @param file class F
 * @param errors class E
 * @param queries class Q
 */
public record FindingCounts(int file, int errors, int queries) {
    /** Returns the counts of {@code findings}. */
    public static FindingCounts of(Collection<Finding> findings) {
        int file = 0;
        int errors = 0;
        int queries = 0;
        for (var finding : findings) {
            switch (finding.code().findingClass()) {
                case F -> file++;
                case E -> errors++;
                case Q -> queries++;
                case R -> {}
            }
        }
        return new FindingCounts(file, errors, queries);
    }
}
