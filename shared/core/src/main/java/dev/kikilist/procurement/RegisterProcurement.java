package dev.kikilist.procurement;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.identity.IdSource;
import dev.kikilist.identity.IdempotencyKey;
import dev.kikilist.policy.Editions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Registers a procurement, for the agency that procures. The day it started chooses the edition of the agreement that
 * judges its lists for ever; whether the agreement binds it (§8), and whether it foresees the contract method (§4), is
 * told and stops nothing.
 */
public final class RegisterProcurement {
    private final ProcurementStore store;
    private final Editions editions;
    private final IdSource ids;
    private final Clock clock;

    public RegisterProcurement(ProcurementStore store, Editions editions, IdSource ids, Clock clock) {
        this.store = store;
        this.editions = editions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers what {@code draft} says. Under a key that was used before, the procurement of then is answered.
     *
     * @param key the caller's key, or null when it gave none
     */
    public Result register(Viewer viewer, ProcurementDraft draft, @Nullable IdempotencyKey key) {
        return switch (viewer) {
            case AgencyViewer agency -> registerFor(agency, draft, key);
            case ReviewerViewer reviewer -> new Result.NotPermitted();
            case VendorViewer vendor -> new Result.NotPermitted();
        };
    }

    private Result registerFor(AgencyViewer agency, ProcurementDraft draft, @Nullable IdempotencyKey key) {
        var checks = new ProcurementChecks(editions);
        var id = new ProcurementId(ids.id(ProcurementId.KIND, agency.reference(), key));
        return checks.procurement(draft, agency.body(), id, clock.instant().truncatedTo(ChronoUnit.SECONDS))
                .map(this::create)
                .orElseGet(() -> new Result.Invalid(checks.faults()));
    }

    private Result create(Procurement asked) {
        var standing = store.create(asked);
        return asked.sinceThenAs(standing).equals(standing) ? new Result.Registered(standing) : new Result.KeyReused();
    }

    /** How it ended. */
    public sealed interface Result {
        /** It is registered. */
        record Registered(Procurement procurement) implements Result {}

        /** Nothing was done: these fields are at fault. */
        record Invalid(List<FieldFault> faults) implements Result {
            public Invalid {
                faults = List.copyOf(faults);
            }
        }

        /** Nothing was done: the key stands for another procurement. */
        record KeyReused() implements Result {}

        /** The viewer is no agency. */
        record NotPermitted() implements Result {}
    }
}
