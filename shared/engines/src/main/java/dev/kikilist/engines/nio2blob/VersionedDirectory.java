package dev.kikilist.engines.nio2blob;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;

/**
 * Objects in a directory with all their versions, over restarts.
 *
 * <p>S3Proxy can keep versions there, and does not offer it, since it numbers them from 1 after each start and would give
 * out numbers that are taken. Here numbers go on from the time in microseconds, which no earlier start has come to.
 *
 * <p>It also writes uploads beside the objects, under a longer name, and shows what it was writing when it was killed as one
 * more object. S3 shows an object whole or not at all, so that these files are taken away at the start.
 */
public final class VersionedDirectory extends AbstractNio2BlobStore {
    private static final String LAST_NUMBER = "VERSION_SEQUENCE";

    /** How files are named while they are written: objects can be named so too. */
    private static final Pattern UNFINISHED =
            Pattern.compile(".+-\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** The attribute that tells of which object a file is. */
    private static final String KEY = "user.version-key";

    /**
     * Opens the directory.
     *
     * @param directory absolute, and there
     * @throws IllegalStateException if this is another version of S3Proxy, which numbers versions in another way
     * @throws UncheckedIOException if the directory cannot be read
     */
    public VersionedDirectory(Path directory) {
        super(directory);
        try (var buckets = Files.newDirectoryStream(directory)) {
            for (var bucket : buckets) {
                removeUnfinished(bucket);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        lastNumber().accumulateAndGet(now, Math::max);
    }

    @Override
    public boolean supportsVersioning() {
        return true;
    }

    private static void removeUnfinished(Path bucket) throws IOException {
        try (var files = Files.walk(bucket)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var key = bucket.relativize(file);
                // What begins with a dot is S3Proxy's own.
                if (!key.getName(0).toString().startsWith(".")
                        && UNFINISHED.matcher(key.toString()).matches()
                        && !isObject(file, key.toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean isObject(Path file, String key) throws IOException {
        var attributes = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        if (!attributes.list().contains(KEY)) {
            return false;
        }
        var written = ByteBuffer.allocate(attributes.size(KEY));
        attributes.read(KEY, written);
        return UTF_8.decode(written.flip()).toString().equals(key);
    }

    private static AtomicLong lastNumber() {
        try {
            var field = AbstractNio2BlobStore.class.getDeclaredField(LAST_NUMBER);
            field.setAccessible(true);
            return (AtomicLong) field.get(null);
        } catch (ReflectiveOperationException | InaccessibleObjectException | ClassCastException changed) {
            throw new IllegalStateException("S3Proxy has no " + LAST_NUMBER + " any more", changed);
        }
    }
}
