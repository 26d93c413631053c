package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mention.ProductKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductKeyTest {
    @ParameterizedTest
    @CsvSource({
        "㈱架空電機, スイッチ, MX-9100, 架空電機株式会社, L2スイッチ, ＭＸ－９１００",
        "架空電機, 基幹サーバ, -, ㈱架空電機, 基幹ｻｰﾊﾞ, なし",
        "架空電機, 基幹サーバ, 未定, 架空電機, 基幹サーバ, ''"
    })
    void sameProduct(String maker, String product, String model, String otherMaker, String otherProduct, String other) {
        assertThat(key(maker, product, model)).isPresent().isEqualTo(key(otherMaker, otherProduct, other));
    }

    @ParameterizedTest
    @CsvSource({
        "架空電機, スイッチ, MX-1, 架空電機, スイッチ, MX-2",
        "架空電機, スイッチ, MX-1, 別の製造者, スイッチ, MX-1",
        "架空電機, スイッチ, なし, 架空電機, ルータ, なし",
        "架空電機, MX-1, なし, 架空電機, スイッチ, MX-1"
    })
    void otherProduct(
            String maker, String product, String model, String otherMaker, String otherProduct, String other) {
        assertThat(key(maker, product, model)).isPresent().isNotEqualTo(key(otherMaker, otherProduct, other));
    }

    @Test
    void aRowThatSaysTooLittleHasNone() {
        assertThat(key("", "スイッチ", "MX-1")).isEmpty();
        assertThat(key("架空電機", " ", "-")).isEmpty();
    }

    private static Optional<ProductKey> key(String maker, String product, String model) {
        return ProductKey.of(Samples.item(1, maker, null, product, model));
    }
}
