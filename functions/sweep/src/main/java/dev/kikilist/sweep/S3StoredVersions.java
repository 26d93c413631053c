package dev.kikilist.sweep;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.Position;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.StoredVersions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Lists the versions in an S3 bucket.
 *
 * <p>A position is S3's version marker, a space, and its key marker. Delete markers are no uploads.
 */
final class S3StoredVersions implements StoredVersions {
    /** What S3 says for the version of an object that was stored while the bucket numbered none. */
    private static final String UNNUMBERED = "null";

    /** What a server answers that knows no versions at all. S3 itself does. */
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client s3;
    private final String bucket;
    private final int pageSize;

    S3StoredVersions(S3Client s3, String bucket) {
        this(s3, bucket, 1_000);
    }

    S3StoredVersions(S3Client s3, String bucket, int pageSize) {
        this.s3 = s3;
        this.bucket = bucket;
        this.pageSize = pageSize;
    }

    @Override
    public Page<ObjectVersion> page(String prefix, @Nullable Position from) {
        try {
            return page(s3.listObjectVersions(request -> {
                request.bucket(bucket).prefix(prefix).maxKeys(pageSize);
                if (from != null) {
                    int space = from.value().indexOf(' ');
                    request.versionIdMarker(from.value().substring(0, space))
                            .keyMarker(from.value().substring(space + 1));
                }
            }));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_IMPLEMENTED) {
                return new Page<>(List.of(), null);
            }
            throw e;
        }
    }

    private Page<ObjectVersion> page(ListObjectVersionsResponse listed) {
        return new Page<>(
                listed.versions().stream()
                        .filter(version -> version.versionId() != null && !UNNUMBERED.equals(version.versionId()))
                        .map(version -> new ObjectVersion(
                                bucket,
                                version.key(),
                                version.versionId(),
                                version.size(),
                                null,
                                version.lastModified()))
                        .toList(),
                next(listed));
    }

    private static @Nullable Position next(ListObjectVersionsResponse listed) {
        return Boolean.TRUE.equals(listed.isTruncated()) && listed.nextVersionIdMarker() != null
                ? new Position(listed.nextVersionIdMarker() + " " + listed.nextKeyMarker())
                : null;
    }
}
