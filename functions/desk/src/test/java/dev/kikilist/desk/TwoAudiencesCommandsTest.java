package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.Recall;
import dev.kikilist.lambda.testing.ApiDescription;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.lambda.testing.HttpCaller.Answer;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryAnswerStore;
import dev.kikilist.testkit.InMemoryExports;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * Two runs in which a vendor and an agency use every command they have: one in which the offices know and think nothing, and one
 * in which the list is on the concern list, is recalled, and the offices give, drop and confirm their opinions meanwhile. Until
 * advice is released, every answer, every line of the log and every exported byte is the same.
 */
class TwoAudiencesCommandsTest {
    private static final String PROCUREMENTS = "POST /procurements";
    private static final String PROCUREMENT = "/procurements/{procurementId}";
    private static final String INVITATION = PROCUREMENT + "/invitations/{invitationId}";
    private static final String SUBMISSION = "/submissions/{submissionId}";
    private static final String REVIEW = SUBMISSION + "/review";
    private static final String REGISTRATION = """
        {"title": "基幹ネットワーク機器の購入", "startDate": "2026-04-01", "viewpoints": ["CORE_BUSINESS"],
         "contractMethod": "COMPREHENSIVE_EVALUATION", "subjects": ["EQUIPMENT"],
         "deadlines": {"submissionDue": "2026-06-19", "inspectionDue": "2026-06-25", "biddingDay": "2026-06-30"},
         "contact": {"name": "調達 花子", "email": "chotatsu@agency.example.jp"}}
        """;
    private static final String VENDOR = """
        {"corporateNumber": "7010001008844", "vendorName": "〇〇システム株式会社",
         "contact": {"name": "営業 太郎", "email": "eigyo@vendor.example.jp"}}
        """;
    private static final String CONTACT = "{\"contact\": {\"name\": \"後任 次郎\", \"email\": \"kounin@example.jp\"}}";
    private static final String FILE =
            "{\"fileName\": \"機器リスト.xlsx\", \"size\": 18432, \"sha256\": \"%s\"}".formatted("ab".repeat(32));
    private static final String CONCERN = "{\"kind\": \"REPLACEMENT\", \"text\": \"差替を要する。\"}";
    private static final String NO_CONCERN = "{\"kind\": \"NO_CONCERN\"}";

    /** What two runs cannot have in common: when a line was written, and how long a request took. */
    private static final Pattern TIMES =
            Pattern.compile("(\"Timestamp\"|\"[A-Za-z]*(?:Milliseconds|Duration)\"):[0-9.]+");

    private static final Pattern MADE_AT = Pattern.compile("(<dcterms:created [^>]*>)[^<]*");

    @Test
    void noCommandOfAVendorOrAnAgencyTellsWhatReviewersKnow() throws IOException {
        var calm = new Run(List.of(Samples.finding(FindingCode.Q201, 2)));
        var concerned = new Run(List.of(
                Samples.finding(FindingCode.Q201, 2),
                Samples.finding(FindingCode.R301, 2),
                Samples.finding(FindingCode.R302, 3)));
        concerned.publishConcern();

        calm.useAllCommands(() -> {});
        concerned.useAllCommands(concerned::formOpinions);

        assertThat(concerned.used).isEqualTo(commandsOfVendorsAndAgencies());
        assertThat(concerned.exportOfReviewers()).as("the runs differ").contains("R301", "R302");
        assertThat(calm.exportOfReviewers()).doesNotContain("R301", "R302");
        assertThat(concerned.seen).isEqualTo(calm.seen);
        assertThat(concerned.logged).isEqualTo(calm.logged);
        assertThat(concerned.exported("shared.csv")).isNotEmpty().isEqualTo(calm.exported("shared.csv"));
        assertThat(parts(concerned.exported("shared.xlsx")))
                .isNotEmpty()
                .isEqualTo(parts(calm.exported("shared.xlsx")));
    }

    /** Returns the parts of a workbook without the time of its making. */
    private static Map<String, String> parts(byte[] workbook) throws IOException {
        var file = Files.write(Files.createTempFile("shared", ".xlsx"), workbook);
        var parts = new TreeMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                var part = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                parts.put(entry.getName(), MADE_AT.matcher(part).replaceAll("$1#"));
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    private static Set<String> commandsOfVendorsAndAgencies() {
        var api = ApiDescription.ofProject();
        var commands = new TreeSet<String>();
        api.operations().stream()
                .filter(operation -> !operation.startsWith("GET "))
                .filter(operation -> !api.roles(operation).equals(Set.of("reviewer")))
                .forEach(commands::add);
        return commands;
    }

    private static final class Run {
        private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
        private final InMemoryTable table = new InMemoryTable();
        private final Stores stores = table.stores(clock);
        private final InMemoryExports exports = new InMemoryExports();
        private final DeskHandler handler =
                Desks.over(stores, clock, new InMemoryAnswerStore(table), Desks::signed, exports);
        private final Samples samples = new Samples("two audiences commands");
        private final Procurement procurement = stores.procurements().create(samples.procurement());
        private final Invitation invitation = stores.procurements().create(samples.invitation(procurement));
        private final HttpCaller vendor =
                HttpCaller.vendor(handler, invitation.vendor().value());
        private final HttpCaller agency =
                HttpCaller.agency(handler, procurement.body().value());
        private final Set<String> used = new TreeSet<>();
        private final List<String> seen = new ArrayList<>();
        private final List<String> logged = new ArrayList<>();
        private final String list;

        Run(List<Finding> findings) {
            list = decided(findings).id().value();
        }

        private Submission decided(List<Finding> findings) {
            var received = Samples.begin(stores.submissions(), samples.received(invitation));
            var rows = stores.rows().write(Samples.lease(received));
            rows.item(Samples.item(1, "㈱架空電機", null, "スイッチ", "MX-1"));
            rows.item(Samples.item(2, "別の製造者", null, "ルータ", "MX-2"));
            var decided = received.decided(
                    SubmissionState.READY_FOR_REVIEW, 1, Samples.NOW, Samples.reading(rows.finish(findings)), null);
            stores.submissions()
                    .record(new Decision(
                            decided, Samples.lease(decided), invitation, Samples.current(decided), null, List.of()));
            return decided;
        }

        void publishConcern() {
            var terms = Samples.terms("架空電機");
            var draft = stores.concerns().store(new Samples("concern").concern(terms, clock.instant()), null);
            var published = draft.next(ConcernState.PUBLISHED, terms, Samples.reviewer("NISC", "n-1"), clock.instant());
            stores.concerns().store(published, Recall.of(published));
        }

        /** Uses every command of a vendor and of an agency; {@code meanwhile} the offices are at work. */
        void useAllCommands(Runnable meanwhile) {
            for (var caller : List.of(vendor, agency)) {
                for (var format : List.of("csv", "xlsx")) {
                    use(201, caller, "POST " + SUBMISSION + "/exports", "{\"format\": \"" + format + "\"}", list);
                }
                use(201, caller, "POST " + SUBMISSION + "/annotated-workbook/links", "", list);
            }
            use(
                    201,
                    vendor,
                    "POST " + INVITATION + "/tickets",
                    FILE,
                    procurement.id().value(),
                    invitation.id().value());
            use(201, agency, "POST " + REVIEW, "", list);
            meanwhile.run();
            use(201, agency, "POST " + REVIEW, "", list);
            use(412, at("\"2\""), "PUT " + REVIEW + "/vendor-notice", "{\"text\": \"差替\"}", list);
            use(412, at("\"5\""), "POST " + REVIEW + "/withdrawal", "", list);
            use(409, at("\"1\""), "PUT " + REVIEW + "/vendor-notice", "{\"text\": \"差替\"}", list);
            use(
                    404,
                    at("\"1\""),
                    "PUT " + REVIEW + "/inquiries/{inquiryNumber}/answer",
                    "{\"answer\": \"国内\"}",
                    list,
                    "1");
            use(403, at("\"1\""), "PUT " + REVIEW + "/opinion", CONCERN, list);
            use(403, vendor.header("if-match", "\"1\""), "POST " + REVIEW + "/releases", "", list);
            used.removeIf(command -> command.endsWith("/opinion") || command.endsWith("/releases"));
            use(200, at("\"1\""), "POST " + REVIEW + "/withdrawal", "", list);
            changeAProcurement();
        }

        private void changeAProcurement() {
            var registered = use(201, agency, PROCUREMENTS, REGISTRATION);
            var id = registered.json().at("id").text().orElseThrow();
            var invited = use(201, agency, "POST " + PROCUREMENT + "/invitations", VENDOR, id)
                    .json()
                    .at("id")
                    .text()
                    .orElseThrow();
            var contacted = use(200, at(etag(registered)), "PUT " + INVITATION + "/contact", CONTACT, id, invited);
            var amended =
                    use(200, at(etag(contacted)), "PUT " + PROCUREMENT, REGISTRATION.replace("06-30", "07-01"), id);
            var handedOver = use(200, at(etag(amended)), "PUT " + PROCUREMENT + "/contact", CONTACT, id);
            use(200, at(etag(handedOver)), "POST " + PROCUREMENT + "/cancellation", "{\"reason\": \"見直し\"}", id);
        }

        private HttpCaller at(String version) {
            return agency.header("if-match", version);
        }

        private static String etag(Answer answer) {
            return answer.headers().getOrDefault("etag", "");
        }

        private Answer use(int status, HttpCaller caller, String routeKey, String body, String... values) {
            var answer = caller.header("content-type", "application/json").call(routeKey, body, values);
            assertThat(answer.status()).as("%s: %s", routeKey, answer.body()).isEqualTo(status);
            used.add(routeKey);
            seen.add(answer.seen());
            logged.add(TIMES.matcher(answer.log()).replaceAll("$1:#"));
            return answer;
        }

        /** Gives a concern, drops it again, as a second reviewer has to confirm, and lets the other office speak. */
        void formOpinions() {
            opinion("NISC", "n-1", "\"1\"", CONCERN);
            opinion("DIGITAL", "d-1", "\"2\"", CONCERN);
            opinion("NISC", "n-1", "\"3\"", NO_CONCERN);
            var confirmed = reviewer("NISC", "n-2")
                    .header("if-match", "\"4\"")
                    .call("POST " + REVIEW + "/opinion/confirmation", "", list);
            assertThat(confirmed.status()).isEqualTo(200);
            assertThat(stores.reviews()
                            .find(new SubmissionId(list))
                            .orElseThrow()
                            .version())
                    .isEqualTo(5);
        }

        private void opinion(String office, String name, String version, String opinion) {
            assertThat(reviewer(office, name)
                            .header("if-match", version)
                            .put(REVIEW + "/opinion", opinion, list)
                            .status())
                    .isEqualTo(200);
        }

        private HttpCaller reviewer(String office, String name) {
            return HttpCaller.with(handler, Map.of("sub", name, "custom:role", "reviewer", "custom:office", office));
        }

        String exportOfReviewers() {
            assertThat(reviewer("NISC", "n-1")
                            .post(SUBMISSION + "/exports", "{\"format\": \"csv\"}", list)
                            .status())
                    .isEqualTo(201);
            return new String(exported("reviewers.csv"), StandardCharsets.UTF_8);
        }

        byte[] exported(String name) {
            return exports.find("exports/" + list + "/1/" + name).orElseThrow();
        }
    }
}
