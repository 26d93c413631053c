package dev.kikilist.procurement;

import dev.kikilist.access.Scope;
import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.audit.AuditEntry;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Standing.Cancellation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Changes a procurement that was registered, for the agency whose procurement it is: amends it, gives it into other hands,
 * registers another contact of an invited vendor, or cancels it. Each change is held against the version that the agency has seen, and is an event of the procurement.
 *
 * <p>A procurement that was cancelled is not changed any more. Lists that arrive all the same are kept and judged.
 */
public final class ChangeProcurement {
    private final ProcurementStore store;
    private final Editions editions;
    private final Clock clock;

    public ChangeProcurement(ProcurementStore store, Editions editions, Clock clock) {
        this.store = store;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * Makes a procurement what {@code draft} says. Its start date stays.
     *
     * @param version the version that the agency has seen
     */
    public Result amend(Viewer viewer, ProcurementId id, int version, ProcurementDraft draft) {
        return change(viewer, id, version, (standing, now) -> {
            var checks = new ProcurementChecks(editions);
            return checks.amended(draft, standing)
                    .<Step>map(asked -> new Step.To(
                            standing.changedTo(asked, now), ProcurementEvents.amended(standing, asked, now)))
                    .orElseGet(() -> new Step.Invalid(checks.faults()));
        });
    }

    /**
     * Gives a procurement into other hands: mail goes to the new contact from now on.
     *
     * @param version the version that the agency has seen
     */
    public Result handOver(Viewer viewer, ProcurementId id, int version, HandOver draft) {
        return change(viewer, id, version, (standing, now) -> {
            var checks = new ProcurementChecks(editions);
            var contact = checks.contact(draft.contact());
            var fallback = checks.fallbackContact(draft.fallbackContact());
            checks.unknown(draft.unknownFields());
            return checks.faults().isEmpty()
                    ? new Step.To(
                            standing.handedOver(contact.orElseThrow(), fallback.orElse(null), now),
                            ProcurementEvents.handedOver(now))
                    : new Step.Invalid(checks.faults());
        });
    }

    /**
     * Registers another contact of an invited vendor: mail to the vendor goes there from now on.
     *
     * @param version the version of the procurement that the agency has seen
     */
    public Result changeVendorContact(
            Viewer viewer, ProcurementId id, InvitationId invitationId, int version, HandOver draft) {
        return change(viewer, id, version, (standing, now) -> {
            var invitation = store.findInvitation(id, invitationId);
            if (invitation.isEmpty()) {
                return new Step.WithoutInvitation();
            }
            var checks = new ProcurementChecks(editions);
            var contact = checks.contact(draft.contact());
            var fallback = checks.fallbackContact(draft.fallbackContact());
            checks.unknown(draft.unknownFields());
            return checks.faults().isEmpty()
                    ? new Step.ToContacts(
                            standing.withAnotherInvitation(now),
                            invitation.get().withContact(contact.orElseThrow(), fallback.orElse(null)),
                            ProcurementEvents.vendorContactChanged(invitationId, now))
                    : new Step.Invalid(checks.faults());
        });
    }

    /**
     * Cancels a procurement: nobody is invited or reminded any more, and no ticket is issued.
     *
     * @param version the version that the agency has seen
     * @param reason why, in the agency's words
     */
    public Result cancel(
            Viewer viewer, ProcurementId id, int version, @Nullable String reason, List<String> unknownFields) {
        return change(viewer, id, version, (standing, now) -> {
            var checks = new ProcurementChecks(editions);
            var given = checks.reason(reason);
            checks.unknown(unknownFields);
            if (!checks.faults().isEmpty()) {
                return new Step.Invalid(checks.faults());
            }
            var why = new Cancellation(given.orElseThrow(), now);
            return new Step.To(standing.cancelled(why), ProcurementEvents.cancelled(why));
        });
    }

    private Result change(Viewer viewer, ProcurementId id, int version, BiFunction<Procurement, Instant, Step> change) {
        return switch (viewer) {
            case AgencyViewer agency -> changeAs(agency, id, version, change);
            case ReviewerViewer reviewer -> new Result.NotPermitted();
            case VendorViewer vendor -> new Result.NotPermitted();
        };
    }

    private Result changeAs(
            AgencyViewer agency, ProcurementId id, int version, BiFunction<Procurement, Instant, Step> change) {
        var found = store.find(id).filter(standing -> new Scope(agency).admits(standing, Optional.empty()));
        if (found.isEmpty()) {
            return new Result.NotFound();
        }
        var standing = found.get();
        if (standing.standing().version() != version) {
            return new Result.ChangedMeanwhile();
        }
        if (standing.isCancelled()) {
            return new Result.NotInThisState();
        }
        return switch (change.apply(standing, clock.instant().truncatedTo(ChronoUnit.SECONDS))) {
            case Step.Invalid invalid -> new Result.Invalid(invalid.faults());
            case Step.WithoutInvitation missing -> new Result.NotFound();
            case Step.To to ->
                store.change(to.next(), to.happened()) ? new Result.Changed(to.next()) : new Result.ChangedMeanwhile();
            case Step.ToContacts to ->
                store.changeContacts(to.next(), to.invitation(), to.happened())
                        ? new Result.Changed(to.next())
                        : new Result.ChangedMeanwhile();
        };
    }

    private sealed interface Step {
        record To(Procurement next, AuditEntry happened) implements Step {}

        record ToContacts(Procurement next, Invitation invitation, AuditEntry happened) implements Step {}

        record WithoutInvitation() implements Step {}

        record Invalid(List<FieldFault> faults) implements Step {}
    }

    /**
     * The new hands as a command gives them, not checked yet.
     *
     * @param fallbackContact who gets its mail where the contact's address takes none
     * @param unknownFields pointers to fields that the command does not have
     */
    public record HandOver(ContactDraft contact, @Nullable ContactDraft fallbackContact, List<String> unknownFields) {
        public HandOver {
            unknownFields = List.copyOf(unknownFields);
        }
    }

    /** How it ended. */
    public sealed interface Result {
        /** It was changed. */
        record Changed(Procurement procurement) implements Result {}

        /** Nothing was done: these fields are at fault. */
        record Invalid(List<FieldFault> faults) implements Result {
            public Invalid {
                faults = List.copyOf(faults);
            }
        }

        /** Nothing was done: the agency has seen another version than the one that stands. */
        record ChangedMeanwhile() implements Result {}

        /** Nothing was done: it is cancelled. */
        record NotInThisState() implements Result {}

        /** There is no such procurement that the viewer may see, or no such invitation to it. */
        record NotFound() implements Result {}

        /** The viewer is no agency. */
        record NotPermitted() implements Result {}
    }
}
