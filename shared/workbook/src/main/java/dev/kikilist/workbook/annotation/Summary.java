package dev.kikilist.workbook.annotation;

import dev.kikilist.validation.FindingClass;
import java.util.List;

/** What the findings come to, and what to do: four lines, Japanese first. */
final class Summary {
    private Summary() {}

    static List<String> of(Marks marks) {
        long refusing = marks.count(FindingClass.F);
        long errors = marks.count(FindingClass.E);
        long queries = marks.count(FindingClass.Q);
        if (refusing > 0) {
            return List.of(
                    "このファイルは受け付けられませんでした（受付不可 " + refusing + " 件、要修正 " + errors + " 件、要確認 " + queries + " 件）。",
                    "下の一覧の「対処」をご確認のうえ、ファイルを直してもう一度提出してください。",
                    "This file could not be accepted (" + refusing + " refusing, " + errors + " to be corrected, "
                            + queries + " to be confirmed).",
                    "Please follow the column 対処 (what to do), correct the file and submit it again.");
        }
        if (errors > 0) {
            return List.of(
                    "修正が必要な箇所が " + errors + " 件、確認をお願いしたい箇所が " + queries + " 件あります。",
                    "赤色のセルを修正し、このファイルをそのまま再提出してください。この一覧・色・コメントは残したままで差し支えありません。",
                    errors + " places to be corrected, " + queries + " to be confirmed.",
                    "Please correct the red cells and submit this same file again. This sheet, colours and comments may stay.");
        }
        return List.of(
                "機器リストは受け付けられました。確認をお願いしたい箇所が " + queries + " 件あります（黄色のセル）。",
                "内容に誤りがなければ、再提出は不要です。誤りがある場合は、修正して再提出してください。",
                "The list was accepted. " + queries + " places to be confirmed (yellow cells).",
                "If they are right, nothing need be done. Otherwise please correct them and submit this same file again.");
    }
}
