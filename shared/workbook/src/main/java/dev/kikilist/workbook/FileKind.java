package dev.kikilist.workbook;

import dev.kikilist.validation.Term;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What a file is by its first bytes, whatever its name says. */
enum FileKind {
    /** A ZIP file, perhaps an .xlsx. */
    ZIP,
    /** An OLE 2 compound file, perhaps an .xls. */
    COMPOUND,
    /** None of the known others, perhaps CSV. */
    PERHAPS_TEXT;

    private static final int HEAD = 4096;

    // One byte, one character: the patterns below are bytes.
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final List<Signature> OTHERS = List.of(
            Signature.of("%PDF", "PDF"),
            Signature.ofBytes("89504E470D0A1A0A", Term.IMAGE),
            Signature.ofBytes("FFD8FF", Term.IMAGE),
            Signature.ofBytes("49492A00", Term.IMAGE),
            Signature.ofBytes("4D4D002A", Term.IMAGE),
            Signature.of("GIF8", Term.IMAGE.japanese()),
            new Signature("BM", 6, text("00000000"), Term.IMAGE.japanese()),
            Signature.of("Rar!", Term.ARCHIVE.japanese()),
            Signature.ofBytes("377ABCAF271C", Term.ARCHIVE),
            Signature.ofBytes("1F8B", Term.ARCHIVE),
            Signature.ofBytes("425A68", Term.ARCHIVE),
            Signature.ofBytes("FD377A585A00", Term.ARCHIVE),
            new Signature("", 2, "-lh", Term.ARCHIVE.japanese()),
            new Signature("MZ", 2, text("9000"), Term.PROGRAM.japanese()),
            Signature.ofBytes("7F454C46", Term.PROGRAM),
            Signature.of("{\\rtf", Term.RICH_TEXT.japanese()),
            Signature.of("ID;P", "SYLK"),
            Signature.of("TABLE\r\n0,1", "DIF"),
            Signature.of("TABLE\n0,1", "DIF"),
            Signature.ofBytes("09040600", Term.OLD_WORKBOOK),
            Signature.ofBytes("09020600", Term.OLD_WORKBOOK),
            Signature.ofBytes("09000400", Term.OLD_WORKBOOK),
            Signature.ofBytes("FFFE", Term.UNICODE_TEXT),
            Signature.ofBytes("FEFF", Term.UNICODE_TEXT));

    /**
     * Returns what the file is.
     *
     * @throws UnreadableException F001 if it is empty or of another format that is known
     */
    static FileKind of(FileChannel file) throws IOException, UnreadableException {
        var head = head(file);
        if (head.isEmpty()) {
            throw UnreadableException.otherFormat(Term.EMPTY_FILE);
        }
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return ZIP;
        }
        if (head.startsWith(text("D0CF11E0A1B11AE1"))) {
            return COMPOUND;
        }
        for (var other : OTHERS) {
            if (other.isIn(head)) {
                throw UnreadableException.otherFormat(other.format());
            }
        }
        refuseMarkup(head);
        return PERHAPS_TEXT;
    }

    private static void refuseMarkup(String head) throws UnreadableException {
        var start = head.startsWith(text("EFBBBF")) ? head.substring(3) : head;
        start = start.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("mime-version:")) {
            throw UnreadableException.otherFormat(Term.WEB_ARCHIVE);
        }
        if (!start.startsWith("<")) {
            return;
        }
        if (start.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            throw UnreadableException.otherFormat(Term.XML_SPREADSHEET);
        }
        if (start.contains("urn:oasis:names:tc:opendocument")) {
            throw UnreadableException.otherFormat(Term.OPEN_DOCUMENT);
        }
        if (start.contains("<html") || start.contains("<table") || start.startsWith("<!doctype html")) {
            throw UnreadableException.otherFormat(Term.WEB_PAGE);
        }
        if (start.startsWith("<?xml")) {
            throw UnreadableException.otherFormat("XML");
        }
    }

    private static String head(FileChannel file) throws IOException {
        var buffer = ByteBuffer.allocate(HEAD);
        while (buffer.hasRemaining() && file.read(buffer, buffer.position()) >= 0) {
            // A channel may give less than it has.
        }
        return new String(buffer.array(), 0, buffer.position(), BYTES);
    }

    private static String text(String hexadecimal) {
        return new String(HexFormat.of().parseHex(hexadecimal), BYTES);
    }

    /** Bytes at the start of a file, and perhaps more bytes further on, that tell a format. */
    private record Signature(String start, int offset, String further, String format) {
        static Signature of(String start, String format) {
            return new Signature(start, 0, "", format);
        }

        static Signature ofBytes(String start, Term format) {
            return new Signature(text(start), 0, "", format.japanese());
        }

        boolean isIn(String head) {
            return head.startsWith(start) && head.startsWith(further, offset);
        }
    }
}
