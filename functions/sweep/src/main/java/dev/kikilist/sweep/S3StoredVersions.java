package dev.kikilist.sweep;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.Position;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.StoredVersions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/**
 * Lists the versions in an S3 bucket.
 *
 * <p>A position is S3's version marker, a space, and its key marker. Delete markers are no uploads.
 */
final class S3StoredVersions implements StoredVersions {
    /** What S3 says for the version of an object that was stored while the bucket numbered none. */
    private static final String UNNUMBERED = "null";

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
        return page(s3.listObjectVersions(request -> {
            request.bucket(bucket).prefix(prefix).maxKeys(pageSize);
            if (from != null) {
                int space = from.value().indexOf(' ');
                request.versionIdMarker(from.value().substring(0, space))
                        .keyMarker(from.value().substring(space + 1));
            }
        }));
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
