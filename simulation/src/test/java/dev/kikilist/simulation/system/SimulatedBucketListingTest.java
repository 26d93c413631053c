package dev.kikilist.simulation.system;

import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.World;
import dev.kikilist.submission.StoredVersions;
import dev.kikilist.testkit.StoredVersionsContract;
import java.util.Set;

class SimulatedBucketListingTest extends StoredVersionsContract {
    private final SimulatedBucket bucket =
            new SimulatedBucket(new World(new Choices(1, Set.of(), Set.of()), false), 100, 2, object -> {});

    @Override
    protected StoredVersions open() {
        return bucket;
    }

    @Override
    protected String store(String key) {
        return String.valueOf(bucket.store(key, new byte[] {1}).versionId());
    }

    @Override
    protected void hide(String key) {
        // Nothing here puts delete markers; a listing would leave them out.
    }
}
