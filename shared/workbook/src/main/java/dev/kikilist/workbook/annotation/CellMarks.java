package dev.kikilist.workbook.annotation;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.ClientAnchor.AnchorType;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Marks cells of one sheet: a colour and a comment. Colours are conditional formats whose condition always holds, so that
 * neither content nor style of a cell is touched, and a later round can take them away again.
 */
final class CellMarks {
    /** Who wrote our comments. */
    private static final String AUTHOR = "Kikilist";

    /** Begins our part of a comment; what a vendor wrote stands before it. */
    private static final String HEADING = "【Kikilist の指摘】";

    /** Always holds, and tells our formats from those of others. */
    private static final String CONDITION = "N(\"Kikilist\")=0";

    /** A .xls file has no room for more ranges in one format. */
    private static final int RANGES = 500;

    private static final int COMMENT_COLUMNS = 5;
    private static final int CHARACTERS_PER_LINE = 30;
    private static final int MOST_LINES = 30;

    private final Sheet sheet;
    private final Catalogue catalogue;

    CellMarks(Sheet sheet, Catalogue catalogue) {
        this.sheet = sheet;
        this.catalogue = catalogue;
    }

    /** Takes away what an earlier round marked. */
    void clear() {
        var formats = sheet.getSheetConditionalFormatting();
        for (int i = formats.getNumConditionalFormattings() - 1; i >= 0; i--) {
            var rules = formats.getConditionalFormattingAt(i);
            if (rules.getNumberOfRules() == 1
                    && CONDITION.equals(rules.getRule(0).getFormula1())) {
                formats.removeConditionalFormatting(i);
            }
        }
        for (var entry : List.copyOf(sheet.getCellComments().entrySet())) {
            clear(entry.getValue());
        }
    }

    private void clear(Comment comment) {
        var text = comment.getString() == null ? "" : comment.getString().getString();
        int ours = text.indexOf(HEADING);
        if (ours < 0) {
            return;
        }
        var theirs = text.substring(0, ours).strip();
        if (!theirs.isEmpty()) {
            comment.setString(richText(theirs));
            return;
        }
        remove(comment);
    }

    /** POI takes a comment away through its cell only; where there is none, one is there for as long as that takes. */
    private void remove(Comment comment) {
        var standingRow = sheet.getRow(comment.getRow());
        var row = standingRow == null ? sheet.createRow(comment.getRow()) : standingRow;
        var standingCell = row.getCell(comment.getColumn());
        var cell = standingCell == null ? row.createCell(comment.getColumn()) : standingCell;
        cell.removeCellComment();
        if (standingCell == null) {
            row.removeCell(cell);
        }
        if (standingRow == null) {
            sheet.removeRow(row);
        }
    }

    /** Marks the places of {@code marks}. */
    void mark(SortedMap<CellAddress, List<Finding>> marks) {
        if (marks.isEmpty()) {
            return;
        }
        colour(marks, true);
        colour(marks, false);
        var drawing = sheet.createDrawingPatriarch();
        marks.forEach((at, findings) -> comment(drawing, at, findings));
    }

    private void colour(SortedMap<CellAddress, List<Finding>> marks, boolean serious) {
        var ranges = marks.entrySet().stream()
                .filter(mark -> isSerious(mark.getValue()) == serious)
                .map(Map.Entry::getKey)
                .map(this::range)
                .toList();
        var formats = sheet.getSheetConditionalFormatting();
        for (int from = 0; from < ranges.size(); from += RANGES) {
            var part = ranges.subList(from, Math.min(ranges.size(), from + RANGES));
            formats.addConditionalFormatting(
                    part.toArray(CellRangeAddress[]::new), new ConditionalFormattingRule[] {rule(formats, serious)});
        }
    }

    private static boolean isSerious(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.code().findingClass() != FindingClass.Q);
    }

    private static ConditionalFormattingRule rule(SheetConditionalFormatting formats, boolean serious) {
        var rule = formats.createConditionalFormattingRule(CONDITION);
        (serious ? Colour.RED : Colour.YELLOW).fill(rule.createPatternFormatting());
        return rule;
    }

    private CellRangeAddress range(CellAddress at) {
        int row = at.row() - 1;
        if (at.column() != CellAddress.WHOLE_ROW) {
            return new CellRangeAddress(row, row, at.column(), at.column());
        }
        var cells = sheet.getRow(row);
        int last = cells == null ? 0 : Math.max(0, cells.getLastCellNum() - 1);
        return new CellRangeAddress(row, row, 0, last);
    }

    private void comment(Drawing<?> drawing, CellAddress at, List<Finding> findings) {
        int row = at.row() - 1;
        int column = Math.max(0, at.column());
        var ours = text(findings);
        var standing = sheet.getCellComment(new org.apache.poi.ss.util.CellAddress(row, column));
        if (standing != null) {
            standing.setString(richText(standing.getString().getString().strip() + "\n\n" + ours));
            return;
        }
        var anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
        anchor.setAnchorType(AnchorType.MOVE_DONT_RESIZE);
        // POI takes the corner for the cell until it is told the cell; programs show the box beside the cell anyway.
        anchor.setCol1(column);
        anchor.setCol2(column + COMMENT_COLUMNS);
        anchor.setRow1(row);
        anchor.setRow2(row + lines(ours));
        var comment = drawing.createCellComment(anchor);
        comment.setAddress(row, column);
        comment.setAuthor(AUTHOR);
        comment.setString(richText(ours));
    }

    private org.apache.poi.ss.usermodel.RichTextString richText(String text) {
        return sheet.getWorkbook().getCreationHelper().createRichTextString(text);
    }

    private String text(List<Finding> findings) {
        return findings.stream().map(this::text).collect(Collectors.joining("\n\n", HEADING + "\n", ""));
    }

    private String text(Finding finding) {
        var text = catalogue.text(finding);
        var lines = new ArrayList<String>();
        lines.add(
                finding.code() + "（" + Wording.of(finding.code().findingClass()).japanese() + "）" + text.japanese());
        lines.add(text.adviceJapanese());
        if (finding.suggestion() != null) {
            lines.add("提案する値：" + finding.suggestion());
        }
        lines.add(text.english());
        return String.join("\n", lines);
    }

    private static int lines(String text) {
        int lines = text.lines()
                .mapToInt(line -> 1 + line.length() / CHARACTERS_PER_LINE)
                .sum();
        return Math.min(MOST_LINES, lines + 2);
    }
}
