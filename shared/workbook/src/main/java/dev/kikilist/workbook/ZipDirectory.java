package dev.kikilist.workbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the directory of a ZIP file and nothing else, so that a file can be refused before any library builds objects
 * from it. It insists that the directory lies exactly where the end record says and ends exactly before it: a file that
 * two readers could read differently is damaged.
 */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONG_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LONG_LOCATOR_LENGTH = 20;
    private static final int LONG_END_SIGNATURE = 0x06064b50;
    private static final int LONG_END_LENGTH = 56;
    private static final int HEADER_SIGNATURE = 0x02014b50;
    private static final int HEADER_LENGTH = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int LONG_EXTRA = 1;
    private static final long UNSIGNED_INT = 0xFFFF_FFFFL;
    private static final int UNSIGNED_SHORT = 0xFFFF;

    private final FileChannel file;

    ZipDirectory(FileChannel file) {
        this.file = file;
    }

    /**
     * One entry.
     *
     * @param name its name as UTF-8
     * @param encrypted whether its content needs a password
     * @param method 0 stored, 8 deflated
     * @param crc the CRC-32 of its content
     * @param compressed bytes in the file
     * @param inflated bytes of its content, as the directory says
     * @param header where its local header begins
     */
    record Entry(String name, boolean encrypted, int method, long crc, long compressed, long inflated, long header) {}

    /**
     * Returns the entries in the directory's order, at most one more than {@link Bound#PARTS} permits.
     *
     * @throws UnreadableException if there is no directory or it contradicts itself
     */
    List<Entry> entries() throws IOException, UnreadableException {
        var place = locate();
        var entries = new ArrayList<Entry>();
        long position = place.start();
        while (position < place.end() && entries.size() <= Bound.PARTS.limit()) {
            var header = read(position, HEADER_LENGTH);
            if (header.getInt(0) != HEADER_SIGNATURE) {
                throw damaged();
            }
            int nameLength = unsigned(header.getShort(28));
            int extraLength = unsigned(header.getShort(30));
            int commentLength = unsigned(header.getShort(32));
            var rest = read(position + HEADER_LENGTH, nameLength + extraLength);
            entries.add(entry(header, rest, nameLength));
            position += HEADER_LENGTH + nameLength + extraLength + commentLength;
        }
        if (entries.size() <= Bound.PARTS.limit() && position != place.end()) {
            throw damaged();
        }
        return entries;
    }

    /** Returns where the content of {@code entry} begins, after checking that its local header names it too. */
    long contentStart(Entry entry) throws IOException, UnreadableException {
        var header = read(entry.header(), LOCAL_LENGTH);
        if (header.getInt(0) != LOCAL_SIGNATURE) {
            throw damaged();
        }
        int nameLength = unsigned(header.getShort(26));
        int extraLength = unsigned(header.getShort(28));
        var name = read(entry.header() + LOCAL_LENGTH, nameLength);
        if (!text(name, nameLength).equals(entry.name())) {
            throw damaged();
        }
        return entry.header() + LOCAL_LENGTH + nameLength + extraLength;
    }

    private record Place(long start, long end) {}

    private Place locate() throws IOException, UnreadableException {
        long end = endRecord();
        var record = read(end, END_LENGTH);
        if (end + END_LENGTH + unsigned(record.getShort(20)) != file.size()) {
            throw damaged();
        }
        long length = record.getInt(12) & UNSIGNED_INT;
        long start = record.getInt(16) & UNSIGNED_INT;
        long directoryEnd = end;
        if (end >= LONG_LOCATOR_LENGTH + LONG_END_LENGTH) {
            var locator = read(end - LONG_LOCATOR_LENGTH, LONG_LOCATOR_LENGTH);
            if (locator.getInt(0) == LONG_LOCATOR_SIGNATURE) {
                directoryEnd = locator.getLong(8);
                if (directoryEnd < 0 || directoryEnd > end - LONG_LOCATOR_LENGTH - LONG_END_LENGTH) {
                    throw damaged();
                }
                var longEnd = read(directoryEnd, LONG_END_LENGTH);
                if (longEnd.getInt(0) != LONG_END_SIGNATURE) {
                    throw damaged();
                }
                length = longEnd.getLong(40);
                start = longEnd.getLong(48);
            }
        }
        if (length < 0 || start < 0 || start > directoryEnd || start + length != directoryEnd) {
            throw damaged();
        }
        return new Place(start, directoryEnd);
    }

    private long endRecord() throws IOException, UnreadableException {
        long size = file.size();
        if (size < END_LENGTH) {
            throw damaged();
        }
        int length = (int) Math.min(size, END_LENGTH + UNSIGNED_SHORT);
        var tail = read(size - length, length);
        for (int i = length - END_LENGTH; i >= 0; i--) {
            if (tail.getInt(i) == END_SIGNATURE) {
                return size - length + i;
            }
        }
        throw damaged();
    }

    private static Entry entry(ByteBuffer header, ByteBuffer rest, int nameLength) throws UnreadableException {
        int flags = unsigned(header.getShort(8));
        long compressed = header.getInt(20) & UNSIGNED_INT;
        long inflated = header.getInt(24) & UNSIGNED_INT;
        long offset = header.getInt(42) & UNSIGNED_INT;
        if (compressed == UNSIGNED_INT || inflated == UNSIGNED_INT || offset == UNSIGNED_INT) {
            var sizes = longSizes(rest, nameLength);
            inflated = inflated == UNSIGNED_INT ? next(sizes) : inflated;
            compressed = compressed == UNSIGNED_INT ? next(sizes) : compressed;
            offset = offset == UNSIGNED_INT ? next(sizes) : offset;
        }
        return new Entry(
                text(rest, nameLength),
                (flags & 1) != 0,
                unsigned(header.getShort(10)),
                header.getInt(16) & UNSIGNED_INT,
                compressed,
                inflated,
                offset);
    }

    private static ByteBuffer longSizes(ByteBuffer rest, int nameLength) throws UnreadableException {
        for (int i = nameLength; i + 4 <= rest.limit(); ) {
            int id = unsigned(rest.getShort(i));
            int length = unsigned(rest.getShort(i + 2));
            if (i + 4 + length > rest.limit()) {
                break;
            }
            if (id == LONG_EXTRA) {
                return rest.slice(i + 4, length).order(ByteOrder.LITTLE_ENDIAN);
            }
            i += 4 + length;
        }
        throw damaged();
    }

    private static long next(ByteBuffer sizes) throws UnreadableException {
        if (sizes.remaining() < Long.BYTES) {
            throw damaged();
        }
        long value = sizes.getLong();
        if (value < 0) {
            throw damaged();
        }
        return value;
    }

    private ByteBuffer read(long position, int length) throws IOException, UnreadableException {
        if (position < 0 || position + length > file.size()) {
            throw damaged();
        }
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw damaged();
            }
        }
        return buffer.flip();
    }

    private static String text(ByteBuffer bytes, int length) {
        var text = new byte[length];
        bytes.get(0, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }

    private static UnreadableException damaged() {
        return UnreadableException.damaged();
    }
}
