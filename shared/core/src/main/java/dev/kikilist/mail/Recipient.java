package dev.kikilist.mail;

import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import java.util.Optional;

/** Whom a mail is owed to: a place in the register, never an address. */
public sealed interface Recipient {
    /** Returns the stable text form, such as {@code OFFICE:NISC}. */
    String reference();

    /** The contact of an advising office. */
    record Office(AdvisingOfficeCode office) implements Recipient {
        @Override
        public String reference() {
            return "OFFICE:" + office.value();
        }
    }

    /** The contact of an invited vendor. */
    record Vendor(ProcurementId procurementId, InvitationId invitationId) implements Recipient {
        @Override
        public String reference() {
            return "VENDOR:" + procurementId + ":" + invitationId;
        }
    }

    /** The contact of the procuring agency. */
    record Agency(ProcurementId procurementId) implements Recipient {
        @Override
        public String reference() {
            return "AGENCY:" + procurementId;
        }
    }

    /** Returns the recipient that {@link #reference} names, or empty when it names none. */
    static Optional<Recipient> parse(String reference) {
        var parts = reference.split(":", -1);
        return switch (parts[0]) {
            case "OFFICE" ->
                parts.length == 2 && !parts[1].isEmpty()
                        ? Optional.of(new Office(new AdvisingOfficeCode(parts[1])))
                        : Optional.empty();
            case "VENDOR" ->
                parts.length == 3
                        ? ProcurementId.parse(parts[1])
                                .flatMap(procurement -> InvitationId.parse(parts[2])
                                        .map(invitation -> new Vendor(procurement, invitation)))
                        : Optional.empty();
            case "AGENCY" -> parts.length == 2 ? ProcurementId.parse(parts[1]).map(Agency::new) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
