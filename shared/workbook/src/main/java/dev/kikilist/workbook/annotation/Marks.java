package dev.kikilist.workbook.annotation;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingClass;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where findings stand.
 *
 * @param findings all that may be shown, in reading order
 * @param byCell those that stand at a cell or a row, by their place
 */
record Marks(List<Finding> findings, SortedMap<CellAddress, List<Finding>> byCell) {
    /** The most cells that are marked; the list of findings names the others as well. */
    static final int MOST_CELLS = 2_000;

    /** Returns where those of {@code findings} stand that vendors may see. */
    static Marks of(List<Finding> findings) {
        var shown = findings.stream()
                .filter(finding -> finding.code().findingClass() != FindingClass.R)
                .toList();
        var byCell = new TreeMap<CellAddress, List<Finding>>();
        for (var finding : shown) {
            var at = finding.at();
            if (at != null && (byCell.containsKey(at) || byCell.size() < MOST_CELLS)) {
                byCell.computeIfAbsent(at, unknown -> new ArrayList<>()).add(finding);
            }
        }
        return new Marks(shown, byCell);
    }

    /** Returns the marks on one sheet. */
    SortedMap<CellAddress, List<Finding>> on(int sheetIndex) {
        return byCell.subMap(
                new CellAddress(sheetIndex, "", 0, CellAddress.WHOLE_ROW),
                new CellAddress(sheetIndex + 1, "", 0, CellAddress.WHOLE_ROW));
    }

    long count(FindingClass findingClass) {
        return findings.stream()
                .filter(finding -> finding.code().findingClass() == findingClass)
                .count();
    }
}
