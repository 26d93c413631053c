package dev.kikilist.validation;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.VendorBlock;
import dev.kikilist.text.Folding;
import org.jspecify.annotations.Nullable;

/** Judges the block above the table by what is registered of the procurement and the vendor. */
final class VendorBlockJudge {
    private final Circumstances circumstances;
    private final FindingLedger ledger;
    private final FieldJudge fields;

    VendorBlockJudge(Circumstances circumstances, FindingLedger ledger, FieldJudge fields) {
        this.circumstances = circumstances;
        this.ledger = ledger;
        this.fields = fields;
    }

    void judge(VendorBlock block) {
        var procurement = circumstances.procurement();
        var subject = block.subject();
        if (subject == null || subject.isBlank()) {
            ledger.add(Findings.subjectEmpty(addressOf(subject)));
        } else if (!fields.sampleLeft(Term.SUBJECT, subject)
                && procurement != null
                && !Folding.fold(subject.value()).equals(Folding.fold(procurement.title()))) {
            ledger.add(Findings.subjectDiffers(subject, procurement.title()));
        }
        var vendorName = block.vendorName();
        if (vendorName == null || vendorName.isBlank()) {
            ledger.add(Findings.vendorNameEmpty(addressOf(vendorName)));
        } else if (!fields.sampleLeft(Term.VENDOR_NAME, vendorName)) {
            vendorName(vendorName);
        }
        var person = block.person();
        if (person == null || person.isBlank()) {
            ledger.add(Findings.personEmpty(addressOf(person)));
        } else {
            fields.sampleLeft(Term.PERSON, person);
        }
        var email = block.email();
        if (email == null || (!fields.sampleLeft(Term.EMAIL, email) && !Reachability.isEmail(email.value()))) {
            ledger.add(Findings.contactUnusable(Term.EMAIL, email, null));
        }
        var phone = block.phone();
        if (phone == null || (!fields.sampleLeft(Term.PHONE, phone) && !Reachability.isPhone(phone.value()))) {
            var suggestion = phone == null ? null : Reachability.withLeadingZero(phone.value());
            ledger.add(Findings.contactUnusable(Term.PHONE, phone, suggestion));
        }
    }

    private void vendorName(FormCell cell) {
        var invited = circumstances.vendorName();
        if (invited == null) {
            return;
        }
        var written = Folding.foldMaker(cell.value());
        var registered = Folding.foldMaker(invited);
        // A consortium names several; a branch may follow the name.
        if (!written.contains(registered) && !registered.contains(written)) {
            ledger.add(Findings.vendorNameDiffers(cell, invited));
        }
    }

    private static @Nullable CellAddress addressOf(@Nullable FormCell cell) {
        return cell == null ? null : cell.address();
    }
}
