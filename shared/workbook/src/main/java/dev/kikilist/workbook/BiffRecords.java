package dev.kikilist.workbook;

import org.apache.poi.hssf.record.RecordInputStream;

/** Is told the records of an .xls one after the other. */
interface BiffRecords {
    int BOF = 0x0809;
    int EOF = 0x000A;
    int SST = 0x00FC;
    int BOUND_SHEET = 0x0085;

    /** Returns whether nothing is wanted any more if a record of kind {@code next} follows. */
    boolean isFinishedBefore(int next);

    /** Takes the record that {@code in} stands at the start of; need not read all of it. */
    void record(RecordInputStream in) throws UnreadableException;

    /** Is told that there are no more records. */
    void finish() throws UnreadableException;
}
