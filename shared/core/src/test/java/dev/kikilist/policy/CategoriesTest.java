package dev.kikilist.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CategoriesTest {
    private final Categories categories = Editions.bundled().all().getLast().categories();

    @ParameterizedTest
    @CsvSource({
        "通信回線装置, NET",
        "ﾙｰﾀ, NET-ROUTER",
        "ルータ（VPN等サービス統合型含）, NET-ROUTER",
        "ファイアウォール, NET-FW-FW",
        "プリンタ, MFP-PRN-PRN",
        "ノートＰＣ, TRM-NOTE",
        "USB メモリ, EXM-USB",
        "運用･保守, SVC-OPS",
        "ＷＡＦ, NET-FW-WAF",
    })
    void theWordingOfAnnex2IsExact(String written, String code) {
        assertThat(categories.match(written)).isEqualTo(new CategoryMatch.Exact(category(code)));
    }

    @ParameterizedTest
    @CsvSource({
        "サーバ, SRV",
        "サーバー, SRV",
        "端末装置, TRM",
        "ストレージ, SRV-NAS",
        "ウイルス対策ソフト, SFT-APP",
        "スキヤナ, PER",
        "運用保守, SVC-OPS",
        "IDS/IPS, NET-IPS",
        "ソフトウェア（OS）, SFT-OS",
        "サーバ装置/メールサーバ, SRV-MAIL",
        "サーバ（RX2540）, SRV",
        "役務：運用・保守, SVC-OPS",
    })
    void anotherWordIsASynonym(String written, String code) {
        assertThat(categories.match(written)).isEqualTo(new CategoryMatch.Synonym(category(code)));
    }

    @ParameterizedTest
    @CsvSource({
        "ＡＰ, NET SFT-APP",
        "SW, NET-SWITCH SFT",
        "ライセンス, SFT SVC-CLOUD",
        "スイッチ/ルータ, NET-SWITCH NET-ROUTER",
        "保守(サーバ), SVC-OPS SRV",
    })
    void aWordForSeveralIsAmbiguous(String written, String codes) {
        assertThat(categories.match(written))
                .isEqualTo(new CategoryMatch.Ambiguous(
                        Arrays.stream(codes.split(" ")).map(this::category).toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "サーハ, SRV",
        "ネットワークプリンダ, MFP-PRN-NET",
        "ファイヤーウオール, NET-FW-FW",
        "クラウドサービス提供, SVC-CLOUD",
        "スイッチングバブ, NET-HUB"
    })
    void aSlipIsAskedAbout(String written, String code) {
        assertThat(categories.match(written)).isEqualTo(new CategoryMatch.DidYouMean(category(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "　", "事務机", "XYZ", "A", "その他", "///", "()"})
    void anythingElseIsUnknown(String written) {
        assertThat(categories.match(written)).isEqualTo(new CategoryMatch.Unknown());
    }

    @Test
    void anEndlessTextIsUnknownAtOnce() {
        assertThat(categories.match("サーバ/".repeat(8_000))).isEqualTo(new CategoryMatch.Unknown());
    }

    @Test
    void everyCategoryIsFoundByItsNames() {
        for (var category : categories.all()) {
            for (var name : List.of(category.name(), category.shortName())) {
                assertThat(categories.match(name))
                        .as(name)
                        .isInstanceOfSatisfying(
                                CategoryMatch.Exact.class,
                                exact ->
                                        assertThat(exact.category().shortName()).isEqualTo(category.shortName()));
            }
        }
    }

    @Test
    void aCodeShowsWhatItIsPartOf() {
        var mailServer = new CategoryCode("SRV-MAIL");
        assertThat(mailServer.isWithin(Categories.SERVERS)).isTrue();
        assertThat(mailServer.isWithin(mailServer)).isTrue();
        assertThat(Categories.SERVERS.isWithin(mailServer)).isFalse();
        assertThat(mailServer.isWithin(new CategoryCode("SRV-M"))).isFalse();
        for (var root : List.of(Categories.SERVERS, Categories.SERVICES, Categories.SOFTWARE)) {
            assertThat(categories.category(root)).isPresent();
        }
        assertThat(categories.category(new CategoryCode("SRV-NONE"))).isEmpty();
    }

    private Category category(String code) {
        return categories.category(new CategoryCode(code)).orElseThrow();
    }
}
