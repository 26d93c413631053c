package dev.kikilist.advice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opinion as a command gives it, not checked yet. A field is null or an empty list when it was not given.
 *
 * @param kind a name of {@link AdviceKind}
 * @param text in words
 * @param items of single rows
 * @param unknownFields pointers to fields that the command does not have
 */
public record OpinionDraft(@Nullable String kind, @Nullable String text, List<Item> items, List<String> unknownFields) {
    public OpinionDraft {
        items = List.copyOf(items);
        unknownFields = List.copyOf(unknownFields);
    }

    /**
     * What is said of one row.
     *
     * @param position the row's position in the list
     */
    public record Item(
            @Nullable Long position,
            @Nullable String kind,
            @Nullable String text) {}
}
