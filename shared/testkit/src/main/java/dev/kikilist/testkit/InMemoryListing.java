package dev.kikilist.testkit;

import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pages of what is in memory. */
final class InMemoryListing {
    private static final Pattern MARK = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T0-9:.Z]* [cpsv][0-9a-v]{26}( \\d{5,})?");

    private static final DateTimeFormatter ONE_WIDTH = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private InMemoryListing() {}

    /** Returns the text of a moment in one width, so that texts are in the order of the moments. */
    static String text(Instant moment) {
        return ONE_WIDTH.format(moment);
    }

    /**
     * Returns a page of {@code entries}, the greatest mark first.
     *
     * @param mark a text by which entries are ordered and told apart: a time in one width, a blank and an id
     */
    static <T> Page<T> page(Stream<T> entries, Function<T, String> mark, PageRequest request) {
        return page(entries, mark, request, Comparator.reverseOrder());
    }

    /** Returns a page of {@code entries}, the least mark first. */
    static <T> Page<T> pageFromTheLeast(Stream<T> entries, Function<T, String> mark, PageRequest request) {
        return page(entries, mark, request, Comparator.naturalOrder());
    }

    private static <T> Page<T> page(
            Stream<T> entries, Function<T, String> mark, PageRequest request, Comparator<String> order) {
        var from = request.from();
        if (from != null && !MARK.matcher(from.value()).matches()) {
            throw new MalformedPositionException("not a position of this listing");
        }
        List<T> rest = entries.filter(entry -> from == null || order.compare(mark.apply(entry), from.value()) > 0)
                .sorted(Comparator.comparing(mark, order))
                .toList();
        if (rest.size() <= request.limit()) {
            return new Page<>(rest, null);
        }
        var page = rest.subList(0, request.limit());
        return new Page<>(page, new Position(mark.apply(page.getLast())));
    }
}
