package dev.kikilist.workbook;

import dev.kikilist.validation.Term;
import dev.kikilist.workbook.ZipDirectory.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Looks through a ZIP file before it is opened as a package: every part is inflated once, counted, compared with its
 * checksum and looked at for a document type declaration. What passes is within {@link Bound}'s limits by measurement,
 * not by what its directory claims.
 */
final class PackageGuard {
    private static final String CONTENT_TYPES = "[content_types].xml";

    /** Below this size a high ratio means nothing: an empty sheet's parts compress well. */
    private static final long RATIO_MATTERS = 20_000_000;

    private static final int BUFFER = 1 << 16;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final FileChannel file;
    private final byte[] buffer = new byte[BUFFER];
    private long compressed;
    private long inflated;
    private long structure;

    private PackageGuard(FileChannel file) {
        this.file = file;
    }

    /**
     * Checks the ZIP file.
     *
     * @throws UnreadableException F001 if it is no package, F002 if a part needs a password, F003 if a part declares a
     *     document type, F004 over a limit, F005 if it is damaged
     */
    static void check(FileChannel file) throws IOException, UnreadableException {
        new PackageGuard(file).check();
    }

    private void check() throws IOException, UnreadableException {
        var directory = new ZipDirectory(file);
        var entries = directory.entries();
        requirePackage(entries);
        Bound.PARTS.check(entries.size());
        requireDistinct(entries);
        requireApart(entries);
        checkSizesClaimed(entries);
        for (var entry : entries) {
            if (entry.encrypted()) {
                throw UnreadableException.encrypted();
            }
        }
        for (var entry : entries) {
            checkContent(directory, entry);
        }
    }

    private static void requirePackage(List<Entry> entries) throws UnreadableException {
        boolean isPackage = false;
        boolean isOpenDocument = false;
        for (var entry : entries) {
            isPackage |= partName(entry).equals(CONTENT_TYPES);
            isOpenDocument |= entry.name().equals("mimetype");
        }
        if (isPackage || (entries.size() > Bound.PARTS.limit() && looksLikeWorkbook(entries))) {
            return;
        }
        throw isOpenDocument
                ? UnreadableException.otherFormat(Term.OPEN_DOCUMENT)
                : UnreadableException.otherFormat("ZIP");
    }

    private static boolean looksLikeWorkbook(List<Entry> entries) {
        return entries.stream().anyMatch(entry -> partName(entry).startsWith("xl/"));
    }

    private static void requireDistinct(List<Entry> entries) throws UnreadableException {
        var names = new HashSet<String>();
        for (var entry : entries) {
            if (!names.add(partName(entry))) {
                throw UnreadableException.damaged();
            }
        }
    }

    /** Entries that share bytes are how a small file inflates to anything. */
    private static void requireApart(List<Entry> entries) throws UnreadableException {
        var ordered =
                entries.stream().sorted(Comparator.comparingLong(Entry::header)).toList();
        for (int i = 1; i < ordered.size(); i++) {
            var earlier = ordered.get(i - 1);
            if (earlier.header() + earlier.compressed() >= ordered.get(i).header()) {
                throw UnreadableException.damaged();
            }
        }
    }

    private static void checkSizesClaimed(List<Entry> entries) throws UnreadableException {
        long total = 0;
        for (var entry : entries) {
            if (entry.inflated() > Bound.INFLATED_BYTES.limit()) {
                throw Bound.INFLATED_BYTES.exceeded();
            }
            total += entry.inflated();
        }
        if (total > Bound.INFLATED_BYTES.limit()) {
            throw Bound.INFLATED_BYTES.exceeded();
        }
    }

    private void checkContent(ZipDirectory directory, Entry entry) throws IOException, UnreadableException {
        long start = directory.contentStart(entry);
        if (start + entry.compressed() > file.size()) {
            throw UnreadableException.damaged();
        }
        compressed += entry.compressed();
        var raw = new Slice(file, start, entry.compressed());
        switch (entry.method()) {
            case STORED -> measure(entry, raw);
            case DEFLATED -> {
                var inflater = new Inflater(true);
                try {
                    measure(entry, new InflaterInputStream(raw, inflater, BUFFER));
                } finally {
                    inflater.end();
                }
            }
            default -> throw UnreadableException.damaged();
        }
    }

    private void measure(Entry entry, InputStream content) throws IOException, UnreadableException {
        var metered = new Metered(content, entry);
        try {
            if (isXml(entry)) {
                refuseDocumentType(metered);
            }
            while (metered.read(buffer, 0, BUFFER) >= 0) {
                metered.throwIfExceeded();
            }
        } catch (IOException e) {
            metered.throwIfExceeded();
            throw UnreadableException.damaged();
        }
        if (metered.length != entry.inflated() || metered.checksum.getValue() != entry.crc()) {
            throw UnreadableException.damaged();
        }
    }

    /** A document type can only be declared before the first tag. */
    private static void refuseDocumentType(Metered content) throws UnreadableException {
        try (var cursor = new XmlCursor(content)) {
            int event = cursor.next();
            while (event == XmlCursor.TEXT) {
                event = cursor.next();
            }
        } catch (UnreadableException e) {
            content.throwIfExceeded();
            throw e;
        }
    }

    private static boolean isXml(Entry entry) {
        var name = partName(entry);
        return name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml");
    }

    /** Part names are the same whatever the case of their ASCII letters. */
    private static String partName(Entry entry) {
        var name = entry.name().replace('\\', '/').toLowerCase(Locale.ROOT);
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static boolean isStructure(Entry entry) {
        var name = partName(entry);
        return name.equals(CONTENT_TYPES) || name.endsWith(".rels") || name.startsWith("docprops/");
    }

    /** Counts what an entry inflates to. */
    private final class Metered extends InputStream {
        private final InputStream content;
        private final boolean structural;
        private final CRC32 checksum = new CRC32();
        private long length;

        Metered(InputStream content, Entry entry) {
            this.content = content;
            this.structural = isStructure(entry);
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
                inflated += read;
                structure += structural ? read : 0;
                if (exceeded()) {
                    throw new IOException("over a limit");
                }
            }
            return read;
        }

        void throwIfExceeded() throws UnreadableException {
            if (inflated > Bound.INFLATED_BYTES.limit()) {
                throw Bound.INFLATED_BYTES.exceeded();
            }
            if (structure > Bound.STRUCTURE_BYTES.limit()) {
                throw Bound.STRUCTURE_BYTES.exceeded();
            }
            if (exceeded()) {
                throw Bound.RATIO.exceeded();
            }
        }

        private boolean exceeded() {
            return inflated > Bound.INFLATED_BYTES.limit()
                    || structure > Bound.STRUCTURE_BYTES.limit()
                    || (inflated > RATIO_MATTERS && inflated / Bound.RATIO.limit() > compressed);
        }
    }

    /** The bytes of an entry as they stand in the file. */
    private static final class Slice extends InputStream {
        private final FileChannel file;
        private final long end;
        private long position;

        Slice(FileChannel file, long start, long length) {
            this.file = file;
            this.position = start;
            this.end = start + length;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int size) throws IOException {
            if (size == 0) {
                return 0;
            }
            if (position >= end) {
                return -1;
            }
            int wanted = (int) Math.min(size, end - position);
            int read = file.read(ByteBuffer.wrap(target, offset, wanted), position);
            position += Math.max(read, 0);
            return read;
        }
    }
}
