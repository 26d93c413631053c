package dev.kikilist.simulation.check;

import dev.kikilist.simulation.engine.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Looks at every change of the table when it is made. */
public final class Watch {
    private static final Set<String> UNDECIDED = Set.of("RECEIVED", "INTERRUPTED");
    private static final Set<String> OF_MAILS_DONE = Set.of("SENT", "FAILED");
    /** What may still change of a decided submission. */
    private static final Set<String> CHANGEABLE = Set.of("state", "supersededBy", "chainSequence", "chainHash");

    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Integer> fencesDecided = new HashMap<>();

    /** Returns what was seen to be wrong. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Looks at changes that are made together. Rows may come with the decision that names them, and never after it. */
    public void see(List<Change> changes) {
        changes.stream().filter(Watch::isOfRows).forEach(this::seeRows);
        changes.forEach(this::see);
    }

    private static boolean isOfRows(Change change) {
        var sort = change.sort();
        return sort.startsWith("ITEMS#") || sort.startsWith("SUBCONTRACTORS#") || sort.startsWith("FINDINGS");
    }

    private void see(Change change) {
        var sort = change.sort();
        if (sort.equals("SUBMISSION")) {
            seeSubmission(change);
        } else if (sort.startsWith("AUDIT#")) {
            if (!change.before().isEmpty()) {
                wrong(Property.CHAINS_WHOLE, "the event " + change.partition() + " " + sort + " was written again");
            }
        } else if (sort.startsWith("MAIL#")) {
            seeMail(change);
        }
    }

    private void seeSubmission(Change change) {
        var before = state(change.before());
        var after = state(change.after());
        if (before == null || after == null) {
            if (after == null || !after.equals("RECEIVED")) {
                wrong(Property.DECISIONS_FINAL, change.partition() + " went from " + before + " to " + after);
            }
        } else if (UNDECIDED.contains(before)) {
            if (!UNDECIDED.contains(after)) {
                int granted = Integer.parseInt(text(change.before(), "fence"));
                int used = fence(change.after());
                fencesDecided.put(change.partition(), used);
                if (granted != used) {
                    wrong(
                            Property.FENCES_RESPECTED,
                            change.partition() + " was decided under fence " + used + " when " + granted
                                    + " was granted");
                }
            }
        } else {
            seeDecided(change, before, after);
        }
    }

    private void seeDecided(Change change, String before, String after) {
        boolean isReplaced = before.equals("READY_FOR_REVIEW") && after.equals("SUPERSEDED");
        if (!before.equals(after) && !isReplaced) {
            wrong(Property.DECISIONS_FINAL, change.partition() + " went from " + before + " to " + after);
        }
        var names = new HashMap<>(change.before());
        names.putAll(change.after());
        for (var name : names.keySet()) {
            if (!CHANGEABLE.contains(name)
                    && !Objects.equals(change.before().get(name), change.after().get(name))) {
                wrong(Property.DECISIONS_FINAL, name + " of " + change.partition() + " was changed after its decision");
            }
        }
    }

    private void seeMail(Change change) {
        var before = state(change.before());
        var after = state(change.after());
        // A mail that came back is owed again, one that was stopped has failed; what became of it is looked at in the
        // end.
        boolean isNews = "SENT".equals(before) && ("PENDING".equals(after) || "FAILED".equals(after));
        if (before != null && OF_MAILS_DONE.contains(before) && !before.equals(after) && !isNews) {
            wrong(
                    Property.MAIL_MARKED_TRULY,
                    change.partition() + " " + change.sort() + " went from " + before + " to " + after);
        }
    }

    private void seeRows(Change change) {
        var decided = fencesDecided.get(change.partition());
        var parts = change.sort().split("#", -1);
        if (decided != null && Integer.parseInt(parts[1]) == decided) {
            wrong(
                    Property.FENCES_RESPECTED,
                    "visible rows " + change.sort() + " of " + change.partition() + " changed");
        }
    }

    private void wrong(Property property, String words) {
        violations.add(new Violation(property, words));
    }

    private static int fence(Map<String, AttributeValue> decided) {
        var reading = decided.get("reading");
        var manifest = reading == null ? null : reading.m().get("manifest");
        var fence = manifest == null ? null : manifest.m().get("fence");
        return fence == null ? 0 : Integer.parseInt(fence.n());
    }

    private static @Nullable String state(Map<String, AttributeValue> item) {
        var state = item.get("state");
        return state == null ? null : state.s();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? "0" : value.n() == null ? value.s() : value.n();
    }
}
