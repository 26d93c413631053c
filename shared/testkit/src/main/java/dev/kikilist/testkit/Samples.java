package dev.kikilist.testkit;

import dev.kikilist.access.ReviewerId;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.ConcernTerms;
import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.identity.OpaqueId;
import dev.kikilist.mail.AddressBook;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.ImportanceViewpoint;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.Particulars;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.procurement.ProcurementStore.Issue;
import dev.kikilist.procurement.RegisteredContact;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.procurement.Standing;
import dev.kikilist.procurement.Subject;
import dev.kikilist.procurement.TicketAllowance;
import dev.kikilist.procurement.TicketId;
import dev.kikilist.procurement.UploadTicket;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.submission.AnnotatedFormat;
import dev.kikilist.submission.CurrentList;
import dev.kikilist.submission.FindingCounts;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.ListOrder;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes valid things of the domain for tests: whatever is asked for twice comes with another id, and the same calls give
 * the same things in every run.
 */
public final class Samples {
    /** A moment on a working day in Japan, after the start date and before the three dates of every procurement here. */
    public static final Instant NOW = Instant.parse("2026-04-15T01:23:45.678901Z");

    /** The body that procures unless another is given. */
    public static final BodyCode BODY = new BodyCode("GOV-009");

    /** Another body. */
    public static final BodyCode OTHER_BODY = new BodyCode("GOV-010");

    /** The day a procurement started unless another is given. */
    public static final LocalDate START = LocalDate.of(2026, 4, 1);

    /** The edition in force on {@link #START}. */
    public static final EditionId EDITION = new EditionId("2021-09-01");

    /** The bucket of uploads. */
    public static final String BUCKET = "uploads";

    private static final long FILE_SIZE = 12_345;
    private static final TicketAllowance PLENTY = new TicketAllowance(1_000_000, Duration.ofSeconds(1), 1_000_000);

    private final String seed;
    private int made;

    /** Makes samples; those of another seed have other ids. */
    public Samples(String seed) {
        this.seed = seed;
    }

    /** Returns a procurement of {@link #BODY}. */
    public Procurement procurement() {
        return procurement(BODY, START);
    }

    /** Returns a procurement of {@code body} that started on {@code startDate}. */
    public Procurement procurement(BodyCode body, LocalDate startDate) {
        var id = new ProcurementId(id(ProcurementId.KIND));
        return new Procurement(
                id,
                body,
                "基幹ネットワーク機器の購入(𠮷野庁舎)その" + made,
                startDate,
                EDITION,
                EnumSet.allOf(ImportanceViewpoint.class),
                ContractMethod.COMPREHENSIVE_EVALUATION,
                EnumSet.of(Subject.EQUIPMENT),
                new Schedule(startDate.plusDays(60), startDate.plusDays(70), startDate.plusDays(90)),
                contact("agency" + made),
                NOW.minus(Duration.ofDays(10)));
    }

    /** Returns the invitation of a new vendor to {@code procurement}. */
    public Invitation invitation(Procurement procurement) {
        return invitation(procurement, vendor());
    }

    /** Returns the invitation of {@code vendor} to {@code procurement}. */
    public Invitation invitation(Procurement procurement, CorporateNumber vendor) {
        return new Invitation(
                InvitationId.of(procurement.id(), vendor),
                procurement.id(),
                procurement.body(),
                procurement.startDate(),
                vendor,
                "株式会社髙﨑ネットワーク",
                contact("vendor" + vendor.value()),
                NOW.minus(Duration.ofDays(5)),
                0,
                null);
    }

    /** Returns a contact that was not removed. */
    public static Contact known(RegisteredContact contact) {
        return contact.known().orElseThrow();
    }

    /** Registers the contact of an advising office in place of what stands. */
    public static void register(
            AddressBook addresses, AdvisingOfficeCode office, Contact contact, @Nullable Contact fallback) {
        addresses.register(office, addresses.find(office).changedTo(contact, fallback));
    }

    /** Returns {@code procurement} with {@code fallback} as its fallback contact. */
    public static Procurement withFallback(Procurement procurement, Contact fallback) {
        return withContact(procurement, procurement.contact(), fallback);
    }

    /** Returns {@code procurement}, of which nothing else is said, with other contacts. */
    public static Procurement withContact(
            Procurement procurement, RegisteredContact contact, @Nullable Contact fallback) {
        return version(
                procurement,
                procurement.schedule(),
                contact,
                fallback,
                procurement.particulars(),
                procurement.standing());
    }

    /** Returns {@code procurement} with all that can become of one that was registered. */
    public static Procurement version(
            Procurement procurement,
            Schedule schedule,
            RegisteredContact contact,
            @Nullable Contact fallback,
            Particulars particulars,
            Standing standing) {
        return new Procurement(
                procurement.id(),
                procurement.body(),
                procurement.title(),
                procurement.startDate(),
                procurement.edition(),
                procurement.viewpoints(),
                procurement.contractMethod(),
                procurement.subjects(),
                schedule,
                contact,
                fallback,
                procurement.registeredAt(),
                particulars,
                standing);
    }

    /** Returns {@code invitation} with {@code fallback} as its fallback contact. */
    public static Invitation withFallback(Invitation invitation, Contact fallback) {
        return invitation.withContact(invitation.contact(), fallback);
    }

    /** Returns a ticket for a file of the invited vendor, issued at {@code issuedAt}. */
    public UploadTicket ticket(Invitation invitation, Instant issuedAt) {
        return ticket(invitation, issuedAt, FILE_SIZE);
    }

    /** Returns a ticket for a file of {@code size} bytes, not yet stored. */
    public UploadTicket ticket(Invitation invitation, Instant issuedAt, long size) {
        return new UploadTicket(
                new TicketId(id(TicketId.KIND)),
                invitation.procurementId(),
                invitation.id(),
                "機器リスト(第1版) + 添付.xlsx",
                size,
                "ab".repeat(32),
                issuedAt,
                issuedAt.plus(Duration.ofMinutes(15)),
                0);
    }

    /** Issues {@code ticket}, however many were issued before. */
    public static UploadTicket issue(ProcurementStore store, UploadTicket ticket) {
        return switch (store.issue(ticket, PLENTY)) {
            case Issue.Issued issued -> issued.ticket();
            case Issue.NotBefore later -> throw new IllegalStateException("not before " + later.moment());
        };
    }

    /** Returns a submission of the invited vendor that was just received. */
    public Submission received(Invitation invitation) {
        return received(invitation, NOW);
    }

    /** Returns a submission of the invited vendor, stored and received at {@code at}. */
    public Submission received(Invitation invitation, Instant at) {
        var object = object(UploadKey.prefix(invitation.procurementId(), invitation.id()) + "機器 リスト+.xlsx", at);
        return received(object, owner(invitation), at);
    }

    /** Returns {@code submission} as the current list of its invitation, handed in without ticket. */
    public static CurrentList current(Submission submission) {
        return new CurrentList(submission.id(), ListOrder.of(submission.object(), null));
    }

    /** Returns a submission that nobody owns, received at {@code at}. */
    public Submission unclaimed(Instant at) {
        return received(object("somewhere/else.xlsx", at), new Owner.Unclaimed(), at);
    }

    /** Returns whose a submission of the invited vendor is. */
    public static Owner.Invited owner(Invitation invitation) {
        return new Owner.Invited(invitation.procurementId(), invitation.id(), invitation.body(), invitation.vendor());
    }

    /** Returns whose the submission of an invited vendor is. */
    public static Owner.Invited owner(Submission submission) {
        return switch (submission.owner()) {
            case Owner.Invited invited -> invited;
            case Owner.Unclaimed unclaimed -> throw new IllegalArgumentException(submission.id() + " has no owner");
        };
    }

    /** Returns a version of an object under {@code key}, stored at {@code at}. */
    public ObjectVersion object(String key, Instant at) {
        var mark = id('x');
        return new ObjectVersion(BUCKET, key, mark, 12_345, mark.substring(0, 16), at);
    }

    private static Submission received(ObjectVersion object, Owner owner, Instant at) {
        var key = object.key();
        return new Submission(
                object.submissionId(),
                object,
                key.substring(key.lastIndexOf('/') + 1),
                owner,
                SubmissionState.RECEIVED,
                0,
                false,
                at,
                null,
                null,
                null);
    }

    /** Returns what reading a list with these rows and no findings gave. */
    public static Reading reading(Manifest manifest) {
        return new Reading(
                FileFormat.XLSX,
                "cd".repeat(32),
                EDITION,
                "基幹ネットワーク機器の購入",
                "株式会社髙﨑ネットワーク",
                new FindingCounts(0, 0, manifest.findings()),
                manifest,
                manifest.findings() == 0 ? null : AnnotatedFormat.XLSX);
    }

    /** How long the leases of tests are in force. */
    public static final Duration LEASE = Duration.ofSeconds(150);

    /** Returns {@code received} after its first claim, at the time it was received. */
    public static Submission begin(SubmissionStore submissions, Submission received) {
        return submissions.claim(received, received.receivedAt(), LEASE).submission();
    }

    /** Returns the first lease of a submission. */
    public static Lease lease(Submission submission) {
        return lease(submission.id());
    }

    /** Returns the first lease of a submission. */
    public static Lease lease(SubmissionId submission) {
        return new Lease(submission, 1);
    }

    /** Returns the manifest of a list without rows and findings. */
    public static Manifest emptyManifest() {
        return new Manifest(1, 0, 0, 0, 0, "ef".repeat(32), "fe".repeat(32));
    }

    /** Returns a row of 機器等一覧. */
    public static EquipmentItem item(int position) {
        int row = 12 + position;
        return new EquipmentItem(
                position,
                cell("株式会社髙﨑ネットワーク", row, 0),
                cell(Integer.toString(position), row, 1),
                new FormCell(" ハブ ", "ハブ", address(row, 2)),
                position % 5 == 0 ? null : new CategoryCode("NET-HUB"),
                cell("富士電子𠮷工業" + position % 7, row, 3),
                cell(position % 3 == 0 ? "" : "7000012050002", row, 4),
                position % 3 == 0 ? null : new CorporateNumber("7000012050002"),
                cell("L3スイッチ\n(冗長構成)", row, 5),
                cell("DD dddd-" + position, row, 6),
                position % 4 == 0 ? Map.of("備考", "予備機 " + position) : Map.of());
    }

    /** Returns a row of 機器等一覧 that names these. */
    public static EquipmentItem item(
            int position, String maker, @Nullable CorporateNumber number, String product, String model) {
        int row = 12 + position;
        return new EquipmentItem(
                position,
                cell("株式会社髙﨑ネットワーク", row, 0),
                cell(Integer.toString(position), row, 1),
                cell("ハブ", row, 2),
                new CategoryCode("NET-HUB"),
                cell(maker, row, 3),
                cell(number == null ? "" : number.value(), row, 4),
                number,
                cell(product, row, 5),
                cell(model, row, 6),
                Map.of());
    }

    /** Returns the terms of a concern about {@code maker}, in force since {@link #START}. */
    public static ConcernTerms terms(String maker) {
        return new ConcernTerms(
                List.of(maker), null, null, null, null, "", "供給経路に懸念があるため", START, null, Collections.emptySortedSet());
    }

    /** Returns a reviewer of an advising office. */
    public static ReviewerViewer reviewer(String office, String account) {
        return new ReviewerViewer(new AdvisingOfficeCode(office), new ReviewerId(account));
    }

    /** Returns the first version of a new entry of the concern list, drafted at {@code at}. */
    public Concern concern(ConcernTerms terms, Instant at) {
        return new Concern(
                new ConcernId(id(ConcernId.KIND)), 1, ConcernState.DRAFT, terms, at, reviewer("NISC", "r-1"), at);
    }

    /** Returns a row of 再委託等一覧. */
    public static Subcontractor subcontractor(int position) {
        return new Subcontractor(
                position,
                cell("1", position, 0),
                cell("株式会社髙﨑ネットワーク", position, 1),
                cell("合同会社ヴェルク" + position, position, 2),
                cell("", position, 3),
                position % 2 == 0 ? null : new CorporateNumber("8000012010038"),
                cell("設置作業", position, 4),
                cell("東京都千代田区", position, 5));
    }

    /** Returns a finding at row {@code row}. */
    public static Finding finding(FindingCode code, int row) {
        return new Finding(code, address(row, 4), "7000012050003", List.of("7000012050003", "2"), "7000012050002");
    }

    /** Returns a cell that holds {@code text} and nothing to tidy. */
    public static FormCell cell(String text, int row, int column) {
        return new FormCell(text, text, address(row, column));
    }

    /** Returns the contact of the desk called {@code name}. */
    public static Contact contact(String name) {
        return new Contact("総務部 会計課", "窓口 " + name, new EmailAddress(name + "@example.jp"), "03-0000-0000(内線1234)");
    }

    /** Returns a corporate number that was not returned before. */
    public CorporateNumber vendor() {
        made++;
        var digits = "%012d".formatted(100_000_000_000L + made);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(11 - i) - '0') * (i % 2 == 0 ? 1 : 2);
        }
        return new CorporateNumber(9 - sum % 9 + digits);
    }

    /** Returns an id of {@code kind} that was not returned before. */
    public String id(char kind) {
        made++;
        return OpaqueId.derived(kind, seed, Integer.toString(made));
    }

    private static CellAddress address(int row, int column) {
        return new CellAddress(0, "機器リスト", row, column);
    }
}
