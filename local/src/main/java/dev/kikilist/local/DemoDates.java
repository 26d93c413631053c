package dev.kikilist.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** Shows what comes next in a procurement, and how everybody hears of other dates. */
final class DemoDates {
    private final LocalSystem system;
    private final Console console;
    private final ApiClient agency;
    private final ApiClient vendor;

    DemoDates(LocalSystem system, Console console, ApiClient agency, ApiClient vendor) {
        this.system = system;
        this.console = console;
        this.agency = agency;
        this.vendor = vendor;
    }

    /** Shows it of the procurement {@code id}. */
    void run(String id, LocalDate today) {
        console.heading("期日", "what comes next, and other dates");
        var self = "/procurements/" + id;
        var next = agency.read(self).path("next");
        console.step(
                "次の期日",
                "what comes next",
                "%s  あと%d業務日 business days"
                        .formatted(
                                next.at("/due/date").asText(),
                                next.path("businessDaysLeft").asInt()));
        console.quoted(next.path("ja").asText());
        var amended = Demo.procurement(today);
        var biddingDay = DemoForm.businessDayFrom(today.plusDays(57));
        ((ObjectNode) amended.path("deadlines")).put("biddingDay", biddingDay.toString());
        agency.act("PUT", self, self, amended);
        console.step("入札予定期日を変更", "the bids are put off", biddingDay.toString());
        var mail = Demo.await(
                "the vendor is told of the other date",
                () -> system.ses().mails().stream()
                        .filter(sent -> sent.tags().containsValue(id))
                        .filter(sent -> sent.recipients().contains("tanaka@vendor.example.jp"))
                        .filter(sent -> sent.tags().containsKey("change"))
                        .findFirst()
                        .orElse(null));
        console.step("事業者へ通知", "the vendor is told, with a calendar", mail.subject());
        var calendar = vendor.get(self + "/calendar.ics").body();
        console.quoted(calendar.substring(calendar.lastIndexOf("BEGIN:VEVENT")).replace("\r\n", "\n"));
    }
}
