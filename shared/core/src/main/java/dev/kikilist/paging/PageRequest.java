package dev.kikilist.paging;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a listing is asked for.
 *
 * @param limit the most entries wanted, 1 to {@value #LARGEST_LIMIT}
 * @param from where to start, or null for the first page
 */
public record PageRequest(int limit, @Nullable Position from) {
    /** The most entries one page can have. */
    public static final int LARGEST_LIMIT = 200;

    public PageRequest {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + LARGEST_LIMIT + ", was " + limit);
        }
    }

    /** Returns the request for the first page. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}
