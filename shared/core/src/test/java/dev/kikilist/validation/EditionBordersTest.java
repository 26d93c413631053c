package dev.kikilist.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.form.Procurements;
import dev.kikilist.form.WrittenForm;
import dev.kikilist.form.WrittenForm.Outcome;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The same list on both sides of each border between editions, in the words that its vendor reads. To write the page anew:
 * {@code ./mvnw -pl :kikilist-core -am test -Dtest=EditionBordersTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dpage=write}, and read what changed.
 */
class EditionBordersTest {
    private static final Path PAGE =
            Path.of("src", "test", "resources", "dev", "kikilist", "validation", "edition-borders.txt");
    private static final Editions EDITIONS = Editions.bundled();
    private static final BodyCode CABINET_SECRETARIAT = new BodyCode("GOV-001");

    @Test
    void areJudgedAsTheEditionInForceWants() throws IOException {
        var page = page();
        if ("write".equals(System.getProperty("page"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void everyBorderMakesADifference() {
        assertThat(ofDigitalAgency("2021-08-31")).isNotEqualTo(ofDigitalAgency("2021-09-01"));
        assertThat(ofServices("2021-07-05")).isNotEqualTo(ofServices("2021-07-06"));
        assertThat(applicability("2019-03-31")).isNotEqualTo(applicability("2019-04-01"));
        assertThat(applicability("2020-06-29")).isNotEqualTo(applicability("2020-06-30"));
        assertThat(offices("2021-08-31", "2021-08-31")).isNotEqualTo(offices("2021-09-01", "2021-09-01"));
        assertThat(offices("2021-09-01", "2025-06-30")).isNotEqualTo(offices("2021-09-01", "2025-07-01"));
    }

    private static String page() {
        return Stream.of(
                        section(
                                "A list that names デジタル庁",
                                EditionBordersTest::ofDigitalAgency,
                                "2021-08-31",
                                "2021-09-01"),
                        section(
                                "A list of services without subcontractors",
                                EditionBordersTest::ofServices,
                                "2020-06-29",
                                "2020-06-30",
                                "2021-07-05",
                                "2021-07-06",
                                "2021-08-31",
                                "2021-09-01"),
                        section(
                                "Whether the agreement binds 内閣官房",
                                EditionBordersTest::applicability,
                                "2019-03-31",
                                "2019-04-01",
                                "2020-06-29",
                                "2020-06-30"),
                        section(
                                "Who is asked for advice",
                                day -> offices(day, day),
                                "2018-12-10",
                                "2021-07-06",
                                "2021-08-31",
                                "2021-09-01",
                                "2025-06-30",
                                "2025-07-01"),
                        section(
                                "What they are called later on, for a procurement that started on 2021-08-31",
                                day -> offices("2021-08-31", day),
                                "2025-06-30",
                                "2025-07-01"))
                .collect(Collectors.joining("\n"));
    }

    private interface Judging {
        String on(String day);
    }

    private static String section(String title, Judging judging, String... days) {
        return "== " + title + "\n"
                + Stream.of(days)
                        .map(day -> "-- " + day + "\n" + judging.on(day))
                        .collect(Collectors.joining());
    }

    private static String ofDigitalAgency(String start) {
        var form = WrittenForm.filled();
        form.sheet().set("省庁名", "デジタル庁");
        var edition = EDITIONS.inForceOn(LocalDate.parse(start));
        return words(form.examine(new Circumstances(edition, null)));
    }

    private static String ofServices(String start) {
        return words(WrittenForm.filled().examine(Procurements.started(LocalDate.parse(start), Subject.SERVICE)));
    }

    private static String words(Outcome outcome) {
        if (outcome.findings().isEmpty()) {
            return "nothing found\n";
        }
        return outcome.findings().stream().map(EditionBordersTest::words).collect(Collectors.joining());
    }

    private static String words(Finding finding) {
        var text = Catalogue.standard().text(finding);
        var at = finding.at();
        var place = at == null ? "whole file" : at.a1();
        return String.join(
                "\n",
                List.of(finding.code() + " " + place, text.japanese(), text.english(), text.adviceJapanese(), ""));
    }

    private static String applicability(String start) {
        var applicability = EDITIONS.applicabilityOf(CABINET_SECRETARIAT, LocalDate.parse(start));
        return applicability.getClass().getSimpleName() + "\n"
                + applicability.explanation().japanese() + "\n";
    }

    private static String offices(String start, String day) {
        return EDITIONS.inForceOn(LocalDate.parse(start)).advisingOffices().stream()
                .map(office -> office.nameOn(LocalDate.parse(day)))
                .map(name -> name.japanese() + " / " + name.english() + "\n")
                .collect(Collectors.joining());
    }
}
