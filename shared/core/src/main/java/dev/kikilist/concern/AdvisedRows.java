package dev.kikilist.concern;

import dev.kikilist.advice.ReviewStore;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the rows of a list on whose products advice was given earlier. Products are asked for by makers of which any was advised
 * on, some thousand rows at a time: memory does not grow with the rows, and no row is left out.
 */
final class AdvisedRows {
    /** The most rows that are held before their products are asked for. */
    static final int MOST_HELD = 2_000;

    /** The most rows of one list that are told one by one. */
    static final int MOST_TOLD = 1_000;

    private final KnownMakers makers;
    private final ReviewStore reviews;
    private final Map<ProductKey, List<FormCell>> held = new LinkedHashMap<>();
    private final List<Finding> told = new ArrayList<>();
    private int rows;

    AdvisedRows(KnownMakers makers, ReviewStore reviews) {
        this.makers = makers;
        this.reviews = reviews;
    }

    /** Takes the next row. */
    void add(EquipmentItem item) {
        ProductKey.of(item).ifPresent(product -> {
            held.computeIfAbsent(product, unknown -> new ArrayList<>(1)).add(item.product());
            rows++;
        });
        if (rows == MOST_HELD) {
            ask();
        }
    }

    /** Returns one finding for each row, at most {@value #MOST_TOLD}. */
    List<Finding> finish() {
        ask();
        return told;
    }

    private void ask() {
        if (told.size() < MOST_TOLD) {
            makers.ask(held.keySet().stream().map(ProductKey::maker).toList());
            held.keySet().removeIf(product -> !makers.isAdvised(product.maker()));
            if (!held.isEmpty()) {
                var advised = reviews.advisedBefore(held.keySet());
                held.forEach((product, cells) -> {
                    var earlier = advised.get(product);
                    if (earlier != null) {
                        cells.stream()
                                .limit(MOST_TOLD - told.size())
                                .map(cell -> Findings.advisedBefore(cell, earlier.value()))
                                .forEach(told::add);
                    }
                });
            }
        }
        held.clear();
        rows = 0;
    }
}
