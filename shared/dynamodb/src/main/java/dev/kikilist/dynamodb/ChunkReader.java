package dev.kikilist.dynamodb;

import com.fasterxml.jackson.core.JsonParser;
import dev.kikilist.submission.Lease;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.InflaterInputStream;

/** Reads the entries of one chunk, and fetches its parts as they are needed. */
final class ChunkReader<T> implements AutoCloseable {
    private final EntryCodec<T> codec;
    private final DigestInputStream text;
    private final byte[] expected;
    private final JsonParser json;
    private final ItemKey place;

    /** @param expected the SHA-256 of the chunk's text */
    ChunkReader(DynamoDbTable table, Lease lease, ChunkKind kind, int number, byte[] expected, EntryCodec<T> codec) {
        this.codec = codec;
        this.expected = expected;
        this.place = Keys.chunk(lease.submission(), lease.fence(), kind, number, 0);
        this.text =
                new DigestInputStream(new InflaterInputStream(new Parts(table, lease, kind, number)), Sha256.digest());
        try {
            this.json = Chunks.json().createParser(text);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Steps over the next entry. */
    void skip() {
        try {
            advance();
            json.skipChildren();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns the next entry. */
    T next() {
        try {
            advance();
            return codec.read(json);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    /** Steps over all entries that are left, and returns how many there were. */
    int skipRest() {
        try {
            int skipped = 0;
            while (json.nextToken() != null) {
                json.skipChildren();
                skipped++;
            }
            return skipped;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns how much text was read so far, in bytes. */
    long bytesRead() {
        return json.currentLocation().getByteOffset();
    }

    /**
     * Reads the chunk to its end.
     *
     * @throws CorruptItemException when it is not as it was written; what was read of it must not be used then
     */
    void verify() {
        try {
            text.transferTo(OutputStream.nullOutputStream());
            if (!MessageDigest.isEqual(text.getMessageDigest().digest(), expected)) {
                throw new IOException("its digest is not the one that was written");
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try (text) {
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void advance() throws IOException {
        if (json.nextToken() == null) {
            throw new IOException("it has fewer entries than the manifest names");
        }
    }

    private CorruptItemException unreadable(Exception cause) {
        return new CorruptItemException(place.partition() + " " + place.sort(), Chunks.PAYLOAD, cause);
    }

    /** The bytes of a chunk's parts, one after another. */
    private static final class Parts extends InputStream {
        private final DynamoDbTable table;
        private final Lease lease;
        private final ChunkKind kind;
        private final int number;
        private int part;
        private boolean continued = true;
        private ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);

        Parts(DynamoDbTable table, Lease lease, ChunkKind kind, int number) {
            this.table = table;
            this.lease = lease;
            this.kind = kind;
            this.number = number;
        }

        @Override
        public int read() {
            return advance() ? current.read() : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            return advance() ? current.read(bytes, offset, length) : -1;
        }

        private boolean advance() {
            while (current.available() == 0) {
                if (!continued) {
                    return false;
                }
                var key = Keys.chunk(lease.submission(), lease.fence(), kind, number, part);
                var item = table.find(key)
                        .orElseThrow(
                                () -> new CorruptItemException(key.partition() + " " + key.sort(), Chunks.PAYLOAD));
                current = new ByteArrayInputStream(item.bytes(Chunks.PAYLOAD));
                continued = item.flag(Chunks.CONTINUED);
                part++;
            }
            return true;
        }
    }
}
