package dev.kikilist.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kikilist.submission.Lease;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes the entries of one kind of a submission as chunks. */
final class ChunkWriter<T> {
    private final Lease lease;
    private final ChunkKind kind;
    private final EntryCodec<T> codec;
    private final ItemBatch batch;
    private final ByteArrayOutputStream digests = new ByteArrayOutputStream();
    private int entries;
    private @Nullable OpenChunk open;

    ChunkWriter(Lease lease, ChunkKind kind, EntryCodec<T> codec, ItemBatch batch) {
        this.lease = lease;
        this.kind = kind;
        this.codec = codec;
        this.batch = batch;
    }

    /** Takes the next entry. */
    void add(T entry) {
        try {
            var chunk = open == null ? new OpenChunk(entries / Chunks.ENTRIES) : open;
            open = chunk;
            codec.write(entry, chunk.json);
            entries++;
            if (entries % Chunks.ENTRIES == 0) {
                chunk.close();
                open = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands the last chunk to the batch. */
    void finish() {
        try {
            if (open != null) {
                open.close();
                open = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many entries were taken. */
    int entries() {
        return entries;
    }

    /** Returns the SHA-256 of each chunk's JSON, one after another. */
    byte[] digests() {
        return digests.toByteArray();
    }

    /** A chunk that is being filled. */
    private final class OpenChunk {
        private final Deflater deflater = new Deflater();
        private final MessageDigest digest = Sha256.digest();
        private final OutputStream text;
        private final JsonGenerator json;

        OpenChunk(int number) throws IOException {
            this.text = new DigestOutputStream(new DeflaterOutputStream(new Parts(number), deflater, 8192), digest);
            this.json = Chunks.byLine(Chunks.json().createGenerator(text));
        }

        void close() throws IOException {
            try {
                json.close();
                text.close();
                digests.writeBytes(digest.digest());
            } finally {
                deflater.end();
            }
        }
    }

    /** Cuts what is written into parts and hands each to the batch as an item. */
    private final class Parts extends OutputStream {
        private final int number;
        private final ByteArrayOutputStream held = new ByteArrayOutputStream(16 * 1024);
        private int part;

        Parts(int number) {
            this.number = number;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int from = offset;
            int end = offset + length;
            while (from < end) {
                if (held.size() == Chunks.PART_BYTES) {
                    handOver(true);
                }
                int taken = Math.min(end - from, Chunks.PART_BYTES - held.size());
                held.write(bytes, from, taken);
                from += taken;
            }
        }

        @Override
        public void close() {
            handOver(false);
        }

        private void handOver(boolean continued) {
            var payload = held.toByteArray();
            held.reset();
            batch.add(
                    ItemBuilder.at(Keys.chunk(lease.submission(), lease.fence(), kind, number, part))
                            .flag(Chunks.CONTINUED, continued)
                            .bytes(Chunks.PAYLOAD, payload)
                            .build(),
                    payload.length);
            part++;
        }
    }
}
