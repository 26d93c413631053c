package dev.kikilist.reading;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.validation.Finding;

/** Is told what {@link FormReader} recognises, as it comes, so that no list has to fit in memory. */
public interface FormVisitor {
    /** The next item of the list; positions rise from 1. */
    void item(EquipmentItem item);

    /** The next subcontractor; positions rise from 1. */
    void subcontractor(Subcontractor subcontractor);

    /** Something is wrong or odd with how the form is made, rather than with what was filled in. */
    void finding(Finding finding);
}
