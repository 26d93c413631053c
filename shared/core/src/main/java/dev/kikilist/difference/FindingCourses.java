package dev.kikilist.difference;

import dev.kikilist.difference.FindingChange.Course;
import dev.kikilist.text.Folding;
import dev.kikilist.validation.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows findings from one list to the next. A finding goes on when the same is found in the same line, wherever the line
 * stands by now: the same code, the same words in the cell and in its sentence, folded. Outside the tables there are no lines,
 * and the same words suffice.
 */
public final class FindingCourses {
    private final Set<Content> earlier = new HashSet<>();

    private record Content(String code, String raw, List<String> arguments) {
        static Content of(Finding finding) {
            return new Content(
                    finding.code().name(),
                    Folding.fold(finding.raw()),
                    finding.arguments().stream().map(Folding::fold).toList());
        }
    }

    private record Place(Content content, int line) {
        static Place of(Finding finding, int line) {
            return new Place(Content.of(finding), line);
        }
    }

    /** Takes in what was found in a list before the two that are compared. */
    public void addEarlier(Iterable<Finding> findings) {
        findings.forEach(finding -> earlier.add(Content.of(finding)));
    }

    /**
     * Returns what became of each finding: those of the later list in its order, then those resolved in the earlier one's.
     *
     * @param lines the lines of both lists
     */
    public List<FindingChange> between(List<Finding> before, List<Finding> after, Lines lines) {
        Map<Place, ArrayDeque<Finding>> waiting = new HashMap<>();
        for (var finding : before) {
            waiting.computeIfAbsent(Place.of(finding, lines.ofBefore(finding.at())), _ -> new ArrayDeque<>())
                    .add(finding);
        }
        List<FindingChange> changes = new ArrayList<>();
        for (var finding : after) {
            var place = Place.of(finding, lines.ofAfter(finding.at()));
            var same = waiting.getOrDefault(place, new ArrayDeque<>()).poll();
            var course =
                    same != null ? Course.CONTINUING : earlier.contains(place.content()) ? Course.RECURRED : Course.NEW;
            changes.add(new FindingChange(course, finding));
        }
        // Of several alike, the first ones went on and the last ones are left.
        Set<Finding> left = Collections.newSetFromMap(new IdentityHashMap<>());
        waiting.values().forEach(left::addAll);
        for (var finding : before) {
            if (left.contains(finding)) {
                changes.add(new FindingChange(Course.RESOLVED, finding));
            }
        }
        return changes;
    }
}
