package dev.kikilist.mention;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.identity.OpaqueId;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.Folding;
import dev.kikilist.text.WellFormed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a list is found by. Texts that a reader would call the same have the same key: ㈱ and 株式会社, full-width and
 * half-width, ー and －, ヴ and ブ (see {@link Folding}).
 *
 * @param facet by what
 * @param value the folded text, at most some hundred characters
 */
public record MentionKey(Facet facet, String value) {
    /** The key of the lists that are not indexed name by name. */
    public static final MentionKey MANY = new MentionKey(Facet.MANY, "-");

    private static final int LONGEST = 100;

    /** Returns the key of a maker's name; empty when nothing visible is written. */
    public static Optional<MentionKey> maker(String written) {
        return of(Facet.MAKER, Folding.foldMaker(WellFormed.text(written)));
    }

    /** Returns the key of a corporate number. */
    public static MentionKey of(CorporateNumber number) {
        return new MentionKey(Facet.CORPORATE_NUMBER, number.value());
    }

    /** Returns the key of a product's name; empty when nothing visible is written. */
    public static Optional<MentionKey> product(String written) {
        return of(Facet.PRODUCT, Folding.fold(WellFormed.text(written)));
    }

    /** Returns the key of a model; empty when nothing visible is written. */
    public static Optional<MentionKey> model(String written) {
        return of(Facet.MODEL, Folding.fold(WellFormed.text(written)));
    }

    /** Returns the keys under which a row is found. */
    public static List<MentionKey> of(EquipmentItem item) {
        List<MentionKey> keys = new ArrayList<>(4);
        maker(item.maker().value()).ifPresent(keys::add);
        var number = item.makerCorporateNumber();
        if (number != null) {
            keys.add(of(number));
        }
        product(item.product().value()).ifPresent(keys::add);
        model(item.model().value()).ifPresent(keys::add);
        return keys;
    }

    /** Returns the keys under which a row of 再委託等一覧 is found: the company that the work is passed on to. */
    public static List<MentionKey> of(Subcontractor subcontractor) {
        List<MentionKey> keys = new ArrayList<>(2);
        of(
                        Facet.SUBCONTRACTOR,
                        Folding.foldMaker(WellFormed.text(subcontractor.to().value())))
                .ifPresent(keys::add);
        var number = subcontractor.toCorporateNumber();
        if (number != null) {
            keys.add(new MentionKey(Facet.SUBCONTRACTOR_NUMBER, number.value()));
        }
        return keys;
    }

    /** Returns the key of the same company as a subcontractor; empty when this key does not name a company as a maker. */
    public Optional<MentionKey> asSubcontractor() {
        return switch (facet) {
            case MAKER -> Optional.of(new MentionKey(Facet.SUBCONTRACTOR, value));
            case CORPORATE_NUMBER -> Optional.of(new MentionKey(Facet.SUBCONTRACTOR_NUMBER, value));
            case PRODUCT, MODEL, SUBCONTRACTOR, SUBCONTRACTOR_NUMBER, MANY -> Optional.empty();
        };
    }

    private static Optional<MentionKey> of(Facet facet, String folded) {
        if (folded.isEmpty()) {
            return Optional.empty();
        }
        // A cell can hold a book; what is too long for a key is told apart by its digest.
        var bounded = folded.length() <= LONGEST
                ? folded
                : folded.substring(0, folded.offsetByCodePoints(0, LONGEST / 2)) + OpaqueId.derived('~', folded);
        return Optional.of(new MentionKey(facet, bounded));
    }
}
