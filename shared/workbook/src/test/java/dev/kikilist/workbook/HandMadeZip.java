package dev.kikilist.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes ZIP files field by field: directories that lie, parts that inflate to anything, more parts than one can count. */
final class HandMadeZip implements AutoCloseable {
    private static final int DEFLATED = 8;

    private final OutputStream out;
    private final List<byte[]> directory = new ArrayList<>();
    private long position;

    HandMadeZip(Path file) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    /** Writes a part as it should be written. */
    HandMadeZip part(String name, byte[] content) throws IOException {
        var deflated = deflated(content, Deflater.NO_FLUSH);
        var checksum = new CRC32();
        checksum.update(content);
        return entry(name, checksum.getValue(), List.of(deflated), deflated.length, content.length);
    }

    HandMadeZip parts(Map<String, byte[]> parts) throws IOException {
        for (var part : parts.entrySet()) {
            part(part.getKey(), part.getValue());
        }
        return this;
    }

    /**
     * Writes a part that begins with {@code start} and goes on with {@code repeated} as often as fits into
     * {@code compressedSize} bytes.
     *
     * @param claimed the inflated size that the directory is to name
     */
    HandMadeZip endless(String name, byte[] start, byte[] repeated, long compressedSize, long claimed)
            throws IOException {
        var pieces = new ArrayList<byte[]>();
        pieces.add(deflated(start, Deflater.FULL_FLUSH));
        var piece = deflated(repeated, Deflater.FULL_FLUSH);
        long size = pieces.getFirst().length;
        while (size + piece.length < compressedSize) {
            pieces.add(piece);
            size += piece.length;
        }
        var end = deflated(new byte[0], Deflater.NO_FLUSH);
        pieces.add(end);
        return entry(name, 0, pieces, size + end.length, claimed);
    }

    /** Writes {@code count} entries without content. */
    HandMadeZip flood(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            entry("xl/flood" + i + ".xml", 0, List.of(new byte[] {3, 0}), 2, 0);
        }
        return this;
    }

    private HandMadeZip entry(String name, long checksum, List<byte[]> pieces, long compressed, long inflated)
            throws IOException {
        var nameBytes = name.getBytes(UTF_8);
        long start = position;
        write(header(30 + nameBytes.length)
                .putInt(0x04034b50)
                .put(common(checksum, compressed, inflated, nameBytes.length))
                .put(nameBytes)
                .array());
        for (var piece : pieces) {
            write(piece);
        }
        directory.add(header(46 + nameBytes.length)
                .putInt(0x02014b50)
                .putShort((short) 20)
                .put(common(checksum, compressed, inflated, nameBytes.length))
                .put(new byte[10])
                .putInt((int) start)
                .put(nameBytes)
                .array());
        return this;
    }

    private static byte[] common(long checksum, long compressed, long inflated, int nameLength) {
        return header(26)
                .putShort((short) 20)
                .putShort((short) 0x0800)
                .putShort((short) DEFLATED)
                .putInt(0)
                .putInt((int) checksum)
                .putInt((int) compressed)
                .putInt((int) inflated)
                .putShort((short) nameLength)
                .putShort((short) 0)
                .array();
    }

    private static ByteBuffer header(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(byte[] written) throws IOException {
        out.write(written);
        position += written.length;
    }

    private static byte[] deflated(byte[] content, int flush) {
        var deflater = new Deflater(9, true);
        try {
            deflater.setInput(content);
            var buffer = new byte[content.length / 100 + 4096 + (flush == Deflater.NO_FLUSH ? content.length : 0)];
            if (flush == Deflater.NO_FLUSH) {
                deflater.finish();
            }
            int length = deflater.deflate(buffer, 0, buffer.length, flush);
            return Arrays.copyOf(buffer, length);
        } finally {
            deflater.end();
        }
    }

    @Override
    public void close() throws IOException {
        long start = position;
        for (var entry : directory) {
            write(entry);
        }
        write(header(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) directory.size())
                .putShort((short) directory.size())
                .putInt((int) (position - start))
                .putInt((int) start)
                .putShort((short) 0)
                .array());
        out.close();
    }
}
