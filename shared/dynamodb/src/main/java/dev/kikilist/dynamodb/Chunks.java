package dev.kikilist.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;

/**
 * How rows and findings lie in items.
 *
 * <p>A chunk is {@value #ENTRIES} entries, the last one fewer: each a JSON array, a line feed between two, all of it
 * deflated. So the chunk that holds an entry follows from the entry's place, whatever an earlier attempt left behind.
 * A chunk whose deflated text does not fit in one item, which takes very long cells, is cut into parts at any byte; each
 * part says whether another follows.
 */
final class Chunks {
    /** Entries of a full chunk. */
    static final int ENTRIES = 200;

    /** The most bytes of one part; an item has at most 400 KB with its keys. */
    static final int PART_BYTES = 350 * 1024;

    static final String PAYLOAD = "payload";
    static final String CONTINUED = "continued";

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private Chunks() {}

    /** Returns what writes and reads the entries' JSON. */
    static JsonFactory json() {
        return JSON;
    }

    /** Has {@code generator} put a line feed between two entries. */
    static JsonGenerator byLine(JsonGenerator generator) {
        return generator.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }
}
