package dev.kikilist.validation;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.reading.Remarks;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.CorporateNumber.ParseResult;
import dev.kikilist.text.SampleText;
import org.jspecify.annotations.Nullable;

/** Judges single fields, wherever on the form they stand. */
final class FieldJudge {
    private final FindingLedger ledger;

    FieldJudge(FindingLedger ledger) {
        this.ledger = ledger;
    }

    /** Returns whether sample text was left in the field, which it reports. */
    boolean sampleLeft(Term field, FormCell cell) {
        if (cell.isBlank() || !SampleText.isSample(cell.value())) {
            return false;
        }
        ledger.add(Findings.sampleLeft(field, cell));
        return true;
    }

    /** Reports sample text in a field that the file may lack. */
    void sampleLeftIn(Term field, @Nullable FormCell cell) {
        if (cell != null) {
            sampleLeft(field, cell);
        }
    }

    /** Reports a field that is empty, or said to be not known yet. */
    void required(Term field, FormCell cell) {
        if (cell.isBlank() || Remarks.isNone(cell.value())) {
            ledger.add(Findings.fieldMissing(field, cell));
        } else if (Remarks.isNotKnown(cell.value())) {
            ledger.add(Findings.valueNotKnown(field, cell));
        }
    }

    /** Reports what is wrong with the corporate number of {@code company}, unless it is well formed. */
    void corporateNumber(Term field, FormCell cell, @Nullable CorporateNumber number, String company, boolean sample) {
        if (number != null || !isOnSheet(cell)) {
            return;
        }
        switch (CorporateNumber.parse(cell.value())) {
            case ParseResult.Valid valid -> {}
            case ParseResult.Absent absent -> {
                if (!sample && CompanyGuess.looksJapanese(company) && !Remarks.isNotKnown(company)) {
                    ledger.add(Findings.domesticMakerWithoutNumber(cell, company));
                }
            }
            case ParseResult.Repaired repaired ->
                ledger.add(Findings.corporateNumberMalformed(field, cell, repaired.slip(), repaired.number()));
            case ParseResult.Malformed malformed -> {
                if (!sampleLeft(field, cell)) {
                    ledger.add(
                            Findings.corporateNumberMalformed(field, cell, malformed.slip(), malformed.suggestion()));
                }
            }
        }
    }

    /** Returns whether the table has a column for the field, filled or not. */
    static boolean isOnSheet(FormCell cell) {
        return cell.address().column() != CellAddress.WHOLE_ROW;
    }
}
