package dev.kikilist.procurement;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.identity.IdSource;
import dev.kikilist.identity.IdempotencyKey;
import dev.kikilist.procurement.FieldChecks.Field;
import dev.kikilist.procurement.FieldFault.Code;
import dev.kikilist.procurement.ProcurementStore.Issue;
import dev.kikilist.procurement.UploadSigner.SignedUpload;
import dev.kikilist.submission.UploadKey;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives an invited vendor the permission to upload one file. */
public final class IssueUploadTicket {
    /** The most bytes that a file may have. */
    public static final long LARGEST_FILE = 60_000_000;

    private static final int LONGEST_NAME = 255;
    private static final Field FILE_NAME = new Field("/fileName", "ファイル名", "the file name");
    private static final Field SIZE = new Field("/size", "ファイルの大きさ", "the size");
    private static final Field SHA256 = new Field("/sha256", "SHA-256", "the SHA-256");

    private final ProcurementStore store;
    private final UploadSigner signer;
    private final IdSource ids;
    private final Clock clock;
    private final Duration validity;
    private final TicketAllowance allowance;

    /**
     * Issues by these.
     *
     * @param validity how long a ticket is valid
     * @param allowance how many there are for an invitation
     */
    public IssueUploadTicket(
            ProcurementStore store,
            UploadSigner signer,
            IdSource ids,
            Clock clock,
            Duration validity,
            TicketAllowance allowance) {
        this.store = store;
        this.signer = signer;
        this.ids = ids;
        this.clock = clock;
        this.validity = validity;
        this.allowance = allowance;
    }

    /**
     * Issues a ticket for the file that {@code draft} announces. Under a key that was used before, the ticket of then is
     * signed again, with the expiry it had.
     *
     * @param key the caller's key, or null when it gave none
     */
    public Result issue(
            Viewer viewer,
            ProcurementId procurementId,
            InvitationId invitationId,
            Draft draft,
            @Nullable IdempotencyKey key) {
        return switch (viewer) {
            case VendorViewer vendor -> issueTo(vendor, procurementId, invitationId, draft, key);
            case AgencyViewer agency -> new Result.NotPermitted();
            case ReviewerViewer reviewer -> new Result.NotPermitted();
        };
    }

    private Result issueTo(
            VendorViewer vendor,
            ProcurementId procurementId,
            InvitationId invitationId,
            Draft draft,
            @Nullable IdempotencyKey key) {
        var invitation = store.findInvitation(procurementId, invitationId)
                .filter(found -> found.vendor().equals(vendor.vendor()));
        if (invitation.isEmpty()) {
            return new Result.NotFound();
        }
        if (store.findSummary(procurementId)
                .filter(ProcurementSummary::isCancelled)
                .isPresent()) {
            return new Result.Cancelled();
        }
        var checks = new FieldChecks();
        var fileName = fileName(checks, draft.fileName());
        var size = size(checks, draft.size());
        var sha256 = sha256(checks, draft.sha256());
        checks.unknown(draft.unknownFields());
        var faults = checks.faults();
        if (!faults.isEmpty()) {
            return new Result.Invalid(faults);
        }
        var scope = vendor.reference() + " " + procurementId + " " + invitationId;
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var asked = new UploadTicket(
                new TicketId(ids.id(TicketId.KIND, scope, key)),
                procurementId,
                invitationId,
                fileName.orElseThrow(),
                size.orElseThrow(),
                sha256.orElseThrow(),
                now,
                now.plus(validity),
                0);
        return switch (store.issue(asked, allowance)) {
            case Issue.Issued issued -> sign(asked, issued.ticket());
            case Issue.NotBefore later -> new Result.TooMany(Duration.between(now, later.moment()));
        };
    }

    private Result sign(UploadTicket asked, UploadTicket ticket) {
        boolean same = ticket.fileName().equals(asked.fileName())
                && ticket.size() == asked.size()
                && ticket.sha256().equals(asked.sha256());
        if (!same) {
            return new Result.KeyReused();
        }
        if (!clock.instant().isBefore(ticket.expiresAt())) {
            return new Result.Expired();
        }
        var key = UploadKey.ofTicket(ticket.procurementId(), ticket.invitationId(), ticket.id());
        return new Result.Issued(ticket, signer.sign(ticket, key));
    }

    private static Optional<String> fileName(FieldChecks checks, @Nullable String written) {
        var name = checks.text(FILE_NAME, written, LONGEST_NAME);
        if (name.isPresent() && (name.get().indexOf('/') >= 0 || name.get().indexOf('\\') >= 0)) {
            checks.fault(
                    FILE_NAME,
                    Code.UNUSABLE_CHARACTER,
                    "ファイル名は、フォルダを含めずに指定してください。",
                    "Give the file name without folders.");
            return Optional.empty();
        }
        return name;
    }

    private static Optional<Long> size(FieldChecks checks, @Nullable Long written) {
        if (written == null) {
            return checks.required(SIZE);
        }
        if (written < 1 || written > LARGEST_FILE) {
            checks.fault(
                    SIZE,
                    Code.OUT_OF_RANGE,
                    "ファイルの大きさは、1バイト以上60,000,000バイト以下でなければなりません。",
                    "A file has 1 to 60,000,000 bytes.");
            return Optional.empty();
        }
        return Optional.of(written);
    }

    private static Optional<String> sha256(FieldChecks checks, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return checks.required(SHA256);
        }
        if (written.length() != 64 || !written.chars().allMatch(IssueUploadTicket::isHexadecimal)) {
            checks.fault(
                    SHA256,
                    Code.NOT_A_CHECKSUM,
                    "SHA-256は、半角小文字の16進数64桁で指定してください。",
                    "Give the SHA-256 as 64 hexadecimal digits in lower case.");
            return Optional.empty();
        }
        return Optional.of(written);
    }

    private static boolean isHexadecimal(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /**
     * A file as the command announces it, not checked yet. A field is null when it was not given.
     *
     * @param fileName the vendor's name of the file
     * @param size the exact length in bytes
     * @param sha256 the SHA-256 of the content, lower-case hexadecimal
     * @param unknownFields pointers to fields that the command does not have
     */
    public record Draft(
            @Nullable String fileName,
            @Nullable Long size,
            @Nullable String sha256,
            List<String> unknownFields) {
        public Draft {
            unknownFields = List.copyOf(unknownFields);
        }
    }

    /** How it ended. */
    public sealed interface Result {
        /**
         * The file can be uploaded.
         *
         * @param upload the signed request, a secret of the vendor
         */
        record Issued(UploadTicket ticket, SignedUpload upload) implements Result {}

        /** Nothing was done: these fields are at fault. */
        record Invalid(List<FieldFault> faults) implements Result {
            public Invalid {
                faults = List.copyOf(faults);
            }
        }

        /** Nothing was done: the key stands for another file. */
        record KeyReused() implements Result {}

        /** Nothing was done: the ticket that the key stands for has expired. */
        record Expired() implements Result {}

        /**
         * Nothing was done: the invitation has used up its allowance.
         *
         * @param retryAfter after how many whole seconds there is a ticket again
         */
        record TooMany(Duration retryAfter) implements Result {}

        /** Nothing was done: the procurement is cancelled. */
        record Cancelled() implements Result {}

        /** There is no such invitation of the viewer. */
        record NotFound() implements Result {}

        /** The viewer is no vendor. */
        record NotPermitted() implements Result {}
    }
}
