package dev.kikilist.validation;

import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.text.Folding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges the rows of 再委託等一覧, each by itself and then whether the chain of them holds together. */
final class SubcontractorJudge {
    private final FindingLedger ledger;
    private final FieldJudge fields;
    private final Set<String> names = new HashSet<>();
    private final List<FormCell> outsourcers = new ArrayList<>();

    SubcontractorJudge(FindingLedger ledger, FieldJudge fields) {
        this.ledger = ledger;
        this.fields = fields;
    }

    /** Judges the next subcontractor. */
    void judge(Subcontractor subcontractor) {
        var to = subcontractor.to();
        boolean sample = fields.sampleLeft(Term.TO, to);
        fields.sampleLeft(Term.FROM, subcontractor.from());
        fields.sampleLeft(Term.WORK, subcontractor.work());
        fields.sampleLeft(Term.PLACE, subcontractor.place());
        fields.required(Term.TO, to);
        fields.required(Term.WORK, subcontractor.work());
        fields.corporateNumber(
                Term.TO_NUMBER, subcontractor.toNumber(), subcontractor.toCorporateNumber(), to.value(), sample);
        int tier = Tiers.read(subcontractor.tier().value());
        if (tier == Tiers.NONE && FieldJudge.isOnSheet(subcontractor.tier())) {
            ledger.add(Findings.tierUnreadable(subcontractor.tier()));
        }
        names.add(Folding.foldMaker(to.value()));
        if (tier > 1 && !subcontractor.from().isBlank()) {
            outsourcers.add(subcontractor.from());
        }
    }

    /** Reports every 委託元 that is nobody's 委託先; all rows have been judged before. */
    void judgeChain() {
        for (var outsourcer : outsourcers) {
            if (!names.contains(Folding.foldMaker(outsourcer.value()))) {
                ledger.add(Findings.outsourcerUnknown(outsourcer));
            }
        }
    }
}
