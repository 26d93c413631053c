package dev.kikilist.procurement;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.OfficeContact;
import dev.kikilist.mail.Suppressions;
import dev.kikilist.mail.Suppressions.Reason;
import dev.kikilist.policy.AdvisingOfficeCode;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Registers where an advising office gets its mail, for the reviewers of that office. */
public final class RegisterOfficeContact {
    private final AddressBook addresses;
    private final Suppressions suppressions;
    private final Clock clock;

    public RegisterOfficeContact(AddressBook addresses, Suppressions suppressions, Clock clock) {
        this.addresses = addresses;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /**
     * Registers {@code draft} as the contact of {@code office} in place of the earlier one. An office that registers an
     * address to which mail came back says that it takes mail now, so the suppression of that address is lifted.
     *
     * @param version the version that the reviewer has seen
     */
    public Result register(Viewer viewer, AdvisingOfficeCode office, int version, Draft draft) {
        return switch (viewer) {
            case ReviewerViewer reviewer ->
                reviewer.office().equals(office) ? registerOwn(office, version, draft) : new Result.NotFound();
            case AgencyViewer agency -> new Result.NotPermitted();
            case VendorViewer vendor -> new Result.NotPermitted();
        };
    }

    private Result registerOwn(AdvisingOfficeCode office, int version, Draft draft) {
        var standing = addresses.find(office);
        if (standing.version() != version) {
            return new Result.ChangedMeanwhile();
        }
        var checks = new FieldChecks();
        var contact = checks.contact("", draft.contact());
        var fallback = checks.fallbackContact(draft.fallbackContact());
        checks.unknown(draft.unknownFields());
        var faults = checks.faults();
        if (!faults.isEmpty()) {
            return new Result.Invalid(faults);
        }
        var next = standing.changedTo(contact.orElseThrow(), fallback.orElse(null));
        if (!addresses.register(office, next)) {
            return new Result.ChangedMeanwhile();
        }
        Stream.concat(contact.stream(), fallback.stream())
                .forEach(reachable -> suppressions.lift(reachable.email(), Reason.BOUNCED, clock.instant()));
        return new Result.Registered(next);
    }

    /**
     * A contact as the command gives it, not checked yet.
     *
     * @param fallbackContact who gets the office's mail where the contact's address takes none
     * @param unknownFields pointers to fields that the command does not have
     */
    public record Draft(ContactDraft contact, @Nullable ContactDraft fallbackContact, List<String> unknownFields) {
        public Draft {
            unknownFields = List.copyOf(unknownFields);
        }
    }

    /** How it ended. */
    public sealed interface Result {
        /** The contact is registered. */
        record Registered(OfficeContact registered) implements Result {}

        /** Nothing was done: these fields are at fault. */
        record Invalid(List<FieldFault> faults) implements Result {
            public Invalid {
                faults = List.copyOf(faults);
            }
        }

        /** Nothing was done: the reviewer has seen another version than the one that stands. */
        record ChangedMeanwhile() implements Result {}

        /** It is not the viewer's own office. */
        record NotFound() implements Result {}

        /** The viewer is no reviewer. */
        record NotPermitted() implements Result {}
    }
}
