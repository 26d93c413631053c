package dev.kikilist.notify;

import dev.kikilist.mail.MailContent;
import dev.kikilist.mail.MailContent.Action;
import dev.kikilist.mail.MailContent.Addressee;
import dev.kikilist.mail.MailContent.ChangedValue;
import dev.kikilist.mail.MailContent.CorrectionNotice;
import dev.kikilist.mail.MailContent.CorrectionRequest;
import dev.kikilist.mail.MailContent.DeadlineNotice;
import dev.kikilist.mail.MailContent.Facts;
import dev.kikilist.mail.MailContent.FindingLine;
import dev.kikilist.mail.MailContent.Findings;
import dev.kikilist.mail.MailContent.ListLine;
import dev.kikilist.mail.MailContent.Outline;
import dev.kikilist.mail.MailContent.Passage;
import dev.kikilist.mail.MailContent.Person;
import dev.kikilist.mail.MailContent.ProcurementFacts;
import dev.kikilist.mail.MailContent.RecallNotice;
import dev.kikilist.mail.MailContent.RecalledLine;
import dev.kikilist.mail.MailContent.ReviewNotice;
import dev.kikilist.mail.MailContent.ReviewRequest;
import dev.kikilist.mail.MailContent.ReviewStep;
import dev.kikilist.mail.MailContent.Tallies;
import dev.kikilist.mail.MailContent.Tally;
import dev.kikilist.text.BilingualText;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Makes contents of mails with given texts. Two makers with equal seeds make contents of the same shape, whatever their
 * texts.
 */
final class Contents {
    private final Random shape;
    private final Supplier<String> text;

    Contents(long seed, Supplier<String> text) {
        this.shape = new Random(seed);
        this.text = text;
    }

    MailContent any() {
        return switch (shape.nextInt(7)) {
            case 0 ->
                new ReviewRequest(
                        "s",
                        addressee(),
                        facts(),
                        person(),
                        new Outline(words(1 + shape.nextInt(5)), both(), words(1 + shape.nextInt(3)), both()),
                        tallies(),
                        tallies(),
                        text(),
                        shape.nextBoolean(),
                        findings(),
                        shape.nextBoolean() ? "0" : text(),
                        shape.nextBoolean(),
                        shape.nextBoolean());
            case 1 ->
                new ReviewNotice(
                        "s",
                        addressee(),
                        facts(),
                        person(),
                        words(1 + shape.nextInt(3)),
                        findings(),
                        shape.nextBoolean());
            case 2 -> deadlineNotice();
            case 3 -> reviewStep();
            case 4 -> recallNotice();
            case 5 ->
                new CorrectionRequest("s", addressee(), facts(), person(), findings(), findings(), shape.nextBoolean());
            default ->
                new CorrectionNotice("s", addressee(), facts(), person(), findings(), findings(), shape.nextBoolean());
        };
    }

    private MailContent reviewStep() {
        return new ReviewStep(
                "s",
                addressee(),
                both(),
                both(),
                shape.nextBoolean() ? both() : new BilingualText("", ""),
                List.of(new Action(text(), text(), text())),
                IntStream.range(0, shape.nextInt(3))
                        .mapToObj(i -> new Passage(both(), List.of(text(), text())))
                        .toList(),
                facts(),
                both(),
                person());
    }

    private MailContent recallNotice() {
        return new RecallNotice(
                "s",
                addressee(),
                text(),
                "https://portal.example.jp/recalls/r1",
                both(),
                text(),
                IntStream.range(0, 3 + shape.nextInt(2))
                        .mapToObj(i -> new RecalledLine(text(), text(), text(), text(), text(), both(), both()))
                        .toList(),
                shape.nextBoolean());
    }

    private MailContent deadlineNotice() {
        return new DeadlineNotice(
                "s",
                addressee(),
                both(),
                both(),
                List.of(new Action(text(), text(), text())),
                new ProcurementFacts(
                        text(),
                        "https://portal.example.jp/procurements/p1",
                        text(),
                        text(),
                        shape.nextBoolean(),
                        both(),
                        both(),
                        both()),
                IntStream.range(0, shape.nextInt(3))
                        .mapToObj(i -> new ListLine(text(), both()))
                        .toList(),
                person(),
                IntStream.range(0, shape.nextInt(3))
                        .mapToObj(i -> new ChangedValue(both(), both(), both()))
                        .toList(),
                "BEGIN:VCALENDAR");
    }

    private String text() {
        return text.get();
    }

    private String textOrNone() {
        return shape.nextBoolean() ? text() : "";
    }

    private BilingualText both() {
        return new BilingualText(text(), text());
    }

    private List<BilingualText> words(int count) {
        return IntStream.range(0, count).mapToObj(i -> both()).toList();
    }

    private Addressee addressee() {
        return new Addressee(text(), textOrNone(), text());
    }

    private Person person() {
        return new Person(text(), textOrNone(), text(), text(), textOrNone());
    }

    private Facts facts() {
        return new Facts(
                text(),
                "https://portal.example.jp/submissions/s1",
                text(),
                text(),
                text(),
                text(),
                textOrNone(),
                both(),
                text(),
                both(),
                shape.nextBoolean(),
                shape.nextBoolean(),
                text(),
                text(),
                text(),
                text(),
                both(),
                both(),
                both());
    }

    private Tallies tallies() {
        var lines = IntStream.range(0, shape.nextInt(4))
                .mapToObj(i -> new Tally(text(), text()))
                .toList();
        return new Tallies(lines, shape.nextBoolean(), text(), text());
    }

    private Findings findings() {
        var lines = IntStream.range(0, shape.nextInt(4))
                .mapToObj(i -> new FindingLine(
                        text(),
                        textOrNone(),
                        text(),
                        both(),
                        shape.nextBoolean() ? both() : new BilingualText("", ""),
                        textOrNone(),
                        textOrNone()))
                .toList();
        return new Findings(lines, text(), text(), !lines.isEmpty(), !lines.isEmpty() && shape.nextBoolean());
    }
}
