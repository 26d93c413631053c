package dev.kikilist.engines.nio2blob;

import java.lang.reflect.InaccessibleObjectException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;

/**
 * Objects in a directory with all their versions, over restarts.
 *
 * <p>S3Proxy can keep versions there, and does not offer it, since it numbers them from 1 after each start and would give
 * out numbers that are taken. Here numbers go on from the time in microseconds, which no earlier start has come to.
 */
public final class VersionedDirectory extends AbstractNio2BlobStore {
    private static final String LAST_NUMBER = "VERSION_SEQUENCE";

    /**
     * Opens the directory.
     *
     * @param directory absolute, and there
     * @throws IllegalStateException if this is another version of S3Proxy, which numbers versions in another way
     */
    public VersionedDirectory(Path directory) {
        super(directory);
        long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        lastNumber().accumulateAndGet(now, Math::max);
    }

    @Override
    public boolean supportsVersioning() {
        return true;
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
