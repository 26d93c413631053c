package dev.kikilist.concern;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.mention.ListQuery;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.text.CorporateNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a concern says.
 *
 * <p>It describes a row when all that it names holds: the maker (any of the names, or the corporate number), the product,
 * the model, the category. A row whose category could not be told is not spared by the category. It names a maker, or a
 * product or a model without star; otherwise no index could find it. One that names the maker alone names a company, and
 * describes the rows of 再委託等一覧 that pass work on to it as well.
 *
 * @param makers names of the maker, in kanji, kana or Latin letters, with all its aliases
 * @param corporateNumber the maker's 法人番号, or null
 * @param product which products, or null for all
 * @param model which models, or null for all
 * @param category which category of 別紙2 with its parts, or null for all
 * @param country the maker's country, two letters; empty when it does not matter. For the reader, it describes no row
 * @param reason why
 * @param validFrom the first day on which it hits
 * @param validUntil the last day, or null
 * @param bodies whose lists it hits; all when empty
 */
public record ConcernTerms(
        List<String> makers,
        @Nullable CorporateNumber corporateNumber,
        @Nullable NamePattern product,
        @Nullable NamePattern model,
        @Nullable CategoryCode category,
        String country,
        String reason,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        SortedSet<BodyCode> bodies) {
    private static final Comparator<BodyCode> BY_CODE = Comparator.comparing(BodyCode::value);

    public ConcernTerms {
        makers = List.copyOf(makers);
        var ordered = new TreeSet<>(BY_CODE);
        ordered.addAll(bodies);
        bodies = Collections.unmodifiableSortedSet(ordered);
    }

    /** Returns whether it hits lists of {@code body} that are read on {@code day}. */
    public boolean isInForce(BodyCode body, LocalDate day) {
        return covers(body) && !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }

    /** Returns whether it hits lists of {@code body} at all. */
    public boolean covers(BodyCode body) {
        return bodies.isEmpty() || bodies.contains(body);
    }

    /** Returns whether it describes {@code item}. */
    public boolean describes(EquipmentItem item) {
        return isMaker(item)
                && (product == null || product.matches(item.product().value()))
                && (model == null || model.matches(item.model().value()))
                && isCategory(item);
    }

    /** Returns whether it describes the company that work is passed on to. */
    public boolean describes(Subcontractor subcontractor) {
        return namesCompany() && MentionKey.of(subcontractor).stream().anyMatch(keys()::contains);
    }

    /** Returns which lists hold a row that it describes; empty when it names nothing that an index can find. */
    public Optional<ListQuery> query() {
        var keys = keys();
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(new ListQuery(keys, this::describes, this::describes, namesCompany()));
    }

    /** Returns the keys of which every row that it describes has one; none when it names nothing that an index can find. */
    List<MentionKey> keys() {
        List<MentionKey> keys = new ArrayList<>();
        for (var maker : makers) {
            MentionKey.maker(maker).filter(key -> !keys.contains(key)).ifPresent(keys::add);
        }
        if (corporateNumber != null) {
            keys.add(MentionKey.of(corporateNumber));
        }
        if (keys.isEmpty() && product != null && product.isExact()) {
            MentionKey.product(product.written()).ifPresent(keys::add);
        }
        if (keys.isEmpty() && model != null && model.isExact()) {
            MentionKey.model(model.written()).ifPresent(keys::add);
        }
        if (namesCompany()) {
            List.copyOf(keys).forEach(key -> key.asSubcontractor().ifPresent(keys::add));
        }
        return keys;
    }

    private boolean namesCompany() {
        return namesMaker() && product == null && model == null && category == null;
    }

    private boolean namesMaker() {
        return !makers.isEmpty() || corporateNumber != null;
    }

    private boolean isMaker(EquipmentItem item) {
        if (!namesMaker()) {
            return true;
        }
        if (corporateNumber != null && corporateNumber.equals(item.makerCorporateNumber())) {
            return true;
        }
        var key = MentionKey.maker(item.maker().value());
        return key.isPresent()
                && makers.stream().anyMatch(maker -> MentionKey.maker(maker).equals(key));
    }

    private boolean isCategory(EquipmentItem item) {
        var code = item.categoryCode();
        return category == null || code == null || code.isWithin(category);
    }
}
