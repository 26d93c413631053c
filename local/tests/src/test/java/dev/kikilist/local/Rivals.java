package dev.kikilist.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.engines.SamTemplate;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A system in which two agencies and two vendors must not learn of each other: both vendors are invited to one procurement,
 * one of them to another agency's too; each handed in a list. Reviewers know a concern about all of them.
 */
final class Rivals implements AutoCloseable {
    static final Set<String> REVIEWERS = Set.of("reviewer", "colleague", "second-reviewer");
    static final String UNRELEASED_OPINION = "通知前の意見";

    private static final JsonMapper JSON = new JsonMapper();

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    private final DemoForm form = DemoForm.of(today);
    private final LocalSystem system;
    private final List<Thing> things = new ArrayList<>();
    private final Map<String, Set<String>> secrets = new LinkedHashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    private Rivals(LocalSystem system) {
        this.system = system;
    }

    /**
     * Something that requests can name.
     *
     * @param names the values of the path's variables that name it, in the path's order
     * @param seenBy the users who may see it
     * @param version its {@code ETag}, or one that nothing has
     */
    record Thing(Map<String, String> names, Set<String> seenBy, String version) {}

    /** Starts the system and lets everybody do their part. */
    static Rivals start(Path directory) {
        var system = LocalSystem.start(
                SamTemplate.ofThisProject(), LocalSystem.Options.forgetful(directory), NotingHandlers.inThisJvm());
        var rivals = new Rivals(system);
        try {
            rivals.fill();
            return rivals;
        } catch (RuntimeException | Error failed) {
            try (rivals) {
                throw failed;
            }
        }
    }

    LocalSystem system() {
        return system;
    }

    /** Returns everything that requests can name. */
    List<Thing> things() {
        return things;
    }

    /** Returns texts that only some users may ever read, with those users. */
    Map<String, Set<String>> secrets() {
        return secrets;
    }

    /** Returns the token of a user. */
    String token(String user) {
        return tokens.computeIfAbsent(
                user, name -> system.issuer().token(DemoUser.named(name).orElseThrow()));
    }

    private ApiClient as(String user) {
        return ApiClient.of(system.api(), system.tokens(), user);
    }

    private void fill() {
        try (var agency = as("agency");
                var otherAgency = as("other-agency");
                var vendor = as("vendor");
                var rival = as("rival");
                var reviewer = as("reviewer");
                var second = as("second-reviewer")) {
            reviewer.put("/offices/NISC/contact", Demo.contact("班", "一", "nisc@reviewer.example.jp"));
            second.put("/offices/DIGITAL/contact", Demo.contact("班", "二", "digital@reviewer.example.jp"));
            things.add(new Thing(Map.of("officeCode", "NISC"), Set.of("reviewer", "colleague"), "\"1\""));
            things.add(new Thing(Map.of("officeCode", "DIGITAL"), Set.of("second-reviewer"), "\"1\""));
            things.add(new Thing(Map.of("fiscalYear", Integer.toString(today.getYear())), REVIEWERS, "\"1\""));

            var one = procurement(agency, "agency", "一つ目の調達", Set.of("agency", "vendor", "rival"));
            var other = procurement(otherAgency, "other-agency", "二つ目の調達", Set.of("other-agency", "rival"));
            var list = list(agency, vendor, one, "agency", "vendor", "応札者の一覧.xlsx");
            list(agency, rival, one, "agency", "rival", "競合の一覧.xlsx");
            list(otherAgency, rival, other, "other-agency", "rival", "別件の一覧.xlsx");
            watch(reviewer, vendor.readAll("/submissions/" + list + "/items").getFirst());
            review(agency, reviewer, list);
            var invitation = vendor.read(one.at("/links/self").asText()).at("/invitations/0");
            handIn(vendor, invitation, "応札者の訂正.xlsx", Set.of("agency", "vendor"));
        }
    }

    private JsonNode procurement(ApiClient owner, String user, String title, Set<String> seenBy) {
        var registration = Demo.procurement(today).put("title", title);
        registration.set("contact", Demo.contact("会計課", "担当", user + "@agency.example.jp"));
        var made = owner.create("/procurements", registration);
        know(title, seenBy);
        add(Map.of("procurementId", made.path("id").asText()), seenBy, "\"1\"");
        return made;
    }

    /** Invites a vendor and takes its list; returns the list's id. */
    private String list(
            ApiClient owner, ApiClient vendor, JsonNode procurement, String agency, String user, String fileName) {
        var address = user + "-of-" + agency + "@vendor.example.jp";
        var invitation = owner.create(
                procurement.at("/links/self").asText() + "/invitations",
                JSON.createObjectNode()
                        .put(
                                "corporateNumber",
                                DemoUser.named(user).orElseThrow().claim("custom:corporate_number"))
                        .put("vendorName", DemoForm.VENDOR)
                        .set("contact", Demo.contact("営業", "担当", address)));
        var seenBy = Set.of(agency, user);
        var names = new LinkedHashMap<String, String>();
        names.put("procurementId", procurement.path("id").asText());
        names.put("invitationId", invitation.path("id").asText());
        add(names, seenBy, "\"1\"");
        know(invitation.path("id").asText(), seenBy);
        know(address, seenBy);
        return handIn(vendor, invitation, fileName, seenBy);
    }

    /** Hands a list in; returns its id. */
    private String handIn(ApiClient vendor, JsonNode invitation, String fileName, Set<String> seenBy) {
        var content = form.correct();
        know(fileName, seenBy);
        if (vendor.upload(vendor.ticket(invitation, fileName, content), content) != 200) {
            throw new IllegalStateException("the upload was refused");
        }
        var listing = "/procurements/" + invitation.path("procurementId").asText() + "/submissions";
        var id = Demo.await(
                "the list is decided",
                () -> vendor.readAll(listing).stream()
                        .filter(submission ->
                                submission.path("fileName").asText().equals(fileName))
                        .filter(submission -> !submission.path("decidedAt").isNull())
                        .map(submission -> submission.path("id").asText())
                        .findFirst()
                        .orElse(null));
        know(id, seenBy);
        add(Map.of("submissionId", id), seenBy, "\"1\"");
        return id;
    }

    /** Publishes a concern about what stands in an item, and waits until its recall found the lists. */
    private void watch(ApiClient reviewer, JsonNode item) {
        var draft = DemoReview.concern(item.at("/maker/value").asText(), today);
        var concern = reviewer.create("/concerns", draft);
        var self = concern.at("/links/self").asText();
        var recall = reviewer.start(self + "/publication", self, DemoReview.nothing());
        Demo.await(
                "the recall has looked at all lists",
                () -> reviewer.read(recall).path("state").asText().equals("DONE") ? recall : null);
        add(Map.of("concernId", concern.path("id").asText()), Set.of(), "\"2\"");
        add(Map.of("recallId", recall.substring(recall.lastIndexOf('/') + 1)), Set.of(), "\"1\"");
        know(concern.path("id").asText(), Set.of());
        know(draft.path("reason").asText(), Set.of());
        know("\"R3", Set.of());
    }

    private void review(ApiClient agency, ApiClient reviewer, String list) {
        var review = "/submissions/" + list + "/review";
        agency.create(review, DemoReview.nothing());
        reviewer.act("PUT", review + "/opinion", review, DemoReview.opinion("REPLACEMENT", UNRELEASED_OPINION));
        reviewer.act(
                "POST", review + "/inquiries", review, JSON.createObjectNode().put("question", "保守の体制は。"));
        know(UNRELEASED_OPINION, Set.of());
        know("保守の体制は。", Set.of("agency"));
        var version = agency.get(review).headers().firstValue("etag").orElseThrow();
        var names = new LinkedHashMap<String, String>();
        names.put("submissionId", list);
        add(names, Set.of("agency", "vendor"), version);
        var question = new LinkedHashMap<>(names);
        question.put("inquiryNumber", "1");
        add(question, Set.of("agency", "vendor"), version);
    }

    private void know(String text, Set<String> users) {
        secrets.put(text, withReviewers(users));
    }

    private void add(Map<String, String> names, Set<String> users, String version) {
        things.add(new Thing(new LinkedHashMap<>(names), withReviewers(users), version));
    }

    private static Set<String> withReviewers(Set<String> users) {
        var all = new TreeSet<>(users);
        all.addAll(REVIEWERS);
        return all;
    }

    @Override
    public void close() {
        system.close();
    }
}
