package dev.kikilist.difference;

import dev.kikilist.text.Folding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds for each row of a list the row of the earlier list that it continues. Rows are told apart by what they name, folded,
 * never by their place, so that a list that was sorted anew has not changed. Time grows with the number of rows.
 */
final class LineMatching {
    private static final int NONE = -1;
    private static final String SEPARATOR = "\u0000";

    private final int[] beforeOf;
    private final boolean[] replaces;

    private LineMatching(int rows) {
        this.beforeOf = new int[rows];
        this.replaces = new boolean[rows];
        Arrays.fill(beforeOf, NONE);
    }

    /**
     * Matches rows that are the same in all the fields first, then those that name the same thing by the fields of each of
     * {@code identities} in turn; rows that are left over on both sides below matched rows stand in each other's place.
     */
    static <T> LineMatching of(List<T> before, List<T> after, Identities<T> identities) {
        var matching = new LineMatching(after.size());
        var taken = new boolean[before.size()];
        for (var identity : identities.inTurn()) {
            matching.match(before, after, taken, identity);
        }
        matching.matchPlaces(before.size(), taken);
        return matching;
    }

    /** Returns the position of the earlier row that the row at {@code after} continues or replaces, or -1. */
    int before(int after) {
        return beforeOf[after];
    }

    /** Returns whether the row at {@code after} names another thing than the earlier row in whose place it stands. */
    boolean replaces(int after) {
        return replaces[after];
    }

    private <T> void match(List<T> before, List<T> after, boolean[] taken, Function<T, String> identity) {
        Map<String, ArrayDeque<Integer>> waiting = new HashMap<>();
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                var key = identity.apply(before.get(i));
                if (!key.isEmpty()) {
                    waiting.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(i);
                }
            }
        }
        for (int i = 0; i < beforeOf.length && !waiting.isEmpty(); i++) {
            if (beforeOf[i] == NONE) {
                var found = waiting.get(identity.apply(after.get(i)));
                if (found != null && !found.isEmpty()) {
                    beforeOf[i] = found.remove();
                    taken[beforeOf[i]] = true;
                }
            }
        }
    }

    private void matchPlaces(int rowsBefore, boolean[] taken) {
        int above = NONE;
        for (int i = 0; i < beforeOf.length; i++) {
            int place = above + 1;
            if (beforeOf[i] == NONE && (i == 0 || above != NONE) && place < rowsBefore && !taken[place]) {
                beforeOf[i] = place;
                taken[place] = true;
                replaces[i] = true;
            }
            above = beforeOf[i];
        }
    }

    /**
     * How rows are told apart.
     *
     * @param inTurn what two rows must have in common to be the same, the surest first; an empty text has nothing in common
     */
    record Identities<T>(List<Function<T, String>> inTurn) {
        /** Returns the identities of rows with {@code fields}, of which all but one of {@code naming} may change. */
        static <T> Identities<T> of(List<LineField<T>> fields, List<LineField<T>> naming) {
            List<Function<T, String>> inTurn = new ArrayList<>();
            inTurn.add(row -> exactly(fields, row));
            inTurn.add(row -> folded(fields, row));
            inTurn.add(row -> folded(naming, row));
            for (var varying : naming) {
                var rest =
                        naming.stream().filter(field -> !field.equals(varying)).toList();
                inTurn.add(row -> areAllFilled(rest, row) ? folded(rest, row) : "");
            }
            return new Identities<>(inTurn);
        }

        private static <T> String exactly(List<LineField<T>> fields, T row) {
            var key = new StringBuilder();
            fields.forEach(field -> key.append(field.value(row)).append(SEPARATOR));
            return key.toString();
        }

        private static <T> String folded(List<LineField<T>> fields, T row) {
            var key = new StringBuilder();
            fields.forEach(field -> key.append(Folding.fold(field.value(row))).append(SEPARATOR));
            return key.toString();
        }

        private static <T> boolean areAllFilled(List<LineField<T>> fields, T row) {
            return fields.stream().noneMatch(field -> field.value(row).isEmpty());
        }
    }
}
