package dev.kikilist.mail;

import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.Inquiry;
import dev.kikilist.advice.ItemAdvice;
import dev.kikilist.advice.Opinion;
import dev.kikilist.advice.Release;
import dev.kikilist.advice.VendorNotice;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.mail.MailContent.Passage;
import dev.kikilist.paging.AllPages;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.submission.RowStore;
import dev.kikilist.text.BilingualText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What mails about a review quote, in the words of those who wrote it. */
final class ReviewPassages {
    /** No text of a review is longer. */
    private static final int LONGEST_LINE = 2_000;

    private static final int NAME = 60;

    private final RowStore rows;
    private final ListMatter matter;
    private final Function<AdvisingOfficeCode, BilingualText> offices;

    /** Quotes what was said of the rows of a list by {@code offices}. */
    ReviewPassages(RowStore rows, ListMatter matter, Function<AdvisingOfficeCode, BilingualText> offices) {
        this.rows = rows;
        this.matter = matter;
        this.offices = offices;
    }

    static List<Passage> asked(Inquiry inquiry) {
        return List.of(new Passage(
                new BilingualText("照会（第" + inquiry.number() + "号）", "Inquiry " + inquiry.number()),
                lines(inquiry.question())));
    }

    static List<Passage> answered(Inquiry inquiry) {
        var answer = inquiry.answer();
        if (answer == null) {
            throw new IllegalStateException("inquiry " + inquiry.number() + " is not answered");
        }
        return Stream.concat(
                        asked(inquiry).stream(),
                        Stream.of(new Passage(new BilingualText("回答", "Answer"), lines(answer))))
                .toList();
    }

    static List<Passage> notified(VendorNotice notice) {
        return List.of(new Passage(new BilingualText("連絡の内容", "What the procuring body says"), lines(notice.text())));
    }

    List<Passage> released(Release release) {
        var named = named(release.opinions().stream()
                .flatMap(opinion -> opinion.items().stream())
                .map(ItemAdvice::position)
                .collect(Collectors.toSet()));
        return release.opinions().stream()
                .map(opinion -> passage(opinion, named))
                .toList();
    }

    private Passage passage(Opinion opinion, Map<Integer, EquipmentItem> named) {
        var office = offices.apply(opinion.by().office());
        var lines = new ArrayList<>(List.of(words(opinion.kind())));
        lines.addAll(lines(opinion.text()));
        for (var item : opinion.items()) {
            lines.add("・" + row(item.position(), named) + "：" + words(item.kind()));
            lines(item.text()).forEach(line -> lines.add("　" + line));
        }
        return new Passage(new BilingualText(office.japanese() + "の助言", "Advice of the " + office.english()), lines);
    }

    private static String words(AdviceKind kind) {
        return kind.japanese() + " " + kind.english();
    }

    private static String row(int position, Map<Integer, EquipmentItem> named) {
        var item = named.get(position);
        return item == null
                ? position + "行目"
                : position + "行目 "
                        + Stream.of(item.maker(), item.product(), item.model())
                                .map(cell -> OneLine.of(cell.value(), NAME))
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.joining(" / "));
    }

    /** Returns the rows at these positions, of as many as a mail may read. */
    private Map<Integer, EquipmentItem> named(Set<Integer> positions) {
        Map<Integer, EquipmentItem> named = new HashMap<>();
        if (positions.isEmpty()) {
            return named;
        }
        int read = 0;
        var items = new AllPages<>(
                request -> rows.items(matter.id(), matter.reading().manifest(), request));
        for (var item : items) {
            if (positions.contains(item.position())) {
                named.put(item.position(), item);
            }
            if (named.size() == positions.size() || ++read == Breakdown.READ_ITEMS) {
                break;
            }
        }
        return named;
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> OneLine.of(line, LONGEST_LINE))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
