package dev.kikilist.simulation.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.World;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.UploadedObjects;
import dev.kikilist.testkit.UploadedObjectsContract;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedBucketTest extends UploadedObjectsContract {
    private static final int LARGEST = 100_000;

    private final ArrayList<ObjectVersion> told = new ArrayList<>();
    private final Choices choices = new Choices(1, Set.of(), Set.of());
    private final World world = new World(choices, false);
    private final SimulatedBucket bucket = new SimulatedBucket(world, LARGEST, 2, told::add);

    @Override
    protected UploadedObjects objects() {
        return bucket;
    }

    @Override
    protected UploadedObjects unreachable() {
        return object -> {
            throw new IllegalStateException("outages are met by workers only");
        };
    }

    @Override
    protected long largest() {
        return LARGEST;
    }

    @Override
    protected ObjectVersion store(String key, byte[] content) {
        return bucket.store(key, content);
    }

    @Override
    protected void delete(ObjectVersion object) {
        bucket.delete(object);
    }

    @Override
    protected boolean keepsVersions() {
        return true;
    }

    @Test
    void tellsOfWhatIsStored() {
        choices.calmDown();

        var object = bucket.store("uploads/list.xlsx", new byte[] {1});
        assertThat(bucket.hasToldAll()).isFalse();
        world.runUntil(60_000_000);

        assertThat(told).containsExactly(object);
        assertThat(bucket.hasToldAll()).isTrue();
    }
}
