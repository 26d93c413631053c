package dev.kikilist.status;

import dev.kikilist.lambda.Cursors;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.paging.Page;

/** Shows pages of listings. */
final class PageRepresentation {
    /** An answer of Lambda has at most 6 MiB, which the characters of a document are well below up to this many. */
    static final int LONGEST_DOCUMENT = 1_500_000;

    private PageRepresentation() {}

    /** Returns the document of a page: its entries and the cursor of the next page. */
    static <T> String of(Page<T> page, Cursors cursors, Entry<T> entry) {
        var json = JsonWriter.toText().beginObject().beginArray("entries");
        for (var shown : page.entries()) {
            entry.write(json, shown);
        }
        return json.endArray()
                .field("nextCursor", cursors.after(page))
                .endObject()
                .text();
    }

    /** Writes one entry. */
    @FunctionalInterface
    interface Entry<T> {
        void write(JsonWriter json, T entry);
    }
}
