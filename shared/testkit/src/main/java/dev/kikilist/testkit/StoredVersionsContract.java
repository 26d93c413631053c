package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.paging.Position;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.StoredVersions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link StoredVersions} keeps to. */
public abstract class StoredVersionsContract {
    /** Returns the listing of an empty bucket, with pages of two versions. */
    protected abstract StoredVersions open();

    /** Stores a new version under {@code key}, and returns its version id. */
    protected abstract String store(String key);

    /** Hides the object under {@code key} behind a delete marker, where the bucket knows such. */
    protected abstract void hide(String key);

    @Test
    void listsEveryVersionOnceNewestOfEachKeyFirst() {
        var bucket = open();
        var oldest = store("uploads/p1/機器 リスト+.xlsx");
        var other = store("uploads/p2/b.xlsx");
        var newer = store("uploads/p1/機器 リスト+.xlsx");
        var newest = store("uploads/p1/機器 リスト+.xlsx");
        hide("uploads/p1/機器 リスト+.xlsx");
        var elsewhere = store("else.txt");

        var all = all(bucket, "");

        assertThat(all).extracting(ObjectVersion::versionId).containsExactly(elsewhere, newest, newer, oldest, other);
        assertThat(all.get(1).key()).isEqualTo("uploads/p1/機器 リスト+.xlsx");
        assertThat(all).allSatisfy(object -> assertThat(object.sequencer()).isNull());
        assertThat(all(bucket, "uploads/p2/"))
                .extracting(ObjectVersion::versionId)
                .containsExactly(other);
        assertThat(all(bucket, "uploads/p3/")).isEmpty();
    }

    private static List<ObjectVersion> all(StoredVersions bucket, String prefix) {
        var all = new ArrayList<ObjectVersion>();
        Position from = null;
        do {
            var page = bucket.page(prefix, from);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(2);
            all.addAll(page.entries());
            from = page.next().orElse(null);
        } while (from != null);
        return all;
    }
}
