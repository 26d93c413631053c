package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.engines.KeptMail;
import dev.kikilist.engines.SamTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** A started system with an agency, a vendor and a reviewer who use it: through HTTP and the S3 protocol only. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class UsedSystem {
    final LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    final DemoForm form = DemoForm.of(today);

    private Path directory;

    SystemInUse system;
    ApiClient agency;
    ApiClient vendor;
    ApiClient reviewer;
    JsonNode procurement;
    JsonNode invitation;

    @BeforeAll
    void start(@TempDir Path shared) throws Exception {
        directory = shared;
        system = startIn(directory);
        agency = as("agency");
        vendor = as("vendor");
        reviewer = as("reviewer");
        try (var second = as("second-reviewer")) {
            reviewer.put("/offices/NISC/contact", Demo.contact("班", "一", "nisc@reviewer.example.jp"));
            second.put("/offices/DIGITAL/contact", Demo.contact("班", "二", "digital@reviewer.example.jp"));
        }
    }

    /** Starts what is tested. Subclasses start the same system in other surroundings. */
    SystemInUse startIn(Path directory) throws Exception {
        return SystemInUse.of(LocalSystem.start(
                SamTemplate.ofThisProject(), LocalSystem.Options.forgetful(directory), NotingHandlers.inThisJvm()));
    }

    @BeforeEach
    void invite() {
        procurement = agency.create("/procurements", Demo.procurement(today));
        invitation = invite(agency, procurement);
    }

    @AfterAll
    void stop() {
        system.close();
        // Where another engine runs the functions, it keeps their logs.
        var logs = directory.resolve("logs");
        if (Files.isDirectory(logs)) {
            assertThat(SecretScanner.inLogs(logs)).as("secrets in logs").isEmpty();
        }
    }

    ApiClient as(String user) {
        return ApiClient.of(system.api(), system.tokens(), user);
    }

    static JsonNode invite(ApiClient agency, JsonNode procurement) {
        return invite(agency, procurement, Demo.contact("営業", "田中", "tanaka@vendor.example.jp"));
    }

    /** Invites the vendor of the demonstration. */
    static JsonNode invite(ApiClient agency, JsonNode procurement, JsonNode contact) {
        return agency.create(
                procurement.at("/links/self").asText() + "/invitations",
                new JsonMapper()
                        .createObjectNode()
                        .put("corporateNumber", "7010001008844")
                        .put("vendorName", DemoForm.VENDOR)
                        .set("contact", contact));
    }

    JsonNode handIn(String fileName, byte[] content) throws Exception {
        assertThat(vendor.upload(vendor.ticket(invitation, fileName, content), content))
                .isEqualTo(200);
        return decided(fileName);
    }

    JsonNode handInDirectly(String fileName, byte[] content) throws Exception {
        store(invitation.path("uploadPrefix").asText() + fileName, content);
        return decided(fileName);
    }

    String store(String key, byte[] content) {
        return system.s3()
                .putObject(request -> request.bucket(system.bucket()).key(key), RequestBody.fromBytes(content))
                .versionId();
    }

    JsonNode decided(String fileName) throws Exception {
        var found = new AtomicReference<JsonNode>(procurement);
        Eventually.holds(() -> assertThat(submissions())
                .filteredOn(submission -> submission.path("fileName").asText().equals(fileName)
                        && !submission.path("decidedAt").isNull())
                .singleElement()
                .satisfies(found::set));
        return vendor.read(found.get().at("/links/self").asText());
    }

    List<JsonNode> submissions() {
        return vendor.readAll(procurement.at("/links/submissions").asText());
    }

    static String reason(JsonNode submission) {
        return submission.at("/reasons/0/code").asText();
    }

    List<KeptMail> mailsAbout(JsonNode submission) {
        var id = submission.path("id").asText();
        return system.mails().stream().filter(mail -> mail.text().contains(id)).toList();
    }

    List<String> recipientsAbout(JsonNode submission) {
        return mailsAbout(submission).stream()
                .flatMap(mail -> mail.recipients().stream())
                .toList();
    }
}
