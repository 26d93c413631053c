package dev.kikilist.procurement;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.OfficeContact;
import dev.kikilist.policy.AdvisingOfficeCode;
import java.util.Optional;

/** Answers where an advising office gets its mail, to the reviewers of that office. */
public final class OfficeQueries {
    private final AddressBook addresses;

    public OfficeQueries(AddressBook addresses) {
        this.addresses = addresses;
    }

    /** Returns what is registered of {@code office}; empty when it is not the viewer's own. */
    public Optional<OfficeContact> find(Viewer viewer, AdvisingOfficeCode office) {
        return switch (viewer) {
            case ReviewerViewer reviewer ->
                reviewer.office().equals(office) ? Optional.of(addresses.find(office)) : Optional.empty();
            case AgencyViewer agency -> Optional.empty();
            case VendorViewer vendor -> Optional.empty();
        };
    }
}
