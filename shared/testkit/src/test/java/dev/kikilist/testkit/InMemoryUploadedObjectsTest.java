package dev.kikilist.testkit;

import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.UploadedObjects;

class InMemoryUploadedObjectsTest extends UploadedObjectsContract {
    private static final long LARGEST = 1_000_000;

    private final InMemoryUploadedObjects objects =
            new InMemoryUploadedObjects(new AdjustableClock(Samples.NOW), LARGEST);

    @Override
    protected UploadedObjects objects() {
        return objects;
    }

    @Override
    protected UploadedObjects unreachable() {
        var unreachable = new InMemoryUploadedObjects(new AdjustableClock(Samples.NOW), LARGEST);
        unreachable.outages().failNext(1);
        return unreachable;
    }

    @Override
    protected long largest() {
        return LARGEST;
    }

    @Override
    protected ObjectVersion store(String key, byte[] content) {
        return objects.store(Samples.BUCKET, key, content);
    }

    @Override
    protected void delete(ObjectVersion object) {
        objects.delete(object);
    }

    @Override
    protected boolean keepsVersions() {
        return true;
    }
}
