package dev.kikilist.workbook;

import dev.kikilist.reading.FileFormat;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.validation.Term;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * Reads an .xls (Excel 97 to 2003) from POI's record stream, twice: once to refuse what is over a limit or active, and
 * once for the rows. Only the records that a list needs are looked into; drawings and the like are passed over.
 */
final class BiffWorkbook {
    private static final String STREAM = "Workbook";
    private static final List<String> CONTROL_STORAGES = List.of("Ctls", "_Ctls");

    private final DirectoryNode root;

    private BiffWorkbook(DirectoryNode root) {
        this.root = root;
    }

    /** Tells {@code visitor} the rows of the compound file. */
    static FileFormat read(Path file, RowVisitor visitor) throws IOException, UnreadableException {
        try (var system = new POIFSFileSystem(file.toFile(), true)) {
            var workbook = new BiffWorkbook(system.getRoot());
            workbook.requireWorkbook();
            workbook.refuseActiveStorages();
            workbook.survey();
            workbook.readRows(visitor);
            return FileFormat.XLS;
        }
    }

    private void requireWorkbook() throws UnreadableException {
        if (has("EncryptedPackage") || has("EncryptionInfo")) {
            throw UnreadableException.encrypted();
        }
        if (has(STREAM)) {
            return;
        }
        if (has("Book")) {
            throw UnreadableException.otherFormat(Term.OLD_WORKBOOK);
        }
        if (has("WordDocument")) {
            throw UnreadableException.otherFormat(Term.WORD_DOCUMENT);
        }
        if (has("PowerPoint Document")) {
            throw UnreadableException.otherFormat(Term.PRESENTATION);
        }
        if (has("__properties_version1.0")) {
            throw UnreadableException.otherFormat(Term.MAIL_MESSAGE);
        }
        throw UnreadableException.otherFormat(Term.OTHER_OFFICE_FILE);
    }

    private void refuseActiveStorages() throws UnreadableException {
        if (has("_VBA_PROJECT_CUR")) {
            throw UnreadableException.active(Term.MACROS);
        }
        if (CONTROL_STORAGES.stream().anyMatch(this::has)) {
            throw UnreadableException.active(Term.CONTROLS);
        }
        for (var name : root.getEntryNames()) {
            if (name.startsWith("MBD") || name.startsWith("LNK")) {
                throw UnreadableException.active(Term.EMBEDDED_OBJECTS);
            }
        }
    }

    private boolean has(String name) {
        return root.hasEntryCaseInsensitive(name);
    }

    private void survey() throws IOException, UnreadableException {
        var survey = new BiffSurvey();
        tell(survey);
        survey.finish();
    }

    private void readRows(RowVisitor visitor) throws IOException, UnreadableException {
        var rows = new BiffRows(visitor);
        tell(rows);
        rows.finish();
    }

    private void tell(BiffRecords target) throws IOException, UnreadableException {
        var encryption = encryption();
        if (encryption == null) {
            try (var stream = document()) {
                tell(target, new RecordInputStream(stream), Integer.MAX_VALUE);
            }
            return;
        }
        try (var stream = document()) {
            tell(target, new RecordInputStream(stream), encryption.plainRecords());
        }
        try (var stream = document()) {
            stream.skipNBytes(encryption.plainBytes());
            tell(target, new RecordInputStream(stream, encryption.info(), encryption.plainBytes()), Integer.MAX_VALUE);
        }
    }

    private static void tell(BiffRecords target, RecordInputStream records, int limit) throws UnreadableException {
        for (int i = 0; i < limit && records.hasNextRecord() && !target.isFinishedBefore(records.getNextSid()); i++) {
            records.nextRecord();
            target.record(records);
            records.readRemainder();
        }
    }

    private DocumentInputStream document() throws IOException {
        return root.createDocumentInputStream(root.getEntryCaseInsensitive(STREAM));
    }

    /**
     * Returns how the records are encrypted, or null when they are not. Excel encrypts a workbook whose structure is
     * protected with a password that everybody knows; such a workbook opens without asking, so it is read.
     */
    private @Nullable Encryption encryption() throws IOException, UnreadableException {
        try (var stream = document()) {
            var records = new RecordInputStream(stream);
            int position = 0;
            for (int i = 0; i < 3 && records.hasNextRecord(); i++) {
                records.nextRecord();
                position += 4 + records.remaining();
                if (records.getSid() == FilePassRecord.sid) {
                    var info = new FilePassRecord(records).getEncryptionInfo();
                    requireKnownPassword(info);
                    return new Encryption(info, i + 1, position);
                }
                records.readRemainder();
            }
            return null;
        }
    }

    private static void requireKnownPassword(EncryptionInfo info) throws UnreadableException {
        try {
            if (info.getDecryptor().verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
                return;
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            // A cipher that cannot be tried is as good as an unknown password.
        }
        throw UnreadableException.encrypted();
    }

    /** How the records behind the first ones are encrypted. */
    private record Encryption(EncryptionInfo info, int plainRecords, int plainBytes) {}
}
