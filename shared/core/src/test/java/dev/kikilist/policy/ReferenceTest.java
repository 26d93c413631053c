package dev.kikilist.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kikilist.text.BilingualText;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.Folding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Holds what the code knows equal to the reference files, so that the tables made from them cannot drift. */
class ReferenceTest {
    private static final Path REFERENCE = Path.of("src/main/reference");
    private static final Editions EDITIONS = Editions.bundled();

    @Test
    void bodiesAreThoseOfTheReference() throws IOException {
        var further = json("agreement.json").at("/furtherAliases/aliases");
        var listed = new ArrayList<EditionId>();
        for (var expected : json("bodies.json").get("editions")) {
            var edition = EDITIONS.edition(new EditionId(expected.get("edition").asText()));
            listed.add(edition.id());
            assertThat(edition.effectiveFrom())
                    .isEqualTo(expected.get("effectiveFrom").asText());
            assertThat(edition.bodies()).hasSize(expected.at("/counts/total").asInt());
            var bodies = edition.bodies().iterator();
            for (var body : expected.get("bodies")) {
                var actual = bodies.next();
                var name = body.get("name").asText();
                assertThat(actual.name()).isEqualTo(name);
                assertThat(actual.kind().name()).isEqualTo(body.get("kind").asText());
                assertThat(actual.kind().japanese())
                        .isEqualTo(expected.at("/kinds/" + actual.kind().name()).asText());
                assertThat(actual.printedAs())
                        .as(name)
                        .isEqualTo(body.at("/printedAs").textValue());
                var aliases = new ArrayList<>(texts(body.at("/aliases")));
                aliases.addAll(texts(further.path(name)));
                assertThat(actual.aliases()).as(name).isEqualTo(aliases);
                var number = actual.corporateNumber();
                assertThat(number == null ? null : number.value())
                        .as(name)
                        .isEqualTo(body.at("/corporateNumber").textValue());
            }
            assertThat(bodies.hasNext()).isFalse();
        }
        assertThat(listed)
                .isEqualTo(EDITIONS.all().stream()
                        .filter(edition -> edition.text() == EditionText.FULL)
                        .map(Edition::id)
                        .toList());
    }

    @Test
    void aBodyKeepsItsCodeOverTheEditions() throws IOException {
        var codes = new HashMap<String, BodyCode>();
        for (var edition : EDITIONS.all()) {
            var inEdition = new HashSet<BodyCode>();
            for (var body : edition.bodies()) {
                assertThat(inEdition.add(body.code())).as("%s", body.code()).isTrue();
                var known = codes.putIfAbsent(body.name(), body.code());
                assertThat(known == null ? body.code() : known).as(body.name()).isEqualTo(body.code());
                assertThat(edition.body(body.code())).contains(body);
            }
        }
        assertThat(new HashSet<>(codes.values())).hasSameSizeAs(codes.keySet());
        // Codes stand in stored procurements and in tokens: these must never change.
        assertThat(codes)
                .containsEntry("内閣官房", new BodyCode("GOV-001"))
                .containsEntry("会計検査院", new BodyCode("GOV-024"))
                .containsEntry("デジタル庁", new BodyCode("GOV-025"))
                .containsEntry("国立公文書館", new BodyCode("IAA-001"))
                .containsEntry("駐留軍等労働者労務管理機構", new BodyCode("IAA-087"))
                .containsEntry("地方公共団体情報システム機構", new BodyCode("DES-001"))
                .containsEntry("日本年金機構", new BodyCode("DES-009"));
    }

    @Test
    void onlyWhatALaterEditionAddedHasADay() {
        assertThat(EDITIONS.all().stream()
                        .flatMap(edition -> edition.bodies().stream())
                        .filter(body -> body.addedOn() != null)
                        .map(body -> body.name() + " " + body.addedOn()))
                .containsOnly("デジタル庁 2021-09-01");
    }

    @Test
    void editionsAndOfficesAreThoseOfTheReference() throws IOException {
        var agreement = json("agreement.json");
        var adviceBodies = new HashMap<String, List<String>>();
        json("bodies.json")
                .get("editions")
                .forEach(edition ->
                        adviceBodies.put(edition.get("edition").asText(), texts(edition.get("adviceBodies"))));
        var offices = new HashMap<String, AdvisingOffice>();
        for (var office : agreement.get("offices")) {
            var names = new ArrayList<AdvisingOffice.DatedName>();
            for (var name : office.get("names")) {
                names.add(new AdvisingOffice.DatedName(
                        LocalDate.parse(name.get("from").asText()),
                        new BilingualText(
                                name.get("japanese").asText(),
                                name.get("english").asText())));
            }
            offices.put(
                    office.get("adviceBody").asText(),
                    new AdvisingOffice(new AdvisingOfficeCode(office.get("code").asText()), names));
        }
        var editions = EDITIONS.all().iterator();
        for (var expected : agreement.get("editions")) {
            var edition = editions.next();
            assertThat(edition.id().value()).isEqualTo(expected.get("edition").asText());
            assertThat(edition.text().name()).isEqualTo(expected.get("text").asText());
            assertThat(edition.resubcontractorsRequired())
                    .isEqualTo(expected.get("resubcontractorsRequired").asBoolean());
            var annexes = expected.get("annexesOf").asText();
            assertThat(edition.bodies())
                    .isEqualTo(EDITIONS.edition(new EditionId(annexes)).bodies());
            assertThat(edition.advisingOffices())
                    .isEqualTo(adviceBodies.getOrDefault(annexes, List.of()).stream()
                            .map(offices::get)
                            .toList());
        }
        assertThat(editions.hasNext()).isFalse();
    }

    @Test
    void rulesOfApplicationAreThoseOfTheReference() throws IOException {
        var named = EDITIONS.all().getLast().bodies().stream().collect(Collectors.toMap(Body::name, Body::code));
        var rules = json("agreement.json").get("applicability");
        var checked = new HashSet<BilingualText>();
        for (var rule : rules) {
            var bodies = rule.get("bodies").asText();
            var code = switch (bodies) {
                case "LISTED" -> new BodyCode("IAA-001");
                case "NOT_LISTED" -> new BodyCode("XXX-001");
                default -> named.getOrDefault(bodies, new BodyCode("missing"));
            };
            var explanation = new BilingualText(
                    rule.get("japanese").asText(), rule.get("english").asText());
            var from = LocalDate.parse(rule.path("startedFrom").asText("2000-01-01"));
            var last = LocalDate.parse(rule.path("startedBefore").asText("2100-01-01"))
                    .minusDays(1);
            for (var day : List.of(from, last)) {
                var applicability = EDITIONS.applicabilityOf(code, day);
                assertThat(applicability.explanation()).isEqualTo(explanation);
                var outcome = switch (applicability) {
                    case Applicability.Binding binding -> "BINDING";
                    case Applicability.NotBinding notBinding -> "NOT_BINDING";
                    case Applicability.Uncertain uncertain -> "UNCERTAIN";
                };
                assertThat(outcome).isEqualTo(rule.get("outcome").asText());
            }
            checked.add(explanation);
        }
        assertThat(checked)
                .hasSize(rules.size())
                .hasSize(Table.rows("applicability.tsv", 6).size());
    }

    @Test
    void categoriesAreThoseOfTheReference() throws IOException {
        var expected = new ArrayList<Category>();
        addCategories(json("categories.json").get("categories"), "", expected);
        for (var edition : EDITIONS.all()) {
            assertThat(edition.categories().all()).isEqualTo(expected);
        }
        expected.forEach(
                category -> assertThat(EDITIONS.all().getFirst().categories().category(category.code()))
                        .contains(category));
    }

    @Test
    void wordsMeanWhatTheReferenceSays() throws IOException {
        var categories = EDITIONS.all().getFirst().categories();
        var ambiguous = json("agreement.json").at("/ambiguousCategories/words");
        var words = new LinkedHashSet<String>();
        for (var synonym : json("category-synonyms.json").get("synonyms")) {
            var word = synonym.get("synonym").asText();
            words.add(Folding.fold(word));
            var codes = ambiguous.has(word)
                    ? texts(ambiguous.get(word))
                    : List.of(synonym.get("code").asText());
            assertThat(codesOf(categories.match(word))).as(word).isEqualTo(codes);
        }
        // Two spellings of one word for different categories would let the order of the table decide.
        assertThat(words.size()).isGreaterThan(380);
        assertThat(Table.rows("category-synonyms.tsv", 2))
                .hasSameSizeAs(json("category-synonyms.json").get("synonyms"));
    }

    @Test
    void viewpointsAreTheWordingOfAnnex3() throws IOException {
        var text = Files.readString(REFERENCE.resolve("moushiawase-2021.md"));
        for (var viewpoint : ImportanceViewpoint.values()) {
            assertThat(text).contains("- " + viewpoint.japanese() + "\n");
        }
        assertThat(ImportanceViewpoint.values()).hasSize(5);
    }

    @Test
    void methodsOfParagraph4AreKnown() throws IOException {
        assertThat(Files.readString(REFERENCE.resolve("moushiawase-2021.md")))
                .contains(ContractMethod.COMPREHENSIVE_EVALUATION.japanese() + "や"
                        + ContractMethod.PROPOSAL_COMPETITION.japanese() + "等、価格面のみならず総合的な評価を行う契約方式");
        assertThat(ContractMethod.OTHER.isComprehensive()).isFalse();
    }

    @Test
    void corporateNumbersAreOfDifferentBodies() {
        for (var edition : EDITIONS.all()) {
            Set<CorporateNumber> numbers = new HashSet<>();
            for (var body : edition.bodies()) {
                if (body.corporateNumber() != null) {
                    assertThat(numbers.add(body.corporateNumber()))
                            .as(body.name())
                            .isTrue();
                }
            }
            assertThat(numbers).isNotEmpty();
        }
    }

    private static void addCategories(JsonNode nodes, String wider, List<Category> all) {
        for (var node : nodes) {
            var code = new CategoryCode(node.get("code").asText());
            var name = node.get("name").asText();
            if (!wider.isEmpty()) {
                assertThat(code.isWithin(new CategoryCode(wider)))
                        .as("%s", code)
                        .isTrue();
            }
            all.add(new Category(code, name, node.path("shortName").asText(name)));
            addCategories(node.path("children"), code.value(), all);
        }
    }

    private static List<String> codesOf(CategoryMatch match) {
        return switch (match) {
            case CategoryMatch.Exact exact -> List.of(exact.category().code().value());
            case CategoryMatch.Synonym synonym ->
                List.of(synonym.category().code().value());
            case CategoryMatch.Ambiguous ambiguous ->
                ambiguous.categories().stream()
                        .map(category -> category.code().value())
                        .toList();
            case CategoryMatch.DidYouMean guess -> List.of("guess");
            case CategoryMatch.Unknown unknown -> List.of();
        };
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(Files.readString(REFERENCE.resolve(name)));
    }
}
