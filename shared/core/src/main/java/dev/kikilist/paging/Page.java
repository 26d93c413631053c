package dev.kikilist.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param entries the entries, at most as many as were asked for
 * @param nextPosition where the next page starts, or null on the last page
 */
public record Page<T>(List<T> entries, @Nullable Position nextPosition) {
    public Page {
        entries = List.copyOf(entries);
    }

    /** Returns where the next page starts; empty on the last page. */
    public Optional<Position> next() {
        return Optional.ofNullable(nextPosition);
    }

    /** Returns the page with every entry replaced by what {@code mapping} makes of it. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(entries.stream().<R>map(mapping).toList(), nextPosition);
    }
}
