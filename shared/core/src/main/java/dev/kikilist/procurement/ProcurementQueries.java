package dev.kikilist.procurement;

import dev.kikilist.access.Scope;
import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers what procurements there are, each viewer seeing its own part. What a viewer may not see is answered exactly
 * like what does not exist; a store that cannot be reached is thrown, never answered as missing.
 */
public final class ProcurementQueries {
    private final ProcurementStore store;

    public ProcurementQueries(ProcurementStore store) {
        this.store = store;
    }

    /** Returns a page of the procurements that the viewer may see, those that started last first. */
    public Page<ProcurementSummary> procurements(Viewer viewer, PageRequest request) {
        return switch (viewer) {
            case AgencyViewer agency -> ownedBy(agency, store.procurementsOf(agency.body(), request));
            case ReviewerViewer reviewer -> store.allProcurements(request);
            case VendorViewer vendor -> store.procurementsInviting(vendor.vendor(), request);
        };
    }

    /** Returns a procurement with the invitations that the viewer may see; empty when it may see no such procurement. */
    public Optional<View> find(Viewer viewer, ProcurementId id) {
        return switch (viewer) {
            case VendorViewer vendor -> {
                var invitation = own(vendor, id);
                yield visible(vendor, id, invitation)
                        .map(procurement ->
                                new View(procurement, invitation.stream().toList()));
            }
            case AgencyViewer agency -> withInvitations(agency, id);
            case ReviewerViewer reviewer -> withInvitations(reviewer, id);
        };
    }

    /** Returns a procurement; empty when there is none that the viewer may see. */
    public Optional<Procurement> procurement(Viewer viewer, ProcurementId id) {
        return switch (viewer) {
            case VendorViewer vendor -> visible(vendor, id, own(vendor, id));
            case AgencyViewer agency -> visible(agency, id, Optional.empty());
            case ReviewerViewer reviewer -> visible(reviewer, id, Optional.empty());
        };
    }

    /** Returns whether the viewer may see a procurement, which is not the case where there is none. */
    public boolean isVisible(Viewer viewer, ProcurementId id) {
        var invitation = switch (viewer) {
            case VendorViewer vendor -> own(vendor, id);
            case AgencyViewer agency -> Optional.<Invitation>empty();
            case ReviewerViewer reviewer -> Optional.<Invitation>empty();
        };
        return store.findSummary(id)
                .filter(found -> new Scope(viewer).admits(found, invitation))
                .isPresent();
    }

    private Optional<View> withInvitations(Viewer viewer, ProcurementId id) {
        return visible(viewer, id, Optional.empty()).map(procurement -> new View(procurement, invitations(id)));
    }

    private Optional<Procurement> visible(Viewer viewer, ProcurementId id, Optional<Invitation> invitation) {
        return store.find(id).filter(found -> new Scope(viewer).admits(found, invitation));
    }

    private Optional<Invitation> own(VendorViewer vendor, ProcurementId id) {
        return store.findInvitation(id, InvitationId.of(id, vendor.vendor()));
    }

    private List<Invitation> invitations(ProcurementId id) {
        List<Invitation> invitations = new ArrayList<>();
        var page = store.invitationsTo(id, PageRequest.first(PageRequest.LARGEST_LIMIT));
        invitations.addAll(page.entries());
        while (page.nextPosition() != null) {
            page = store.invitationsTo(id, new PageRequest(PageRequest.LARGEST_LIMIT, page.nextPosition()));
            invitations.addAll(page.entries());
        }
        return invitations;
    }

    private static Page<ProcurementSummary> ownedBy(AgencyViewer agency, Page<ProcurementSummary> page) {
        var scope = new Scope(agency);
        if (!page.entries().stream().allMatch(entry -> scope.admits(entry, Optional.empty()))) {
            throw new IllegalStateException("a listing of procurements held one outside the viewer's scope");
        }
        return page;
    }

    /**
     * A procurement as its viewer sees it.
     *
     * @param invitations the invitations that the viewer may see
     */
    public record View(Procurement procurement, List<Invitation> invitations) {
        public View {
            invitations = List.copyOf(invitations);
        }
    }
}
