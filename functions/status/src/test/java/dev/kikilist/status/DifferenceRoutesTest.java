package dev.kikilist.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.testkit.Samples;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changed from one list of an invitation to the next. */
class DifferenceRoutesTest {
    private static final String ROWS = "/submissions/{submissionId}/difference";
    private static final String FINDINGS = "/submissions/{submissionId}/finding-changes";

    private final World world = new World("difference");
    private final Procurement procurement = world.procurement(Samples.BODY);
    private final CorporateNumber vendor = world.samples.vendor();
    private final Invitation invitation = world.invite(procurement, vendor);

    @Test
    void showsEveryKindOfChangeToAllWhoMaySeeTheList() {
        var first = world.list(
                invitation,
                List.of(
                        item(1, "富士電子", "ハブ", "F-1"),
                        item(2, "南海工業", "複合機", "N-1"),
                        item(3, "大和精機", "プリンタ", "P-9"),
                        item(4, "みなと電機", "ミナトサーバ", "M-1")),
                List.of(Finding.ofFile(FindingCode.E102)));
        var second = world.list(
                invitation,
                List.of(
                        item(1, "富士電子", "ハブ", "F-1"),
                        item(2, "北海設備", "カメラ", "K-3"),
                        item(3, "みなと電機", "ミナトサーバ", "M-1 A2"),
                        item(4, "富士電子", "ハブ", "F-2")),
                List.of());

        var answer = world.vendor(vendor).get(ROWS, second.id().value());

        assertThat(answer.status()).isEqualTo(200);
        var document = answer.json();
        assertThat(document.at("from").at("id").text()).contains(first.id().value());
        assertThat(document.at("to").at("version").integer()).hasValue(2);
        assertThat(kinds(document)).containsExactly("REPLACED", "REMOVED", "CHANGED", "ADDED");
        assertThat(entries(document).get(2).at("cells").elements().getFirst())
                .satisfies(cell -> assertThat(cell.at("field").at("ja").text()).contains("型番"))
                .satisfies(cell -> assertThat(cell.at("before").text()).contains("M-1"))
                .satisfies(cell -> assertThat(cell.at("after").text()).contains("M-1 A2"))
                .satisfies(cell -> assertThat(cell.at("cell").text()).contains("G15"));
        assertThat(document.at("counts").at("items").at("unchanged").integer()).hasValue(1);
        assertThat(world.agency(Samples.BODY).get(ROWS, second.id().value()).body())
                .isEqualTo(answer.body());
        assertThat(world.reviewer().get(ROWS, second.id().value()).body()).isEqualTo(answer.body());
    }

    @Test
    void followsFindingsOverAllListsOfTheInvitation() {
        var items = List.of(item(1, "富士電子", "ハブ", "F-1"), item(2, "南海工業", "複合機", "N-1"));
        world.list(invitation, items, List.of(finding(1, "再"), finding(1, "継")));
        var second = world.list(invitation, items, List.of(finding(1, "継"), finding(2, "解")));
        var third = world.list(invitation, items, List.of(finding(1, "再"), finding(1, "継"), finding(2, "新")));

        var document =
                world.agency(Samples.BODY).get(FINDINGS, third.id().value()).json();

        assertThat(document.at("from").at("id").text()).contains(second.id().value());
        assertThat(entries(document))
                .extracting(entry -> entry.at("course").at("ja").text().orElse("")
                        + entry.at("finding").at("raw").text().orElse(""))
                .containsExactlyInAnyOrder("再発再", "継続継", "新規新", "解消解");
        for (var course : List.of("resolved", "continuing", "new", "recurred")) {
            assertThat(document.at("counts").at(course).integer()).hasValue(1);
        }
    }

    @Test
    void comparesWithAnyEarlierListThatIsAskedFor() {
        var first = world.list(
                invitation, List.of(item(1, "富士電子", "ハブ", "F-1")), List.of(Finding.ofFile(FindingCode.E102)));
        world.list(invitation, List.of(), List.of(Finding.ofFile(FindingCode.E103)));
        var third = world.list(invitation, List.of(item(1, "富士電子", "ハブ", "F-1")), List.of());
        var caller = world.vendor(vendor);

        assertThat(kinds(caller.get(ROWS, third.id().value()).json())).containsExactly("ADDED");
        assertThat(kinds(caller.query("from", first.id().value())
                        .get(ROWS, third.id().value())
                        .json()))
                .isEmpty();
    }

    @Test
    void pagesArePartsOfTheWhole() {
        world.list(invitation, List.of(), List.of(Finding.ofFile(FindingCode.E103)));
        var items = new ArrayList<EquipmentItem>();
        for (int i = 1; i <= 25; i++) {
            items.add(item(i, "富士電子", "ハブ" + i, "F-" + i));
        }
        var id = world.list(invitation, items, List.of()).id().value();
        var caller = world.vendor(vendor);

        List<String> seen = new ArrayList<>();
        var page = caller.query("limit", "10").get(ROWS, id).json();
        entries(page).forEach(entry -> seen.add(position(entry)));
        while (page.at("nextCursor").text().isPresent()) {
            page = caller.query("limit", "10")
                    .query("cursor", page.at("nextCursor").text().get())
                    .get(ROWS, id)
                    .json();
            entries(page).forEach(entry -> seen.add(position(entry)));
        }

        assertThat(seen)
                .containsExactlyElementsOf(items.stream()
                        .map(item -> Integer.toString(item.position()))
                        .toList());
    }

    @Test
    void neverComparesListsOfRivals() {
        var rival = world.samples.vendor();
        var foreign = world.ready(world.invite(procurement, rival), 3);
        world.list(invitation, List.of(), List.of(Finding.ofFile(FindingCode.E103)));
        var own = world.ready(invitation, 3);
        var missing = world.samples.id('s');

        for (var route : List.of(ROWS, FINDINGS)) {
            for (var caller : List.of(world.vendor(vendor), world.agency(Samples.BODY), world.reviewer())) {
                var nothing = caller.query("from", missing).get(route, own.id().value());
                assertThat(nothing.status()).isEqualTo(404);
                for (var other : List.of(foreign.id().value(), own.id().value(), "x", "")) {
                    assertThat(caller.query("from", other)
                                    .get(route, own.id().value())
                                    .seen())
                            .isEqualTo(nothing.seen());
                }
            }
            assertThat(world.vendor(vendor).get(route, foreign.id().value()).seen())
                    .isEqualTo(world.vendor(vendor).get(route, missing).seen());
        }
    }

    @Test
    void whatHasNoEarlierListOrIsNotReadHasNoDifference() {
        var first = world.ready(invitation, 1);
        var caller = world.vendor(vendor);

        assertThat(caller.get(ROWS, first.id().value()).status()).isEqualTo(404);
        assertThat(caller.get(ROWS, world.received(invitation).id().value()).problem())
                .isEqualTo("not-read-yet");
        assertThat(world.reviewer().get(ROWS, world.unclaimed().id().value()).status())
                .isEqualTo(404);
    }

    @Test
    void doesNotDependOnWhatOnlyReviewersKnow() {
        List<List<String>> seen = new ArrayList<>();
        for (var known : List.of(List.of(finding(1, "x")), List.of(finding(1, "x"), reviewersFinding()))) {
            var each = new World("same");
            var invited = each.invite(each.procurement(Samples.BODY), each.samples.vendor());
            each.list(invited, List.of(item(1, "富士電子", "ハブ", "F-1")), known);
            var id = each.list(invited, List.of(item(1, "富士電子", "ハブ", "F-1")), known)
                    .id()
                    .value();
            seen.add(List.of(
                    each.vendor(invited.vendor()).get(FINDINGS, id).seen(),
                    each.agency(Samples.BODY).get(FINDINGS, id).seen(),
                    each.agency(Samples.BODY).get(ROWS, id).seen()));
        }

        assertThat(seen.getFirst()).isEqualTo(seen.getLast());
    }

    private static EquipmentItem item(int position, String maker, String product, String model) {
        return Samples.item(position, maker, null, product, model);
    }

    private static Finding finding(int position, String raw) {
        return new Finding(
                FindingCode.E141, item(position, "", "", "").model().address(), raw, List.of("型番", raw), null);
    }

    private static Finding reviewersFinding() {
        return Samples.finding(FindingCode.R301, 13);
    }

    private static List<JsonValue> entries(JsonValue document) {
        return document.at("entries").elements();
    }

    private static List<String> kinds(JsonValue document) {
        return entries(document).stream()
                .map(entry -> entry.at("kind").at("code").text().orElse(""))
                .toList();
    }

    private static String position(JsonValue entry) {
        return Long.toString(entry.at("after").at("position").integer().orElse(0));
    }
}
