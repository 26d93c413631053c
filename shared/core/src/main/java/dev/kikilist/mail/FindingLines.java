package dev.kikilist.mail;

import dev.kikilist.mail.MailContent.FindingLine;
import dev.kikilist.text.BilingualText;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the findings of one mail into lines, numbered through. What to do is spelled out where it first occurs and referred
 * to from then on, or a list with one mistake in every row would make a mail of the same sentence over and over.
 */
final class FindingLines {
    private static final BilingualText NO_ADVICE = new BilingualText("", "");
    private static final int NAME = 60;
    private static final int VALUE = 200;
    private static final int SENTENCE = 600;

    private final Catalogue catalogue;
    private final boolean withAdvice;
    private final Map<BilingualText, String> firstWithAdvice = new HashMap<>();
    private int lines;

    /**
     * @param withAdvice whether to say what to do, which the catalogue says to the vendor
     */
    FindingLines(Catalogue catalogue, boolean withAdvice) {
        this.catalogue = catalogue;
        this.withAdvice = withAdvice;
    }

    /** Returns the next lines. */
    List<FindingLine> of(List<Finding> findings) {
        List<FindingLine> next = new ArrayList<>();
        findings.forEach(finding -> next.add(line(finding)));
        return next;
    }

    private FindingLine line(Finding finding) {
        lines++;
        var number = Integer.toString(lines);
        var text = catalogue.text(finding);
        var suggestion = finding.suggestion();
        return new FindingLine(
                number,
                place(finding),
                finding.code().name(),
                bounded(text.japanese(), text.english()),
                advice(number, bounded(text.adviceJapanese(), text.adviceEnglish())),
                OneLine.of(finding.raw(), VALUE),
                suggestion == null ? "" : OneLine.of(suggestion, VALUE));
    }

    private BilingualText advice(String number, BilingualText advice) {
        if (!withAdvice || advice.japanese().isEmpty()) {
            return NO_ADVICE;
        }
        var first = firstWithAdvice.putIfAbsent(advice, number);
        return first == null ? advice : new BilingualText(first + "と同じです。", "As for " + first + ".");
    }

    private static BilingualText bounded(String japanese, String english) {
        return new BilingualText(OneLine.of(japanese, SENTENCE), OneLine.of(english, SENTENCE));
    }

    private static String place(Finding finding) {
        var at = finding.at();
        if (at == null) {
            return "";
        }
        var sheet = OneLine.of(at.sheetName(), NAME);
        return sheet.isEmpty() ? at.a1() : sheet + " " + at.a1();
    }
}
