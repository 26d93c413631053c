package dev.kikilist.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kikilist.engines.KeptMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the main job on a running system, through HTTP and the S3 protocol alone: an agency registers and invites, a
 * vendor uploads a list by a ticket, the list is read, checked, recorded and mailed; then a list with five mistakes.
 */
final class Demo {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FIRST_LIST = "機器リスト 第1版.xlsx";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final LocalSystem system;
    private final Console console;
    private final Path directory;
    private final ApiClient agency;
    private final ApiClient vendor;

    /**
     * Makes the demo.
     *
     * @param directory where the two lists are kept as files
     */
    Demo(LocalSystem system, Console console, Path directory) {
        this.system = system;
        this.console = console;
        this.directory = directory;
        this.agency = as("agency");
        this.vendor = as("vendor");
    }

    private ApiClient as(String user) {
        return ApiClient.of(system.api(), system.tokens(), user);
    }

    /** Says what an earlier run left in the same directory; nothing where there is nothing. */
    void recall() {
        var procurements = agency.readAll("/procurements");
        if (procurements.isEmpty()) {
            return;
        }
        console.heading("前回までの記録", "kept from earlier runs");
        for (var procurement : procurements) {
            for (var submission :
                    agency.readAll(procurement.at("/links/submissions").asText())) {
                console.fact(
                        submission.at("/receivedAt").asText().substring(0, 16).replace('T', ' '),
                        submission.path("fileName").asText() + "  "
                                + submission.at("/state/ja").asText() + "  "
                                + console.quiet(submission.at("/state/en").asText()));
            }
        }
    }

    /**
     * What was shown, for trying more.
     *
     * @param procurement the id of the procurement
     * @param submission the id of the list that was ready for review
     * @param uploadPrefix where the vendor may store files without a ticket
     * @param list the file of that list
     */
    record Shown(String procurement, String submission, String uploadPrefix, Path list) {}

    /** Shows everything. */
    Shown run() {
        var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        var form = DemoForm.of(today);

        console.heading("準備", "the agency prepares");
        var invitation = prepare(today);

        console.heading("提出", "a vendor hands in a list");
        var good = handIn(vendor, invitation, FIRST_LIST, form.correct());

        console.heading("状況照会", "GET /submissions/" + good.path("id").asText() + " as the agency");
        console.quoted(pretty(good));

        var mails = mailsAbout(good);
        console.heading(
                "通知メール",
                "one of the mails that went out, to "
                        + String.join(", ", mails.getFirst().recipients()));
        console.fact("件名 Subject", mails.getFirst().subject());
        console.quoted(mails.getFirst().text());

        console.heading("誤りのあるリスト", "a list with five mistakes");
        var bad = handIn(vendor, invitation, "機器リスト 誤りあり.xlsx", form.withFiveMistakes());
        for (var finding : vendor.readAll(bad.at("/links/findings").asText())) {
            console.finding(
                    finding.path("cell").asText("—"),
                    finding.path("code").asText(),
                    finding.path("ja").asText() + suggestion(finding),
                    finding.path("en").asText());
        }
        mailsAbout(bad);
        var link = vendor.annotatedWorkbookLink(bad.path("id").asText());
        var fileName = link.path("fileName").asText();
        keep(fileName, vendor.download(link).body());
        console.fact(
                "指摘入りファイル",
                directory.resolve(fileName) + "  " + console.quiet("the same list with its findings marked"));
        showMailThatComesBack(today, form);
        new DemoDates(system, console, agency, vendor)
                .run(invitation.path("procurementId").asText(), today);
        new DemoRivals(system, console, this).run(agency.create("/procurements", procurement(today)), form);
        new DemoReview(system, console, agency, vendor).run(good);
        new DemoEarlierAdvice(system, console, this).run(agency.create("/procurements", procurement(today)), form);
        return new Shown(
                invitation.path("procurementId").asText(),
                good.path("id").asText(),
                invitation.path("uploadPrefix").asText(),
                directory.resolve(FIRST_LIST));
    }

    /** Shows what happens where a contact's address takes no mail any more. */
    private void showMailThatComesBack(LocalDate today, DemoForm form) {
        console.heading("届かないメール", "mail to the agency's contact comes back");
        var registration = procurement(today);
        registration.set("contact", contact("会計課", "転出 済子", "bounce@agency.example.jp"));
        registration.set("fallbackContact", contact("会計課", "代理 次郎", "dairi@agency.example.jp"));
        var invitation = invite(agency.create("/procurements", registration));
        var bad = handIn(vendor, invitation, "機器リスト 別案件.xlsx", form.withFiveMistakes());
        await(
                "the mail went to the fallback contact",
                () -> system.ses().mails().stream()
                        .filter(mail -> mail.tags().containsValue(bad.path("id").asText()))
                        .filter(mail -> mail.recipients().contains("dairi@agency.example.jp"))
                        .findFirst()
                        .orElse(null));
        console.step("予備連絡先へ送信", "sent to the fallback contact", "bounce@agency.example.jp → dairi@agency.example.jp");
        var problem = agency.read(
                        "/procurements/" + invitation.path("procurementId").asText())
                .path("deliveryProblem");
        console.step(
                "調達機関への表示",
                "shown to the agency alone",
                "deliveryProblem: " + problem.path("reason").asText());
    }

    private static String suggestion(JsonNode finding) {
        var suggestion = finding.path("suggestion").textValue();
        return suggestion == null ? "" : " → " + suggestion;
    }

    private JsonNode prepare(LocalDate today) {
        try (var reviewer = as("reviewer");
                var second = as("second-reviewer")) {
            reviewer.put("/offices/NISC/contact", contact("審査担当", "助言 太郎", "nisc@reviewer.example.jp"));
            second.put("/offices/DIGITAL/contact", contact("審査担当", "助言 花子", "digital@reviewer.example.jp"));
        }
        console.step("助言機関の連絡先", "reviewers' contacts", "NISC, DIGITAL");
        var procurement = agency.create("/procurements", procurement(today));
        console.step(
                "調達案件を登録",
                "procurement registered",
                procurement.path("title").asText() + "  "
                        + console.quiet(procurement.path("id").asText()));
        var invitation = invite(procurement);
        console.step("事業者を招請", "vendor invited", DemoForm.VENDOR);
        return invitation;
    }

    private JsonNode invite(JsonNode procurement) {
        return invite(procurement, "vendor", DemoForm.VENDOR, contact("公共営業部", "田中 一郎", "tanaka@vendor.example.jp"));
    }

    /** Invites the vendor that {@code user} is. */
    JsonNode invite(JsonNode procurement, String user, String name, ObjectNode contact) {
        return agency.create(
                procurement.at("/links/self").asText() + "/invitations",
                JSON.createObjectNode()
                        .put(
                                "corporateNumber",
                                DemoUser.named(user).orElseThrow().claim("custom:corporate_number"))
                        .put("vendorName", name)
                        .set("contact", contact));
    }

    static ObjectNode procurement(LocalDate today) {
        var form = DemoForm.of(today);
        var body = JSON.createObjectNode();
        body.put("title", DemoForm.TITLE);
        body.put("startDate", today.minusDays(30).toString());
        body.putArray("viewpoints").add("CORE_BUSINESS");
        body.put("contractMethod", "COMPREHENSIVE_EVALUATION");
        body.putArray("subjects").add("EQUIPMENT");
        body.putObject("deadlines")
                .put("submissionDue", form.submissionDue().toString())
                .put("inspectionDue", form.inspectionDue().toString())
                .put("biddingDay", form.biddingDay().toString());
        body.set("contact", contact("戦略・組織グループ 調達担当", "佐藤 花子", "chotatsu@agency.example.jp"));
        return body;
    }

    static ObjectNode contact(String department, String name, String mail) {
        return JSON.createObjectNode()
                .put("department", department)
                .put("name", name)
                .put("email", mail)
                .put("phone", "03-0000-0000");
    }

    /** Hands in a file as the vendor {@code by}, waits until it is decided and mailed, and tells of it step by step. */
    JsonNode handIn(ApiClient by, JsonNode invitation, String fileName, byte[] content) {
        keep(fileName, content);
        var ticket = by.ticket(invitation, fileName, content);
        console.step(
                "提出票", "upload ticket", "有効期限 until " + ticket.path("expiresAt").asText());
        long started = System.nanoTime();
        upload(by, ticket, content);
        console.step("保管", "stored in S3", "%s  %,d bytes".formatted(fileName, content.length));
        var submission = decided(invitation, fileName);
        var counts = submission.path("counts");
        console.step(
                "読取", "read", "%d 行 rows".formatted(submission.at("/rows/items").asInt()));
        console.step(
                "確認",
                "checked",
                "誤り errors %d, 照会 queries %d"
                        .formatted(
                                counts.path("errors").asInt(),
                                counts.path("queries").asInt()));
        console.step(
                "記録",
                "recorded",
                "第%d版 %s  %s"
                        .formatted(
                                submission.path("version").asInt(),
                                submission.at("/state/ja").asText(),
                                console.quiet(submission.at("/state/code").asText())));
        var mails = mailsAbout(submission);
        console.step(
                "通知",
                "mailed",
                "%s  %s"
                        .formatted(
                                String.join(
                                        ", ",
                                        mails.stream()
                                                .flatMap(mail -> mail.recipients().stream())
                                                .toList()),
                                console.quiet("%.1f s".formatted((System.nanoTime() - started) / 1e9))));
        return submission;
    }

    /** Hands in a file and waits until it is decided, without a word. */
    JsonNode handInQuietly(ApiClient by, JsonNode invitation, String fileName, byte[] content) {
        upload(by, by.ticket(invitation, fileName, content), content);
        return decided(invitation, fileName);
    }

    private static void upload(ApiClient by, JsonNode ticket, byte[] content) {
        int status = by.upload(ticket, content);
        if (status != 200) {
            throw new IllegalStateException("the upload was answered with " + status);
        }
    }

    private JsonNode decided(JsonNode invitation, String fileName) {
        var list = agency.read(
                        "/procurements/" + invitation.path("procurementId").asText())
                .at("/links/submissions")
                .asText();
        var decided = await(
                "the list is decided",
                () -> agency.readAll(list).stream()
                        .filter(submission ->
                                submission.path("fileName").asText().equals(fileName))
                        .filter(submission -> !submission.path("decidedAt").isNull())
                        .findFirst()
                        .orElse(null));
        return agency.read(decided.at("/links/self").asText());
    }

    /** Waits until the mails that a decision owes have gone out: to two offices and the agency, or to vendor and agency. */
    private List<KeptMail> mailsAbout(JsonNode submission) {
        var id = submission.path("id").asText();
        boolean ready = submission.at("/state/code").asText().equals("READY_FOR_REVIEW");
        int owed = ready ? 3 : 2;
        return await("the mails are sent", () -> {
            var mails = system.ses().mails().stream()
                    .filter(mail -> mail.text().contains(id) || mail.tags().containsValue(id))
                    .toList();
            return mails.size() >= owed ? mails : null;
        });
    }

    private void keep(String fileName, byte[] content) {
        try {
            Files.write(Files.createDirectories(directory).resolve(fileName), content);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static <T> T await(String what, Supplier<@Nullable T> attempt) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            var result = attempt.get();
            if (result != null) {
                return result;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped", stopped);
            }
        }
        throw new IllegalStateException("a minute passed before " + what);
    }

    private static String pretty(JsonNode node) {
        return node.toPrettyString();
    }
}
