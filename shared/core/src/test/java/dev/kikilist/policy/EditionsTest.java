package dev.kikilist.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.policy.Applicability.Binding;
import dev.kikilist.policy.Applicability.NotBinding;
import dev.kikilist.policy.Applicability.Uncertain;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionsTest {
    private static final BodyCode CABINET_SECRETARIAT = new BodyCode("GOV-001");
    private static final BodyCode DIGITAL_AGENCY = new BodyCode("GOV-025");

    private final Editions editions = Editions.bundled();

    @ParameterizedTest
    @CsvSource({
        "2017-01-01, 2018-12-10",
        "2018-12-10, 2018-12-10",
        "2020-06-29, 2018-12-10",
        "2020-06-30, 2020-06-30",
        "2021-07-05, 2020-06-30",
        "2021-07-06, 2021-07-06",
        "2021-08-31, 2021-07-06",
        "2021-09-01, 2021-09-01",
        "2030-01-01, 2021-09-01",
    })
    void theDayOfTheStartChoosesTheEdition(LocalDate start, String edition) {
        assertThat(editions.inForceOn(start).id()).isEqualTo(new EditionId(edition));
        assertThat(editions.edition(new EditionId(edition))).isSameAs(editions.inForceOn(start));
    }

    @Test
    void anUnknownEditionIsNoEdition() {
        assertThatThrownBy(() -> editions.edition(new EditionId("2021-07-07")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-12-10, DATES_ONLY, false, ITSO NISC",
        "2020-06-30, DATES_ONLY, false, ITSO NISC",
        "2021-07-06, FULL, true, ITSO NISC",
        "2021-09-01, FULL, true, NISC DIGITAL",
    })
    void editionsDifferAsTheirTextsDo(String id, EditionText text, boolean resubcontractors, String offices) {
        var edition = editions.edition(new EditionId(id));
        assertThat(edition.text()).isEqualTo(text);
        assertThat(edition.resubcontractorsRequired()).isEqualTo(resubcontractors);
        assertThat(edition.advisingOffices().stream()
                        .map(office -> office.code().value()))
                .containsExactly(offices.split(" "));
    }

    @Test
    void anOfficeIsCalledByTheNameOfTheDay() {
        var office =
                editions.inForceOn(LocalDate.of(2021, 9, 1)).advisingOffices().getFirst();
        assertThat(office.nameOn(LocalDate.of(2018, 1, 1)).japanese()).isEqualTo("内閣サイバーセキュリティセンター");
        assertThat(office.nameOn(LocalDate.of(2025, 6, 30)).japanese()).isEqualTo("内閣サイバーセキュリティセンター");
        assertThat(office.nameOn(LocalDate.of(2025, 7, 1)).japanese()).isEqualTo("国家サイバー統括室");
        assertThat(office.nameOn(LocalDate.of(2025, 7, 1)).english()).isEqualTo("National Cybersecurity Office");
    }

    @Test
    void anOfficeWithoutNameIsNone() {
        assertThatThrownBy(() -> new AdvisingOffice(new AdvisingOfficeCode("NONE"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAgreementBindsByBodyAndDay() {
        assertThat(applicability(CABINET_SECRETARIAT, "2019-03-31")).isInstanceOf(NotBinding.class);
        assertThat(applicability(CABINET_SECRETARIAT, "2019-04-01")).isInstanceOf(Uncertain.class);
        assertThat(applicability(CABINET_SECRETARIAT, "2020-06-29")).isInstanceOf(Uncertain.class);
        assertThat(applicability(CABINET_SECRETARIAT, "2020-06-30")).isInstanceOf(Binding.class);
        assertThat(applicability(DIGITAL_AGENCY, "2021-08-31")).isInstanceOf(NotBinding.class);
        assertThat(applicability(DIGITAL_AGENCY, "2021-09-01")).isInstanceOf(Binding.class);
        assertThat(applicability(new BodyCode("XXX-001"), "2022-01-01")).isInstanceOf(NotBinding.class);
    }

    @Test
    void everyBodyHasAnAnswerForEveryDay() {
        for (var body : editions.all().getLast().bodies()) {
            for (var day = LocalDate.of(2018, 1, 1); day.getYear() < 2023; day = day.plusDays(9)) {
                var explanation = applicability(body.code(), day.toString()).explanation();
                assertThat(explanation.japanese()).isNotEmpty();
                assertThat(explanation.english()).isNotEmpty();
            }
        }
    }

    private Applicability applicability(BodyCode body, String start) {
        return editions.applicabilityOf(body, LocalDate.parse(start));
    }
}
