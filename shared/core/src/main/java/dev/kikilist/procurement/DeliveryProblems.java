package dev.kikilist.procurement;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.mail.Suppressions;
import dev.kikilist.mail.Suppressions.Suppression;
import dev.kikilist.procurement.ProcurementQueries.View;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells an agency which of the contacts that it registered take no mail, so that it can reach them otherwise. It follows from
 * the addresses alone, so it is over as soon as a suppression is lifted.
 */
public final class DeliveryProblems {
    private final Suppressions suppressions;

    public DeliveryProblems(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    /** Returns the addresses of contacts in {@code view} that take no mail, and why; only an agency is told any. */
    public Map<EmailAddress, Suppression> of(Viewer viewer, View view) {
        return switch (viewer) {
            case AgencyViewer agency ->
                suppressions.among(Stream.concat(
                                Stream.<RegisteredContact>of(view.procurement().contact()),
                                view.invitations().stream().map(Invitation::contact))
                        .flatMap(registered -> registered.known().stream())
                        .map(Contact::email)
                        .distinct()
                        .toList());
            case ReviewerViewer reviewer -> Map.of();
            case VendorViewer vendor -> Map.of();
        };
    }
}
