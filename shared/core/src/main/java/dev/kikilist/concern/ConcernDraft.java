package dev.kikilist.concern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a command gives it, not checked yet. A field is null or an empty list when it was not given.
 *
 * @param makers names of the maker with all its aliases
 * @param corporateNumber the maker's 法人番号
 * @param product which products, {@code *} for any characters
 * @param model which models, {@code *} for any characters
 * @param category the code or the wording of a category of 別紙2
 * @param country the maker's country, two letters
 * @param reason why
 * @param validFrom the first day on which it hits
 * @param validUntil the last day
 * @param bodies codes of the bodies whose lists it hits
 * @param unknownFields pointers to fields that the command does not have
 */
public record ConcernDraft(
        List<String> makers,
        @Nullable String corporateNumber,
        @Nullable String product,
        @Nullable String model,
        @Nullable String category,
        @Nullable String country,
        @Nullable String reason,
        @Nullable String validFrom,
        @Nullable String validUntil,
        List<String> bodies,
        List<String> unknownFields) {
    public ConcernDraft {
        makers = List.copyOf(makers);
        bodies = List.copyOf(bodies);
        unknownFields = List.copyOf(unknownFields);
    }
}
