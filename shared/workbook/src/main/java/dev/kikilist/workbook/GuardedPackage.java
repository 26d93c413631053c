package dev.kikilist.workbook;

import dev.kikilist.validation.Term;
import dev.kikilist.workbook.ZipDirectory.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A ZIP file opened as a package whose bounds hold by measurement, not by what its directory claims. What the directory
 * shows is refused when the package is opened. Content is counted and compared with its checksum while it is inflated,
 * whoever reads it; a part is read to its end or refused. Once {@link #measureAllBut} and the parts named to it have been
 * read, every byte of the package has been measured, and no part has a document type declaration.
 */
final class GuardedPackage {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int BUFFER = 1 << 16;
    private static final int SMALL_BUFFER = 1 << 9;

    private final FileChannel file;
    private final ZipDirectory directory;
    private final Map<PartName, Entry> entries;
    private final Measure measure = new Measure();

    private GuardedPackage(FileChannel file, ZipDirectory directory, Map<PartName, Entry> entries) {
        this.file = file;
        this.directory = directory;
        this.entries = entries;
    }

    /** Reads the content of a part. */
    @FunctionalInterface
    interface PartReader<T> {
        T read(InputStream content) throws IOException, UnreadableException;
    }

    /**
     * Opens the package in {@code file}, which stays open as long as it is read.
     *
     * @throws UnreadableException F001 if it is no package, F002 if a part needs a password, F004 if what it claims is over a
     *     limit, F005 if its directory contradicts itself
     */
    static GuardedPackage open(FileChannel file) throws IOException, UnreadableException {
        var directory = new ZipDirectory(file);
        var entries = directory.entries();
        requirePackage(entries);
        Bound.PARTS.check(entries.size());
        var named = distinct(entries);
        requireApart(entries);
        checkSizesClaimed(entries);
        for (var entry : entries) {
            if (entry.encrypted()) {
                throw UnreadableException.encrypted();
            }
        }
        return new GuardedPackage(file, directory, named);
    }

    /** Returns the names of all parts, in the order of the directory. */
    Set<PartName> names() {
        return entries.keySet();
    }

    boolean has(PartName name) {
        return entries.containsKey(name);
    }

    /**
     * Returns what {@code reader} makes of a part; then reads what it left of it.
     *
     * @throws UnreadableException F004 if the package is over a limit so far, F005 if the part is missing or damaged, or
     *     whatever the reader finds
     */
    <T> T read(PartName name, PartReader<T> reader) throws IOException, UnreadableException {
        var entry = entries.get(name);
        if (entry == null) {
            throw UnreadableException.damaged();
        }
        long start = directory.contentStart(entry);
        if (start + entry.compressed() > file.size()) {
            throw UnreadableException.damaged();
        }
        var raw = new FileSlice(file, start, entry.compressed());
        return switch (entry.method()) {
            case STORED -> read(name, entry, raw, reader);
            case DEFLATED -> {
                try (var inflater = new Inflater(true)) {
                    yield read(name, entry, new InflaterInputStream(raw, inflater, buffer(entry)), reader);
                }
            }
            default -> throw UnreadableException.damaged();
        };
    }

    /** Most parts are small. */
    private static int buffer(Entry entry) {
        return Math.clamp(entry.compressed(), SMALL_BUFFER, BUFFER);
    }

    private <T> T read(PartName name, Entry entry, InputStream content, PartReader<T> reader)
            throws IOException, UnreadableException {
        var part = new MeasuredPart(content, entry, name.isStructure(), measure);
        try {
            T result = reader.read(part);
            part.finish();
            return result;
        } catch (UnreadableException e) {
            // What a reader stumbled over may be a bomb: then that is said.
            part.drain();
            throw e;
        }
    }

    /** Measures all parts but {@code others}, and refuses a document type declaration in them. */
    void measureAllBut(Set<PartName> others) throws IOException, UnreadableException {
        for (var name : entries.keySet()) {
            if (!others.contains(name)) {
                read(name, content -> {
                    if (name.isXml()) {
                        refuseDocumentType(content);
                    }
                    return name;
                });
            }
        }
    }

    /** A document type can only be declared before the first tag. */
    private static void refuseDocumentType(InputStream content) throws UnreadableException {
        try (var cursor = new XmlCursor(content)) {
            int event = cursor.next();
            while (event == XmlCursor.TEXT) {
                event = cursor.next();
            }
        }
    }

    private static void requirePackage(List<Entry> entries) throws UnreadableException {
        boolean isPackage = false;
        boolean isOpenDocument = false;
        boolean looksLikeWorkbook = false;
        for (var entry : entries) {
            var name = PartName.of(entry.name());
            isPackage |= name.equals(PartName.CONTENT_TYPES);
            isOpenDocument |= name.value().equals("mimetype");
            looksLikeWorkbook |= name.value().startsWith("xl/");
        }
        if (isPackage || (looksLikeWorkbook && entries.size() > Bound.PARTS.limit())) {
            return;
        }
        throw isOpenDocument
                ? UnreadableException.otherFormat(Term.OPEN_DOCUMENT)
                : UnreadableException.otherFormat("ZIP");
    }

    private static Map<PartName, Entry> distinct(List<Entry> entries) throws UnreadableException {
        var named = new LinkedHashMap<PartName, Entry>();
        for (var entry : entries) {
            if (named.put(PartName.of(entry.name()), entry) != null) {
                throw UnreadableException.damaged();
            }
        }
        return named;
    }

    /** Entries that share bytes are how a small file inflates to anything. */
    private static void requireApart(List<Entry> entries) throws UnreadableException {
        var ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparingLong(Entry::header));
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
}
