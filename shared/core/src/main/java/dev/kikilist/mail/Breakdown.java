package dev.kikilist.mail;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.mail.MailContent.Tallies;
import dev.kikilist.mail.MailContent.Tally;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.Category;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.policy.Edition;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.text.Folding;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the items of a list divide by category and by maker, in one pass over as many of them as a mail may read. */
final class Breakdown {
    /** The most items that are read. */
    static final int READ_ITEMS = 10_000;

    /** The most shares that are shown. */
    static final int SHOWN_SHARES = 20;

    private static final int NAME = 60;

    private final Map<String, Share> categories = new LinkedHashMap<>();
    private final Map<String, Share> makers = new LinkedHashMap<>();
    private final int total;
    private int items;

    private Breakdown(int total) {
        this.total = total;
    }

    static Breakdown of(RowStore rows, SubmissionId id, Manifest manifest, Edition edition) {
        var breakdown = new Breakdown(manifest.items());
        var request = PageRequest.first(PageRequest.LARGEST_LIMIT);
        while (breakdown.items < Math.min(READ_ITEMS, breakdown.total)) {
            var page = rows.items(id, manifest, request);
            page.entries().forEach(item -> breakdown.add(item, edition));
            if (page.next().isEmpty()) {
                break;
            }
            request = new PageRequest(PageRequest.LARGEST_LIMIT, page.next().get());
        }
        return breakdown;
    }

    /** Returns how many items were read. */
    int items() {
        return items;
    }

    /** Returns whether those are all. */
    boolean isWhole() {
        return items >= total;
    }

    Tallies categories() {
        return tallies(categories.values());
    }

    Tallies makers() {
        return tallies(makers.values());
    }

    private void add(EquipmentItem item, Edition edition) {
        items++;
        var code = item.categoryCode();
        if (code != null) {
            count(categories, "code " + code, categoryName(code, edition));
        } else {
            var written = OneLine.of(item.category().value(), NAME);
            count(
                    categories,
                    "text " + Folding.fold(written),
                    written.isEmpty() ? "（区分の記載なし）" : written + "（別紙2にない記載）");
        }
        var maker = OneLine.of(item.maker().value(), NAME);
        count(makers, Folding.foldMaker(maker), maker.isEmpty() ? "（製造業者名の記載なし）" : maker);
    }

    private static String categoryName(CategoryCode code, Edition edition) {
        return edition.categories().category(code).map(Category::name).orElse(code.value());
    }

    private static void count(Map<String, Share> shares, String key, String name) {
        shares.merge(key, new Share(name, 1), (before, one) -> new Share(before.name(), before.count() + 1));
    }

    private static Tallies tallies(Collection<Share> shares) {
        var ordered = shares.stream()
                .sorted(Comparator.comparingInt(Share::count).reversed())
                .toList();
        var others = ordered.stream().skip(SHOWN_SHARES).toList();
        return new Tallies(
                ordered.stream()
                        .limit(SHOWN_SHARES)
                        .map(share -> new Tally(share.name(), OneLine.count(share.count())))
                        .toList(),
                !others.isEmpty(),
                OneLine.count(others.size()),
                OneLine.count(others.stream().mapToInt(Share::count).sum()));
    }

    /** The name is the one written first, so that equal lists give equal mails. */
    private record Share(String name, int count) {}
}
