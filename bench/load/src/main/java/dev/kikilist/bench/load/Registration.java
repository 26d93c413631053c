package dev.kikilist.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kikilist.testkit.workbook.FormField;
import java.time.LocalDate;
import java.time.ZoneId;

/** Registers what lists are handed in to, such that a filled form of the testkit fits it. */
final class Registration {
    private static final JsonMapper JSON = new JsonMapper();

    private Registration() {}

    /** A vendor that the local issuer gives tokens to. */
    enum Vendor {
        VENDOR("vendor", "7010001008844"),
        RIVAL("rival", "1180301018771");

        private final String user;
        private final String corporateNumber;

        Vendor(String user, String corporateNumber) {
            this.user = user;
            this.corporateNumber = corporateNumber;
        }

        String user() {
            return user;
        }
    }

    /** Tells the addresses of both offices, so that mails to them do not wait. */
    static void registerOffices(SystemProcess system) {
        try (var one = system.as("reviewer");
                var other = system.as("second-reviewer")) {
            one.put("/offices/NISC/contact", contact("nisc@reviewer.example.jp"));
            other.put("/offices/DIGITAL/contact", contact("digital@reviewer.example.jp"));
        }
    }

    /** Registers a procurement. */
    static JsonNode procurement(SystemProcess system) {
        var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        var body = JSON.createObjectNode();
        body.put("title", FormField.SUBJECT.filled());
        body.put("startDate", today.minusDays(30).toString());
        body.putArray("viewpoints").add("CORE_BUSINESS");
        body.put("contractMethod", "COMPREHENSIVE_EVALUATION");
        body.putArray("subjects").add("EQUIPMENT");
        body.putObject("deadlines")
                .put("submissionDue", today.plusDays(60).toString())
                .put("inspectionDue", today.plusDays(70).toString())
                .put("biddingDay", today.plusDays(90).toString());
        body.set("contact", contact("chotatsu@agency.example.jp"));
        try (var agency = system.as("other-agency")) {
            return agency.create("/procurements", body);
        }
    }

    /** Invites a vendor. */
    static JsonNode invitation(SystemProcess system, JsonNode procurement, Vendor vendor) {
        try (var agency = system.as("other-agency")) {
            return agency.create(
                    procurement.at("/links/self").asText() + "/invitations",
                    JSON.createObjectNode()
                            .put("corporateNumber", vendor.corporateNumber)
                            .put("vendorName", FormField.VENDOR_NAME.filled())
                            .set("contact", contact(vendor.user + "@vendor.example.jp")));
        }
    }

    private static ObjectNode contact(String address) {
        return JSON.createObjectNode()
                .put("department", "担当")
                .put("name", "負荷 測子")
                .put("email", address)
                .put("phone", "03-0000-0000");
    }
}
