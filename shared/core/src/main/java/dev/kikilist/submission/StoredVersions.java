package dev.kikilist.submission;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.Position;
import org.jspecify.annotations.Nullable;

/** Lists what lies in the bucket of uploads. */
public interface StoredVersions {
    /**
     * Returns a page of all versions of all objects whose keys begin with {@code prefix}, by key and the newest of each key
     * first. Versions of a bucket that numbers none are left out: no notice can be told from another there.
     *
     * @param from where the page starts, or null for the first page
     * @throws RuntimeException when the bucket cannot be reached
     */
    Page<ObjectVersion> page(String prefix, @Nullable Position from);
}
