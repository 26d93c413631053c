package dev.kikilist.equipment;

/** Takes the rows of one list in reading order, so that no list has to fit in memory. */
public interface ItemSink {
    /** Takes the next item. */
    void item(EquipmentItem item);

    /** Takes the next subcontractor. */
    void subcontractor(Subcontractor subcontractor);
}
