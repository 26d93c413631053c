package dev.kikilist.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Writes entries of chunks as JSON arrays and reads them again. Fields are known by their place; a later version may
 * add some at the end.
 */
interface EntryCodec<T> {
    /** Writes one entry. */
    void write(T entry, JsonGenerator json) throws IOException;

    /** Reads one entry; {@code json} stands at its start and is left at its end. */
    T read(JsonParser json) throws IOException;
}
