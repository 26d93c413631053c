package dev.kikilist.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kikilist.testkit.workbook.FormField;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /**
     * What was registered.
     *
     * @param invitations of each vendor, to each of the procurements in their order
     */
    record Registered(List<JsonNode> procurements, Map<Vendor, List<JsonNode>> invitations) {}

    /** Tells the addresses of both offices, so that mails to them do not wait, and registers procurements for all vendors. */
    static Registered register(SystemProcess system, int procurementCount) {
        registerOffices(system);
        try (var agency = system.as("other-agency")) {
            var procurements = Stream.generate(() -> agency.create("/procurements", procurement()))
                    .limit(procurementCount)
                    .toList();
            var invitations = new EnumMap<Vendor, List<JsonNode>>(Vendor.class);
            for (var vendor : Vendor.values()) {
                invitations.put(
                        vendor,
                        procurements.stream()
                                .map(procurement -> agency.create(
                                        procurement.at("/links/self").asText() + "/invitations", invitation(vendor)))
                                .toList());
            }
            return new Registered(procurements, invitations);
        }
    }

    private static void registerOffices(SystemProcess system) {
        try (var one = system.as("reviewer");
                var other = system.as("second-reviewer")) {
            one.put("/offices/NISC/contact", contact("nisc@reviewer.example.jp"));
            other.put("/offices/DIGITAL/contact", contact("digital@reviewer.example.jp"));
        }
    }

    private static ObjectNode procurement() {
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
        return body.set("contact", contact("chotatsu@agency.example.jp"));
    }

    private static ObjectNode invitation(Vendor vendor) {
        return JSON.createObjectNode()
                .put("corporateNumber", vendor.corporateNumber)
                .put("vendorName", FormField.VENDOR_NAME.filled())
                .set("contact", contact(vendor.user + "@vendor.example.jp"));
    }

    private static ObjectNode contact(String address) {
        return JSON.createObjectNode()
                .put("department", "担当")
                .put("name", "負荷 測子")
                .put("email", address)
                .put("phone", "03-0000-0000");
    }
}
