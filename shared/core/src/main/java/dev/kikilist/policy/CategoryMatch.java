package dev.kikilist.policy;

import java.util.List;

/**
 * What the text of 区分 means. 別紙2 only gives examples (各内訳は例示である), so none of these is an error.
 */
public sealed interface CategoryMatch {
    /** The wording of 別紙2. */
    record Exact(Category category) implements CategoryMatch {}

    /** Another word for a category. */
    record Synonym(Category category) implements CategoryMatch {}

    /** A word for several categories, in the order of 別紙2 or of likelihood; at least two. */
    record Ambiguous(List<Category> categories) implements CategoryMatch {
        public Ambiguous {
            categories = List.copyOf(categories);
        }
    }

    /** No known word, but near to one for this category. */
    record DidYouMean(Category category) implements CategoryMatch {}

    /** No known word. */
    record Unknown() implements CategoryMatch {}
}
