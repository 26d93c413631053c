package dev.kikilist.validation;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.reading.FormHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges one list by one edition of the agreement: takes its rows one after another and then says all that is to be said
 * of the file at once.
 *
 * <p>Keeps no row. Findings are bounded as {@link FindingLedger} says. What only reviewers see (R301 to R303)
 * is found apart, by {@link dev.kikilist.concern.WatchConcerns}.
 */
public final class Judge {
    private final Circumstances circumstances;
    private final FindingLedger ledger = new FindingLedger();
    private final ItemJudge items;
    private final SubcontractorJudge subcontractors;
    private final VendorBlockJudge vendorBlock;
    private final MinistryBlockJudge ministryBlock;

    public Judge(Circumstances circumstances) {
        this.circumstances = circumstances;
        var fields = new FieldJudge(ledger);
        this.items = new ItemJudge(circumstances.edition(), ledger, fields);
        this.subcontractors = new SubcontractorJudge(ledger, fields);
        this.vendorBlock = new VendorBlockJudge(circumstances, ledger, fields);
        this.ministryBlock = new MinistryBlockJudge(circumstances, ledger, fields);
    }

    /** Returns the category of 別紙2 that {@code written} means, or null when it is not exactly one. */
    public @Nullable CategoryCode categoryMeant(String written) {
        return items.categoryMeant(written);
    }

    /** Takes a finding that somebody else made. */
    public void finding(Finding finding) {
        ledger.add(finding);
    }

    /** Judges the next item. */
    public void item(EquipmentItem item) {
        items.judge(item);
    }

    /** Judges the next subcontractor. */
    public void subcontractor(Subcontractor subcontractor) {
        subcontractors.judge(subcontractor);
    }

    /**
     * Judges what stood outside the tables and what is missing, and returns all findings in reading order.
     *
     * <p>When there is no list, or one that is too long, only the refusal is returned: nothing else would be of use. When
     * the list's header was not recognised, the fields outside the table are judged too.
     */
    public List<Finding> findings(FormHead head) {
        switch (head.listing()) {
            case ABSENT, TOO_LONG -> {
                return ledger.refusals();
            }
            case NOT_RECOGNISED -> {
                vendorBlock.judge(head.vendorBlock());
                ministryBlock.judge(head.ministryBlock());
            }
            case READ -> {
                vendorBlock.judge(head.vendorBlock());
                ministryBlock.judge(head.ministryBlock());
                wholeList(head);
            }
        }
        return ledger.sorted();
    }

    private void wholeList(FormHead head) {
        if (head.items() == 0) {
            ledger.add(Findings.listEmpty());
        }
        if (items.hasServersWithoutSoftware()) {
            ledger.add(Findings.serversWithoutSoftware());
        }
        subcontractors.judgeChain();
        if (head.subcontractors() > 0 || head.noSubcontractorsStated()) {
            return;
        }
        var procurement = circumstances.procurement();
        if (head.subcontractorsInColumn()) {
            ledger.add(Findings.subcontractorsInColumn());
        } else if (procurement != null
                && procurement.buysServices()
                && circumstances.edition().resubcontractorsRequired()) {
            ledger.add(Findings.subcontractorsAbsent());
        }
    }
}
