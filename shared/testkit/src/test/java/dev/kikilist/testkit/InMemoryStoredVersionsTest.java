package dev.kikilist.testkit;

import dev.kikilist.submission.StoredVersions;

class InMemoryStoredVersionsTest extends StoredVersionsContract {
    private final InMemoryUploadedObjects bucket = new InMemoryUploadedObjects(new AdjustableClock(Samples.NOW), 1_000);

    @Override
    protected StoredVersions open() {
        bucket.pagesOf(2);
        return bucket;
    }

    @Override
    protected String store(String key) {
        return String.valueOf(bucket.store(Samples.BUCKET, key, new byte[] {1}).versionId());
    }

    @Override
    protected void hide(String key) {
        // A listing in memory has no delete markers.
    }
}
