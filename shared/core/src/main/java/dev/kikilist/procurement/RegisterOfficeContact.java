package dev.kikilist.procurement;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.mail.AddressBook;
import dev.kikilist.policy.AdvisingOfficeCode;
import java.util.List;

/** Registers where an advising office gets its mail, for the reviewers of that office. */
public final class RegisterOfficeContact {
    private final AddressBook addresses;

    public RegisterOfficeContact(AddressBook addresses) {
        this.addresses = addresses;
    }

    /** Registers {@code draft} as the contact of {@code office} in place of the earlier one. */
    public Result register(Viewer viewer, AdvisingOfficeCode office, Draft draft) {
        return switch (viewer) {
            case ReviewerViewer reviewer ->
                reviewer.office().equals(office) ? registerOwn(office, draft) : new Result.NotFound();
            case AgencyViewer agency -> new Result.NotPermitted();
            case VendorViewer vendor -> new Result.NotPermitted();
        };
    }

    private Result registerOwn(AdvisingOfficeCode office, Draft draft) {
        var checks = new FieldChecks();
        var contact = checks.contact("", draft.contact());
        checks.unknown(draft.unknownFields());
        var faults = checks.faults();
        if (!faults.isEmpty()) {
            return new Result.Invalid(faults);
        }
        addresses.register(office, contact.orElseThrow());
        return new Result.Registered(contact.orElseThrow());
    }

    /**
     * A contact as the command gives it, not checked yet.
     *
     * @param unknownFields pointers to fields that the command does not have
     */
    public record Draft(ContactDraft contact, List<String> unknownFields) {
        public Draft {
            unknownFields = List.copyOf(unknownFields);
        }
    }

    /** How it ended. */
    public sealed interface Result {
        /** The contact is registered. */
        record Registered(Contact contact) implements Result {}

        /** Nothing was done: these fields are at fault. */
        record Invalid(List<FieldFault> faults) implements Result {
            public Invalid {
                faults = List.copyOf(faults);
            }
        }

        /** It is not the viewer's own office. */
        record NotFound() implements Result {}

        /** The viewer is no reviewer. */
        record NotPermitted() implements Result {}
    }
}
