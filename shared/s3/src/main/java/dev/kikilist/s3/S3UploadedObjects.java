package dev.kikilist.s3;

import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.UploadedObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Fetches uploads from S3 to the temporary directory.
 *
 * <p>A version counts as gone only when S3 says that there is no such key or version; a refusal or an outage is thrown.
 */
public final class S3UploadedObjects implements UploadedObjects {
    /** The length in bytes above which an object is not fetched; the same as the largest file a ticket is issued for. */
    static final long LARGEST = 60L * 1024 * 1024;

    private static final int NOT_FOUND = 404;

    /** What S3 answers for a version that is a delete marker. */
    private static final int METHOD_NOT_ALLOWED = 405;

    private static final int BUFFER = 1 << 16;

    private final S3Client s3;
    private final long largest;

    /** Fetches them by {@code s3}. */
    public S3UploadedObjects(S3Client s3) {
        this(s3, LARGEST);
    }

    S3UploadedObjects(S3Client s3, long largest) {
        this.s3 = s3;
        this.largest = largest;
    }

    @Override
    public Fetched fetch(ObjectVersion object) {
        try (var content = s3.getObject(
                request -> request.bucket(object.bucket()).key(object.key()).versionId(object.versionId()))) {
            return copy(content);
        } catch (S3Exception e) {
            if ((e.statusCode() == NOT_FOUND && !isMissingBucket(e)) || e.statusCode() == METHOD_NOT_ALLOWED) {
                return new Fetched.Gone();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A bucket that is missing is a fault of the deployment, not of the sender. */
    private static boolean isMissingBucket(S3Exception e) {
        var details = e.awsErrorDetails();
        return details != null && "NoSuchBucket".equals(details.errorCode());
    }

    private Fetched copy(ResponseInputStream<GetObjectResponse> content) throws IOException {
        var announced = content.response().contentLength();
        if (announced != null && announced > largest) {
            // Closing would read the rest of the answer.
            content.abort();
            return new Fetched.TooLarge(announced);
        }
        var file = Files.createTempFile("upload", "");
        boolean kept = false;
        try {
            var digest = sha256();
            long size = copy(new DigestInputStream(content, digest), file);
            kept = size <= largest;
            if (!kept) {
                content.abort();
                return new Fetched.TooLarge(size);
            }
            return new Fetched.Content(file, HexFormat.of().formatHex(digest.digest()), size);
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Returns how many bytes were copied: all, or some more than an object may have. */
    private long copy(InputStream content, Path file) throws IOException {
        long size = 0;
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0 && size <= largest; read = content.read(buffer)) {
                out.write(buffer, 0, read);
                size += read;
            }
        }
        return size;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
