package dev.kikilist.workbook.annotation;

import dev.kikilist.text.BilingualText;
import dev.kikilist.validation.FindingClass;

/** The words for classes of findings. */
final class Wording {
    private Wording() {}

    static BilingualText of(FindingClass findingClass) {
        return switch (findingClass) {
            case F -> new BilingualText("受付不可", "Refused");
            case E -> new BilingualText("要修正", "To be corrected");
            case Q -> new BilingualText("要確認", "To be confirmed");
            case R -> throw new IllegalArgumentException("reviewers' findings are never written to a workbook");
        };
    }
}
