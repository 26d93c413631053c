package dev.kikilist.advice;

import dev.kikilist.mention.ProductKey;
import java.util.Set;

/**
 * What a release makes known beside the review itself.
 *
 * @param list that the list was given advice
 * @param products what an office has a concern about, row by row
 */
public record GivenAdvice(AdvisedList list, Set<ProductKey> products) {
    public GivenAdvice {
        products = Set.copyOf(products);
    }
}
