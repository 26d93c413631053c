package dev.kikilist.procurement;

import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.ImportanceViewpoint;
import dev.kikilist.text.CorporateNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** Procurements to test with. */
final class SampleProcurement {
    static final Instant REGISTERED = Instant.parse("2026-11-02T01:00:00Z");
    static final Schedule SCHEDULE =
            new Schedule(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 8), LocalDate.of(2026, 12, 22));

    private SampleProcurement() {}

    static Procurement titled(String title, Schedule schedule) {
        return new Procurement(
                new ProcurementId("p0a1b2c3d4e5f6g7h8i9j0k1l2m"),
                new BodyCode("GOV-009"),
                title,
                LocalDate.of(2026, 11, 1),
                new EditionId("2021-09-01"),
                Set.of(ImportanceViewpoint.CORE_BUSINESS),
                ContractMethod.COMPREHENSIVE_EVALUATION,
                Set.of(Subject.EQUIPMENT),
                schedule,
                new Contact("会計課", "調達 花子", new EmailAddress("chotatsu@agency.example.jp"), ""),
                REGISTERED);
    }

    static Procurement standard() {
        return titled("基幹ネットワーク機器の購入", SCHEDULE);
    }

    static Invitation invitation(Procurement procurement, String vendor) {
        var number = new CorporateNumber(vendor);
        return new Invitation(
                InvitationId.of(procurement.id(), number),
                procurement.id(),
                procurement.body(),
                procurement.startDate(),
                number,
                "〇〇システム株式会社",
                procurement.contact(),
                REGISTERED,
                0,
                null);
    }
}
