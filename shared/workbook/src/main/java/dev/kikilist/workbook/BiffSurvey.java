package dev.kikilist.workbook;

import dev.kikilist.validation.Term;
import org.apache.poi.hssf.record.RecordInputStream;

/** Looks through the records of an .xls for what refuses it, without keeping any. */
final class BiffSurvey implements BiffRecords {
    private static final int CONTINUE = 0x003C;
    private static final int VBA_PROJECT = 0x00D3;
    private static final int SUPPORTING_LINK = 0x01AE;
    private static final int CONNECTION = 0x0876;
    private static final int QUERY_TABLE = 0x01AD;
    private static final int QUERY = 0x0803;
    private static final int VERSION_8 = 0x0600;
    private static final int MACRO_SHEET = 1;
    private static final int VBA_MODULE = 6;

    /** Link texts shorter than this number of characters are counted by it; larger values stand for our own sheets. */
    private static final int LONGEST_LINK = 0xFF;

    /** Stands between the program and the topic of a DDE or OLE link. */
    private static final char LIVE = '\u0003';

    private boolean isFirst = true;
    private int depth;
    private boolean inStrings;
    private long stringBytes;
    private int sheets;

    @Override
    public void record(RecordInputStream in) throws UnreadableException {
        int kind = Short.toUnsignedInt(in.getSid());
        if (isFirst) {
            requireVersion(in, kind);
        }
        if (kind != CONTINUE) {
            inStrings = kind == SST;
        }
        if (inStrings) {
            stringBytes += in.remaining();
            Bound.LEGACY_STRING_BYTES.check(stringBytes);
        }
        switch (kind) {
            case BOF -> depth++;
            case EOF -> depth--;
            case SST -> {
                in.readInt();
                Bound.LEGACY_STRINGS.check(Integer.toUnsignedLong(in.readInt()));
            }
            case VBA_PROJECT -> throw UnreadableException.active(Term.MACROS);
            case CONNECTION, QUERY_TABLE, QUERY -> throw UnreadableException.active(Term.CONNECTIONS);
            case BOUND_SHEET -> sheet(in);
            case SUPPORTING_LINK -> link(in);
            default -> {}
        }
    }

    /** Behind the last sheet some writers leave garbage. */
    @Override
    public boolean isFinishedBefore(int next) {
        return !isFirst && depth <= 0 && next != BOF;
    }

    @Override
    public void finish() throws UnreadableException {
        if (isFirst) {
            throw UnreadableException.damaged();
        }
    }

    private void requireVersion(RecordInputStream in, int kind) throws UnreadableException {
        isFirst = false;
        if (kind != BOF) {
            throw UnreadableException.damaged();
        }
        if (in.readUShort() != VERSION_8) {
            throw UnreadableException.otherFormat(Term.OLD_WORKBOOK);
        }
    }

    private void sheet(RecordInputStream in) throws UnreadableException {
        Bound.SHEETS.check(++sheets);
        in.readInt();
        in.readUByte();
        int type = in.readUByte();
        if (type == MACRO_SHEET) {
            throw UnreadableException.active(Term.MACRO_SHEET);
        }
        if (type == VBA_MODULE) {
            throw UnreadableException.active(Term.MACROS);
        }
    }

    private static void link(RecordInputStream in) throws UnreadableException {
        in.readUShort();
        int length = in.readUShort();
        if (length == 0 || length > LONGEST_LINK || in.remaining() < 1) {
            return;
        }
        boolean wide = (in.readUByte() & 1) != 0;
        int available = wide ? in.remaining() / 2 : in.remaining();
        int characters = Math.min(length, available);
        var text = wide ? in.readUnicodeLEString(characters) : in.readCompressedUnicode(characters);
        if (text.indexOf(LIVE) > 0) {
            throw UnreadableException.active(Term.LIVE_LINKS);
        }
    }
}
