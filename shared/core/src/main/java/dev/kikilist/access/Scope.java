package dev.kikilist.access;

import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementSummary;
import dev.kikilist.submission.Owner;
import dev.kikilist.validation.FindingClass;
import java.util.Optional;

/**
 * What one viewer may see. Every answer about a stored thing passes here, so that the rule stands in one place; what is
 * refused here is answered exactly like something that does not exist.
 *
 * @param viewer who asks
 */
public record Scope(Viewer viewer) {
    /**
     * Returns whether the viewer may see {@code procurement}.
     *
     * @param invitation the viewer's own invitation to it when the viewer is a vendor; empty when there is none
     */
    public boolean admits(Procurement procurement, Optional<Invitation> invitation) {
        return admits(procurement.summary(), invitation);
    }

    /** Returns whether the viewer may see that procurement, as {@link #admits(Procurement, Optional)} does. */
    public boolean admits(ProcurementSummary procurement, Optional<Invitation> invitation) {
        return switch (viewer) {
            case AgencyViewer agency -> agency.body().equals(procurement.body());
            case ReviewerViewer reviewer -> true;
            case VendorViewer vendor ->
                invitation
                        .filter(found -> found.vendor().equals(vendor.vendor()))
                        .filter(found -> found.procurementId().equals(procurement.id()))
                        .isPresent();
        };
    }

    /** Returns whether the viewer may see a submission of {@code owner}. */
    public boolean admits(Owner owner) {
        return switch (owner) {
            case Owner.Invited invited ->
                switch (viewer) {
                    case AgencyViewer agency -> agency.body().equals(invited.body());
                    case ReviewerViewer reviewer -> true;
                    case VendorViewer vendor -> vendor.vendor().equals(invited.vendor());
                };
            case Owner.Unclaimed unclaimed ->
                switch (viewer) {
                    case ReviewerViewer reviewer -> true;
                    case AgencyViewer agency -> false;
                    case VendorViewer vendor -> false;
                };
        };
    }

    /** Returns whether the viewer may see findings of {@code findingClass}. */
    public boolean admits(FindingClass findingClass) {
        return switch (findingClass) {
            case F, E, Q -> true;
            case R ->
                switch (viewer) {
                    case ReviewerViewer reviewer -> true;
                    case AgencyViewer agency -> false;
                    case VendorViewer vendor -> false;
                };
        };
    }
}
