package dev.kikilist.procurement;

import dev.kikilist.access.Scope;
import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.mail.MailPolicy;
import dev.kikilist.procurement.FieldChecks.Field;
import dev.kikilist.text.CorporateNumber;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Invites a vendor to a procurement, for the agency whose procurement it is. */
public final class InviteVendor {
    private static final int LONGEST_NAME = 200;
    private static final Field NUMBER = new Field("/corporateNumber", "法人番号", "the corporate number");
    private static final Field NAME = new Field("/vendorName", "法人名", "the vendor's name");

    private final ProcurementStore store;
    private final Clock clock;

    public InviteVendor(ProcurementStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Invites the vendor that {@code draft} names. A vendor is invited to a procurement once, and told so by mail
     * once: the same invitation again gets the one that stands.
     */
    public Result invite(Viewer viewer, ProcurementId procurementId, Draft draft) {
        return switch (viewer) {
            case AgencyViewer agency -> inviteAs(agency, procurementId, draft);
            case ReviewerViewer reviewer -> new Result.NotPermitted();
            case VendorViewer vendor -> new Result.NotPermitted();
        };
    }

    private Result inviteAs(AgencyViewer agency, ProcurementId procurementId, Draft draft) {
        var procurement =
                store.findSummary(procurementId).filter(found -> new Scope(agency).admits(found, Optional.empty()));
        if (procurement.isEmpty()) {
            return new Result.NotFound();
        }
        if (procurement.get().isCancelled()) {
            return new Result.Cancelled();
        }
        var checks = new FieldChecks();
        var number = checks.corporateNumber(NUMBER, draft.corporateNumber());
        var name = checks.text(NAME, draft.vendorName(), LONGEST_NAME);
        var contact = checks.contact("/contact", draft.contact());
        var fallback = checks.fallbackContact(draft.fallbackContact());
        checks.unknown(draft.unknownFields());
        var faults = checks.faults();
        if (!faults.isEmpty()) {
            return new Result.Invalid(faults);
        }
        return create(
                procurement.get(),
                number.orElseThrow(),
                name.orElseThrow(),
                contact.orElseThrow(),
                fallback.orElse(null));
    }

    private Result create(
            ProcurementSummary procurement,
            CorporateNumber vendor,
            String name,
            Contact contact,
            @Nullable Contact fallback) {
        var invitation = new Invitation(
                InvitationId.of(procurement.id(), vendor),
                procurement.id(),
                procurement.body(),
                procurement.startDate(),
                vendor,
                name,
                contact,
                fallback,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                0,
                null);
        var standing = store.create(invitation, MailPolicy.invited(invitation));
        boolean same = standing.vendorName().equals(name)
                && standing.contact().equals(contact)
                && Objects.equals(standing.fallbackContact(), fallback);
        return same ? new Result.Invited(standing) : new Result.InvitedOtherwise();
    }

    /**
     * A vendor as the command gives it, not checked yet. A field is null when it was not given.
     *
     * @param corporateNumber 法人番号
     * @param vendorName 法人名
     * @param contact the vendor's contact
     * @param fallbackContact who gets its mail where the contact's address takes none
     * @param unknownFields pointers to fields that the command does not have
     */
    public record Draft(
            @Nullable String corporateNumber,
            @Nullable String vendorName,
            ContactDraft contact,
            @Nullable ContactDraft fallbackContact,
            List<String> unknownFields) {
        public Draft {
            unknownFields = List.copyOf(unknownFields);
        }
    }

    /** How it ended. */
    public sealed interface Result {
        /** The vendor is invited. */
        record Invited(Invitation invitation) implements Result {}

        /** Nothing was done: the vendor was invited before under another name or with another contact. */
        record InvitedOtherwise() implements Result {}

        /** Nothing was done: these fields are at fault. */
        record Invalid(List<FieldFault> faults) implements Result {
            public Invalid {
                faults = List.copyOf(faults);
            }
        }

        /** Nothing was done: the procurement is cancelled. */
        record Cancelled() implements Result {}

        /** There is no such procurement that the viewer may see. */
        record NotFound() implements Result {}

        /** The viewer is no agency. */
        record NotPermitted() implements Result {}
    }
}
