package dev.kikilist.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the findings of one file, not more than memory allows.
 *
 * <p>The first {@value #HELD} are held, and of every code at least the first {@value #HELD_OF_EACH_CODE}, so that a
 * verdict never changes because a finding was not held. What is not held is counted and told by one Q290 per code.
 */
final class FindingLedger {
    static final int HELD = 100_000;
    static final int HELD_OF_EACH_CODE = 1_000;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<FindingCode, Integer> heldOfCode = new EnumMap<>(FindingCode.class);
    private final Map<FindingCode, Integer> further = new EnumMap<>(FindingCode.class);

    void add(Finding finding) {
        var code = finding.code();
        if (findings.size() < HELD || heldOfCode.getOrDefault(code, 0) < HELD_OF_EACH_CODE) {
            findings.add(finding);
            heldOfCode.merge(code, 1, Integer::sum);
        } else {
            further.merge(code, 1, Integer::sum);
        }
    }

    /** Returns the findings in reading order. */
    List<Finding> sorted() {
        var sorted = new ArrayList<>(findings);
        further.forEach((code, count) -> sorted.add(Findings.furtherFindings(code, count)));
        Collections.sort(sorted);
        return sorted;
    }

    /** Returns the findings of class F in reading order. */
    List<Finding> refusals() {
        var refusals = sorted();
        refusals.removeIf(finding -> finding.code().findingClass() != FindingClass.F);
        return refusals;
    }
}
