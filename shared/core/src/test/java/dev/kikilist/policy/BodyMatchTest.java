package dev.kikilist.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.text.Folding;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyMatchTest {
    private final Edition before = Editions.bundled().edition(new EditionId("2021-07-06"));
    private final Edition after = Editions.bundled().edition(new EditionId("2021-09-01"));

    @ParameterizedTest
    @CsvSource({
        "総務省, 総務省",
        "　総 務 省　, 総務省",
        "独立行政法人国際協力機構, 国際協力機構",
        "独立行政法人 国際協力機構（JICA）, 国際協力機構",
        "国立研究開発法人理化学研究所, 理化学研究所",
        "（独）造幣局, 造幣局",
        "年金積立金管理運用独立行政法人, 年金積立金管理運用独立行政法人",
        "日本私立学校振興・共済事業団, 日本私立学校振興・共済事業団",
        "日本私学学校振興・共済事業団, 日本私立学校振興・共済事業団",
        "日本スポ－ツ振興センタ―, 日本スポーツ振興センター",
        "厚生勞働省, 厚生労働省",
    })
    void aNameIsExact(String written, String name) {
        assertThat(after.matchBody(written)).isEqualTo(new BodyMatch.Exact(body(after, name)));
    }

    @ParameterizedTest
    @CsvSource({"経産省, 経済産業省", "ＪＩＣＡ, 国際協力機構", "jica, 国際協力機構", "産総研, 産業技術総合研究所", "METI, 経済産業省", "独立行政法人JICA, 国際協力機構"})
    void aShortNameIsAnAlias(String written, String name) {
        assertThat(after.matchBody(written)).isEqualTo(new BodyMatch.Alias(body(after, name)));
    }

    @ParameterizedTest
    @CsvSource({
        "経済産業所, 経済産業省",
        "総務庁, 総務省",
        "国土交通, 国土交通省",
        "財務省大臣官房会計課, 財務省",
        "内閣府 沖縄総合事務局, 内閣府",
        "内閣官房内閣サイバーセキュリティセンター, 内閣官房",
        "国立病院機構東京医療センター, 国立病院機構",
        "情報通信研究開発機構, 情報通信研究機構",
    })
    void aSlipIsAskedAbout(String written, String name) {
        assertThat(after.matchBody(written)).isEqualTo(new BodyMatch.DidYouMean(body(after, name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "〇〇省", "労務省", "国税庁", "東京都", "株式会社例", "省", "(", ")", "()"})
    void anythingElseIsUnknown(String written) {
        assertThat(after.matchBody(written)).isEqualTo(new BodyMatch.Unknown());
    }

    @Test
    void theDigitalAgencyIsABodyFromItsEditionOn() {
        assertThat(before.matchBody("デジタル庁")).isEqualTo(new BodyMatch.Unknown());
        assertThat(after.matchBody("デジタル庁")).isEqualTo(new BodyMatch.Exact(body(after, "デジタル庁")));
        assertThat(before.body(new BodyCode("GOV-025"))).isEmpty();
    }

    @Test
    void aMisprintCountsInTheEditionThatHasIt() {
        assertThat(before.matchBody("労働者退職金共済機構")).isEqualTo(new BodyMatch.Exact(body(before, "勤労者退職金共済機構")));
        assertThat(after.matchBody("労働者退職金共済機構")).isEqualTo(new BodyMatch.DidYouMean(body(after, "勤労者退職金共済機構")));
    }

    @Test
    void everyNameAndAliasOfEveryEditionIsFound() {
        for (var edition : Editions.bundled().all()) {
            var keys = new HashMap<String, Body>();
            for (var body : edition.bodies()) {
                assertThat(edition.matchBody(body.name())).isEqualTo(new BodyMatch.Exact(body));
                for (var alias : body.aliases()) {
                    assertThat(edition.matchBody(alias)).as(alias).isEqualTo(new BodyMatch.Alias(body));
                    assertThat(keys.put(Folding.fold(alias), body)).as(alias).isNull();
                }
            }
        }
    }

    private static Body body(Edition edition, String name) {
        return edition.bodies().stream()
                .filter(body -> body.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
