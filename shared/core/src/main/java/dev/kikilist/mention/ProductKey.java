package dev.kikilist.mention;

import dev.kikilist.equipment.EquipmentItem;
import java.util.Optional;

/**
 * By what rows of different lists name the same product, whatever the edition: its maker, and its model; where a row gives no
 * model, its name.
 *
 * @param maker the key of the maker's name
 * @param named the key of the model or of the product's name
 */
public record ProductKey(MentionKey maker, MentionKey named) {
    /** Returns the key of a row's product; empty when the row does not say enough to know it again. */
    public static Optional<ProductKey> of(EquipmentItem item) {
        return MentionKey.maker(item.maker().value())
                .flatMap(maker -> MentionKey.model(item.model().value())
                        .filter(model -> isModel(model.value()))
                        .or(() -> MentionKey.product(item.product().value()))
                        .map(named -> new ProductKey(maker, named)));
    }

    /** Models have digits or Latin letters; なし, 未定 and a dash are none. */
    private static boolean isModel(String folded) {
        return folded.chars().anyMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }
}
