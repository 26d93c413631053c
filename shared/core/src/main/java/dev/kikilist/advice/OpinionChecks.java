package dev.kikilist.advice;

import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.procurement.FieldChecks;
import dev.kikilist.procurement.FieldChecks.Field;
import dev.kikilist.procurement.FieldFault;
import dev.kikilist.procurement.FieldFault.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what reviewers and agencies write in a review, and tells all faults at once. */
final class OpinionChecks {
    static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_ITEM_TEXT = 500;
    private static final int MOST_ITEMS = 100;

    private final FieldChecks checks = new FieldChecks();

    List<FieldFault> faults() {
        return checks.faults();
    }

    /** Returns a text that has to be given, with no other fields beside it. */
    Optional<String> text(Field field, @Nullable String written, List<String> unknownFields) {
        var text = checks.text(field, written, LONGEST_TEXT);
        checks.unknown(unknownFields);
        return checks.faults().isEmpty() ? text : Optional.empty();
    }

    /**
     * Returns the opinion that {@code draft} gives.
     *
     * @param rows how many rows the list has
     */
    Optional<Opinion> opinion(OpinionDraft draft, int rows, ReviewerViewer by, Instant at) {
        var kind = kind("", draft.kind());
        var text = words("", draft.text(), kind, LONGEST_TEXT);
        var items = items(draft.items(), rows);
        checks.unknown(draft.unknownFields());
        if (!checks.faults().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Opinion(kind.orElseThrow(), text, items, by, at, null));
    }

    private List<ItemAdvice> items(List<OpinionDraft.Item> written, int rows) {
        List<ItemAdvice> items = new ArrayList<>();
        if (written.size() > MOST_ITEMS) {
            checks.fault(
                    new Field("/items", "明細", "the rows"),
                    Code.OUT_OF_RANGE,
                    "個別の意見は" + MOST_ITEMS + "件までです。",
                    "Give at most " + MOST_ITEMS + " rows an opinion of their own.");
            return items;
        }
        var positions = new HashSet<Long>();
        for (int i = 0; i < written.size(); i++) {
            var item = written.get(i);
            var place = "/items/" + i;
            var kind = kind(place, item.kind());
            var text = words(place, item.text(), kind, LONGEST_ITEM_TEXT);
            var position = item.position();
            if (position == null || position < 1 || position > rows || !positions.add(position)) {
                checks.fault(
                        new Field(place + "/position", "行", "the row"),
                        Code.OUT_OF_RANGE,
                        "機器リストの行（1から" + rows + "まで）を、重複なく指定してください。",
                        "Give a row of the list, 1 to " + rows + ", and none twice.");
            } else if (kind.isPresent()) {
                items.add(new ItemAdvice(Math.toIntExact(position), kind.get(), text));
            }
        }
        return items;
    }

    private Optional<AdviceKind> kind(String place, @Nullable String written) {
        return checks.choice(new Field(place + "/kind", "意見の区分", "the kind of opinion"), written, AdviceKind.class);
    }

    /** A concern needs its words: what to replace, or how to lower the risk. */
    private String words(String place, @Nullable String written, Optional<AdviceKind> kind, int longest) {
        var field = new Field(place + "/text", "意見の内容", "the opinion in words");
        return kind.filter(AdviceKind::isConcern).isPresent()
                ? checks.text(field, written, longest).orElse("")
                : checks.optionalText(field, written, longest).orElse("");
    }
}
