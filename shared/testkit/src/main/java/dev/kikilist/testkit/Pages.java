package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks through the pages of a listing. */
final class Pages {
    private static final int MOST_PAGES = 100_000;

    private Pages() {}

    /** Returns all entries of all pages of at most {@code limit} entries; no page but the only one is empty. */
    static <T> List<T> all(int limit, Function<PageRequest, Page<T>> listing) {
        var all = new ArrayList<T>();
        @Nullable Position from = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = listing.apply(new PageRequest(limit, from));
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.entries());
            from = page.nextPosition();
            if (from == null) {
                assertThat(pages == 0 || !page.entries().isEmpty())
                        .as("a page was announced that holds nothing")
                        .isTrue();
                return all;
            }
            assertThat(page.entries()).isNotEmpty();
        }
        throw new AssertionError("the pages of a listing do not end");
    }
}
