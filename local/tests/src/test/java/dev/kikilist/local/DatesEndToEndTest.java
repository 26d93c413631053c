package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kikilist.engines.KeptMail;
import dev.kikilist.engines.SamTemplate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the dates of a procurement, through HTTP and mail only. */
class DatesEndToEndTest extends StartedSystem {
    @Override
    LocalSystem startIn(Path directory) {
        return LocalSystem.start(
                SamTemplate.ofThisProject(), LocalSystem.Options.forgetful(directory), NotingHandlers.inThisJvm());
    }

    @Test
    void everybodyInvitedHearsAtOnceOfOtherDatesAndOfACancellation() throws Exception {
        var procurement = agency.create("/procurements", Demo.procurement(today));
        var self = procurement.at("/links/self").asText();
        UsedSystem.invite(agency, procurement);
        var before = vendor.get(self + "/calendar.ics").body();
        var amended = Demo.procurement(today);
        ((ObjectNode) amended.path("deadlines"))
                .put("biddingDay", today.plusDays(60).toString());

        agency.act("PUT", self, self, amended);

        var id = procurement.path("id").asText();
        var told = mails(id, "期日等変更のお知らせ", 2);
        assertThat(told)
                .extracting(KeptMail::recipients)
                .containsExactlyInAnyOrder(List.of("tanaka@vendor.example.jp"), List.of("chotatsu@agency.example.jp"));
        var after = vendor.get(self + "/calendar.ics").body();
        assertThat(Files.readString(told.getFirst().file(), StandardCharsets.ISO_8859_1))
                .contains("Content-Type: text/calendar", id + ".ics");
        assertThat(before).contains("SEQUENCE:0\r\n").doesNotContain("SEQUENCE:1\r\n");
        assertThat(after)
                .contains(
                        "SEQUENCE:1\r\n",
                        "DTSTART;VALUE=DATE:" + today.plusDays(60).toString().replace("-", ""))
                .doesNotContain("SEQUENCE:0\r\n");

        agency.act(
                "POST",
                self + "/cancellation",
                self,
                new JsonMapper().createObjectNode().put("reason", "予算の見直し"));

        assertThat(mails(id, "調達中止のお知らせ", 2))
                .allSatisfy(mail -> assertThat(mail.text()).doesNotContain("予算の見直し"));
        assertThat(vendor.get(self + "/calendar.ics").body()).contains("SEQUENCE:2\r\n", "STATUS:CANCELLED\r\n");
        assertThat(agency.read(self).path("next").isNull()).isTrue();
    }

    private List<KeptMail> mails(String id, String kind, int count) throws Exception {
        var found = new ArrayList<KeptMail>();
        Eventually.holds(() -> {
            found.clear();
            system.ses().mails().stream()
                    .filter(mail -> mail.tags().containsValue(id))
                    .filter(mail -> mail.subject().contains(kind))
                    .forEach(found::add);
            assertThat(found).hasSize(count);
        });
        return found;
    }
}
