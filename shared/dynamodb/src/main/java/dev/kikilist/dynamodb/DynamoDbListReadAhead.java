package dev.kikilist.dynamodb;

import dev.kikilist.submission.ListReadAhead;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Submission;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Reads the procurement, the first findings and the digests that these are held to with one call. */
public final class DynamoDbListReadAhead implements ListReadAhead {
    private final DynamoDbTable table;

    /** Reads in {@code table}; only stores on the same table profit. */
    public DynamoDbListReadAhead(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public <T> T during(Submission list, Reading reading, Supplier<T> work) {
        var keys = new ArrayList<ItemKey>();
        switch (list.owner()) {
            case Owner.Invited owner -> keys.add(Keys.procurement(owner.procurementId()));
            case Owner.Unclaimed unclaimed -> {}
        }
        int fence = reading.manifest().fence();
        keys.add(Keys.digests(list.id(), fence, false));
        keys.add(Keys.chunk(list.id(), fence, ChunkKind.FINDINGS, 0, 0));
        return table.remembering(() -> {
            table.find(keys);
            return work.get();
        });
    }
}
