package dev.kikilist.workbook;

import dev.kikilist.workbook.ZipDirectory.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** The content of one part, counted while it is read and compared with its checksum at its end. */
final class MeasuredPart extends InputStream {
    private static final int BUFFER = 1 << 12;

    private final InputStream content;
    private final Entry entry;
    private final boolean structural;
    private final Measure measure;
    private final CRC32 checksum = new CRC32();
    private long length;
    private boolean damaged;

    MeasuredPart(InputStream content, Entry entry, boolean structural, Measure measure) {
        this.content = content;
        this.entry = entry;
        this.structural = structural;
        this.measure = measure;
        measure.begin(entry.compressed());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int size) throws IOException {
        int read = content.read(target, offset, size);
        if (read > 0) {
            checksum.update(target, offset, read);
            length += read;
            measure.add(read, structural);
            if (measure.isExceeded()) {
                throw new IOException("over a limit");
            }
        }
        return read;
    }

    /**
     * Reads what is left, whatever it is.
     *
     * @throws UnreadableException F004 if the package is over a limit
     */
    void drain() throws UnreadableException {
        var rest = new byte[BUFFER];
        try {
            while (read(rest, 0, BUFFER) >= 0) {
                // Reading it is counting it.
            }
        } catch (IOException e) {
            damaged = true;
        }
        measure.throwIfExceeded();
    }

    /**
     * Reads what is left.
     *
     * @throws UnreadableException F004 if the package is over a limit, F005 if the part is not what its entry says
     */
    void finish() throws UnreadableException {
        drain();
        if (damaged || length != entry.inflated() || checksum.getValue() != entry.crc()) {
            throw UnreadableException.damaged();
        }
    }
}
