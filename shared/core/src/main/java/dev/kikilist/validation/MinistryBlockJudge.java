package dev.kikilist.validation;

import dev.kikilist.equipment.DateCell;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.MinistryBlock;
import dev.kikilist.policy.Body;
import dev.kikilist.policy.BodyMatch;
import dev.kikilist.policy.Edition;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.text.JapaneseDate;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges 省庁記載欄 and the dates below it by the edition and by what is registered of the procurement. */
final class MinistryBlockJudge {
    private final Circumstances circumstances;
    private final Edition edition;
    private final FindingLedger ledger;
    private final FieldJudge fields;

    MinistryBlockJudge(Circumstances circumstances, FindingLedger ledger, FieldJudge fields) {
        this.circumstances = circumstances;
        this.edition = circumstances.edition();
        this.ledger = ledger;
        this.fields = fields;
    }

    void judge(MinistryBlock block) {
        body(block.bodyName());
        fields.sampleLeftIn(Term.DEPARTMENT, block.department());
        fields.sampleLeftIn(Term.MINISTRY_PERSON, block.person());
        var email = block.email();
        if (email != null
                && !email.isBlank()
                && !fields.sampleLeft(Term.EMAIL, email)
                && !Reachability.isEmail(email.value())) {
            ledger.add(Findings.ministryContactUnusable(Term.EMAIL, email, null));
        }
        var phone = block.phone();
        if (phone != null
                && !phone.isBlank()
                && !fields.sampleLeft(Term.PHONE, phone)
                && !Reachability.isPhone(phone.value())) {
            ledger.add(
                    Findings.ministryContactUnusable(Term.PHONE, phone, Reachability.withLeadingZero(phone.value())));
        }
        dates(block);
    }

    private void body(@Nullable FormCell cell) {
        if (cell == null || cell.isBlank()) {
            ledger.add(Findings.ministryFieldOpen(Term.BODY, cell));
            return;
        }
        if (fields.sampleLeft(Term.BODY, cell)) {
            return;
        }
        switch (edition.matchBody(cell.value())) {
            case BodyMatch.Exact exact -> body(cell, exact.body());
            case BodyMatch.Alias alias -> body(cell, alias.body());
            case BodyMatch.DidYouMean near ->
                ledger.add(Findings.bodyUnknown(
                        cell, edition.effectiveFrom(), near.body().name()));
            case BodyMatch.Unknown unknown -> ledger.add(Findings.bodyUnknown(cell, edition.effectiveFrom(), null));
        }
    }

    private void body(FormCell cell, Body written) {
        var procurement = circumstances.procurement();
        if (procurement == null || procurement.body().equals(written.code())) {
            return;
        }
        edition.body(procurement.body())
                .ifPresent(registered -> ledger.add(Findings.bodyDiffers(cell, registered.name())));
    }

    private void dates(MinistryBlock block) {
        var procurement = circumstances.procurement();
        var written = new LinkedHashMap<Term, LocalDate>();
        date(Term.SUBMISSION_DUE, block.submissionDue(), written, registered(procurement, Term.SUBMISSION_DUE));
        date(Term.INSPECTION_DUE, block.inspectionDue(), written, registered(procurement, Term.INSPECTION_DUE));
        date(Term.BIDDING_DAY, block.biddingDay(), written, registered(procurement, Term.BIDDING_DAY));
        order(written, Term.SUBMISSION_DUE, Term.INSPECTION_DUE, block.inspectionDue());
        order(written, Term.INSPECTION_DUE, Term.BIDDING_DAY, block.biddingDay());
        if (!written.containsKey(Term.INSPECTION_DUE)) {
            order(written, Term.SUBMISSION_DUE, Term.BIDDING_DAY, block.biddingDay());
        }
    }

    private static @Nullable LocalDate registered(@Nullable Procurement procurement, Term field) {
        if (procurement == null) {
            return null;
        }
        var schedule = procurement.schedule();
        return field == Term.SUBMISSION_DUE
                ? schedule.submissionDue()
                : field == Term.INSPECTION_DUE ? schedule.inspectionDue() : schedule.biddingDay();
    }

    private void date(
            Term field, @Nullable DateCell date, Map<Term, LocalDate> written, @Nullable LocalDate registered) {
        if (date == null) {
            ledger.add(Findings.ministryFieldOpen(field, null));
            return;
        }
        var cell = date.cell();
        switch (date.date()) {
            case JapaneseDate.Blank blank -> ledger.add(Findings.ministryFieldOpen(field, cell));
            case JapaneseDate.Undecided undecided -> ledger.add(Findings.ministryFieldOpen(field, cell));
            case JapaneseDate.NotFilledIn notFilledIn -> ledger.add(Findings.sampleLeft(field, cell));
            case JapaneseDate.Unreadable unreadable -> {
                if (!fields.sampleLeft(field, cell)) {
                    ledger.add(Findings.dateUnreadable(field, cell));
                }
            }
            case JapaneseDate.Parsed parsed -> {
                written.put(field, parsed.date());
                if (parsed.eraPassed()) {
                    ledger.add(Findings.eraPassed(field, cell, parsed.date()));
                }
                if (registered != null && !registered.equals(parsed.date())) {
                    ledger.add(Findings.dateDiffers(field, cell, registered));
                }
            }
        }
    }

    private void order(Map<Term, LocalDate> written, Term earlier, Term later, @Nullable DateCell laterCell) {
        var first = written.get(earlier);
        var second = written.get(later);
        if (first != null && second != null && laterCell != null && second.isBefore(first)) {
            ledger.add(Findings.datesOutOfOrder(earlier, later, laterCell.cell()));
        }
    }
}
