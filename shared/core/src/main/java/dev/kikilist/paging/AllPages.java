package dev.kikilist.paging;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All entries of a listing, which is asked for one page after another as they are gone through. */
public final class AllPages<T> implements Iterable<T> {
    private final Function<PageRequest, Page<T>> listing;

    /** Makes the entries of {@code listing}. */
    public AllPages(Function<PageRequest, Page<T>> listing) {
        this.listing = listing;
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private @Nullable PageRequest next = PageRequest.first(PageRequest.LARGEST_LIMIT);
            private Iterator<T> page = java.util.Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!page.hasNext() && next != null) {
                    var read = listing.apply(next);
                    page = read.entries().iterator();
                    var from = read.nextPosition();
                    next = from == null ? null : new PageRequest(PageRequest.LARGEST_LIMIT, from);
                }
                return page.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return page.next();
            }
        };
    }
}
