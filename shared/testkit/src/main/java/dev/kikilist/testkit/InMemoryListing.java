package dev.kikilist.testkit;

import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pages of what is in memory, the greatest mark first. */
final class InMemoryListing {
    private static final Pattern MARK = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T0-9:.Z]* [cpsv][0-9a-v]{26}( \\d{5,})?");

    private InMemoryListing() {}

    /**
     * Returns a page of {@code entries}.
     *
     * @param mark a text by which entries are ordered and told apart: a time in one width, a blank and an id
     */
    static <T> Page<T> page(Stream<T> entries, Function<T, String> mark, PageRequest request) {
        var from = request.from();
        if (from != null && !MARK.matcher(from.value()).matches()) {
            throw new MalformedPositionException("not a position of this listing");
        }
        List<T> rest = entries.filter(entry -> from == null || mark.apply(entry).compareTo(from.value()) < 0)
                .sorted(Comparator.comparing(mark).reversed())
                .toList();
        if (rest.size() <= request.limit()) {
            return new Page<>(rest, null);
        }
        var page = rest.subList(0, request.limit());
        return new Page<>(page, new Position(mark.apply(page.getLast())));
    }
}
