package dev.kikilist.form;

import dev.kikilist.identity.OpaqueId;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.Editions;
import dev.kikilist.policy.ImportanceViewpoint;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.procurement.Subject;
import dev.kikilist.validation.Circumstances;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** The procurement that {@link WrittenForm#filled} is for. */
public final class Procurements {
    public static final LocalDate START = LocalDate.of(2022, 4, 1);
    public static final BodyCode SOUMUSHO = new BodyCode("GOV-013");
    public static final BodyCode DIGITAL_AGENCY = new BodyCode("GOV-025");

    private Procurements() {}

    public static Circumstances ofEquipment() {
        return started(START, Subject.EQUIPMENT);
    }

    public static Circumstances ofServices() {
        return started(START, Subject.SERVICE);
    }

    public static Circumstances started(LocalDate start, Subject subject) {
        return circumstances(start, subject, SOUMUSHO);
    }

    public static Circumstances circumstances(LocalDate start, Subject subject, BodyCode body) {
        var edition = Editions.bundled().inForceOn(start);
        var procurement = new Procurement(
                new ProcurementId(OpaqueId.derived(ProcurementId.KIND, "test")),
                body,
                WrittenForm.TITLE,
                start,
                edition.id(),
                Set.of(ImportanceViewpoint.CORE_BUSINESS),
                ContractMethod.COMPREHENSIVE_EVALUATION,
                Set.of(subject),
                new Schedule(LocalDate.of(2022, 6, 20), LocalDate.of(2022, 6, 25), LocalDate.of(2022, 6, 30)),
                new Contact("会計課", "鈴木 花子", new EmailAddress("hanako@example.go.jp"), ""),
                Instant.parse("2022-04-01T00:00:00Z"));
        return new Circumstances(edition, procurement, WrittenForm.VENDOR);
    }

    /** Circumstances of a check outside the system. */
    public static Circumstances unknown() {
        return new Circumstances(Editions.bundled().inForceOn(START), null);
    }
}
