package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.engines.SamTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that keeps its data goes on where it was stopped. */
class RestartTest {
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    private final DemoForm form = DemoForm.of(today);

    @Test
    void findsEverythingAgain(@TempDir Path directory) throws Exception {
        var options = new LocalSystem.Options(directory, true, 0, Duration.ofSeconds(1));
        var kept = new AtomicReference<String>("");
        try (var first = LocalSystem.start(SamTemplate.ofThisProject(), options, NotingHandlers.inThisJvm());
                var by = ApiClient.of(first.api(), first.tokens(), "agency");
                var uploader = ApiClient.of(first.api(), first.tokens(), "vendor")) {
            var made = by.create("/procurements", Demo.procurement(today));
            var invited = UsedSystem.invite(by, made);
            var content = form.correct();
            assertThat(uploader.upload(uploader.ticket(invited, "残すリスト.xlsx", content), content))
                    .isEqualTo(200);
            Eventually.holds(() -> assertThat(
                            by.readAll(made.at("/links/submissions").asText()))
                    .singleElement()
                    .satisfies(submission -> {
                        assertThat(submission.at("/state/code").asText()).isEqualTo("READY_FOR_REVIEW");
                        kept.set(submission.at("/links/self").asText());
                    }));
        }

        try (var second = LocalSystem.start(SamTemplate.ofThisProject(), options, NotingHandlers.inThisJvm());
                var by = ApiClient.of(second.api(), second.tokens(), "agency")) {
            var found = by.read(kept.get());
            assertThat(found.path("fileName").asText()).isEqualTo("残すリスト.xlsx");
            assertThat(by.readAll(found.at("/links/items").asText())).hasSize(6);
            Eventually.holds(() -> assertThat(second.ses().mails())
                    .as("mailed once, before the restart or after it")
                    .filteredOn(mail -> mail.recipients().contains("chotatsu@agency.example.jp"))
                    .hasSize(1));
        }
    }
}
