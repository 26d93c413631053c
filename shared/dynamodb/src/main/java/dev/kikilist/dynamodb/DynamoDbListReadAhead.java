package dev.kikilist.dynamodb;

import dev.kikilist.access.Viewer;
import dev.kikilist.submission.ListReadAhead;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the procurement, the first findings and the digests that these are held to with one call, and where a viewer asks for a
 * list again, the list with them. Safe for use by several threads.
 *
 * <p>Between questions it keeps keys, never what lies under them: each answer is as the last write left it. It keeps them by
 * viewer, so that a question for a list of somebody else takes what a question for no list takes.
 */
public final class DynamoDbListReadAhead implements ListReadAhead {
    /** Of the last ones shown: more than one process is asked for while it lives. */
    private static final int MOST_SHOWN = 1_000;

    private final DynamoDbTable table;
    private final Map<Shown, List<ItemKey>> shown = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shown, List<ItemKey>> eldest) {
            return size() > MOST_SHOWN;
        }
    });

    /** Reads in {@code table}; only stores on the same table profit. */
    public DynamoDbListReadAhead(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public <T> T during(Submission list, Reading reading, Supplier<T> work) {
        return ahead(belongingTo(list, reading), work);
    }

    @Override
    public <T> T again(Viewer viewer, SubmissionId id, Supplier<T> work) {
        var keys = shown.get(new Shown(viewer.reference(), id));
        return keys == null ? work.get() : ahead(keys, work);
    }

    @Override
    public void shown(Viewer viewer, Submission list, @Nullable Reading told) {
        var keys = belongingTo(list, told);
        keys.addFirst(Keys.submission(list.id()));
        shown.put(new Shown(viewer.reference(), list.id()), List.copyOf(keys));
    }

    private <T> T ahead(List<ItemKey> keys, Supplier<T> work) {
        return table.remembering(() -> {
            table.find(keys);
            return work.get();
        });
    }

    private static List<ItemKey> belongingTo(Submission list, @Nullable Reading told) {
        var keys = new ArrayList<ItemKey>();
        switch (list.owner()) {
            case Owner.Invited owner -> keys.add(Keys.procurement(owner.procurementId()));
            case Owner.Unclaimed unclaimed -> {}
        }
        if (told != null) {
            int fence = told.manifest().fence();
            keys.add(Keys.digests(list.id(), fence, false));
            keys.add(Keys.chunk(list.id(), fence, ChunkKind.FINDINGS, 0, 0));
        }
        return keys;
    }

    /** That a viewer was shown a list. */
    private record Shown(String viewer, SubmissionId list) {}
}
