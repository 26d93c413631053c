package dev.kikilist.dynamodb;

import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewEvents;
import dev.kikilist.audit.AuditSubject;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallId;
import dev.kikilist.concern.RecalledList;
import dev.kikilist.idempotency.RequestKey;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.Position;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.DeadlinePlan;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.ForgetContact.Place;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.TicketId;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.text.CorporateNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys of all items: the only place where key strings are built or taken apart.
 *
 * <p>A sort key that orders by time has the time in one width, so that the order of the texts is that of the times.
 */
public final class Keys {
    static final String PARTITION = "pk";
    static final String SORT = "sk";

    private static final String PROCUREMENT = "PROC#";
    private static final String PROCUREMENT_ITEM = "PROCUREMENT";
    private static final String SUBMISSION_ITEM = "SUBMISSION";
    private static final String INVITATION = "INVITATION#";
    private static final String INVITED = "ONCE";
    private static final String OFFICE = "OFFICE#";
    private static final String CONTACT_ITEM = "CONTACT";
    private static final String CONTACT_OF = "#" + CONTACT_ITEM;
    private static final String REQUEST = "REQUEST#";
    private static final String SUBMISSION = "SUB#";
    private static final String MAIL = "MAIL#";
    private static final String REVIEW = "REVIEW";
    private static final String OPEN_REVIEWS = "REVIEWS#OPEN";
    private static final String CONCERN = "CONCERN#";
    private static final String CONCERNS = "CONCERNS";
    private static final String RECALL = "RECALL#";
    private static final String LINEAGE = "LIST#";
    private static final String TICKET = "TICKET#";
    private static final String ADVISED = "ADVISED#";
    private static final String NAMED = "NAMED#";
    private static final String ADVISED_MAKER = "ADVICE#";
    private static final String ADDRESS = "ADDRESS#";
    private static final String RECOVERY = "RECOVERY";
    private static final String FEED = "FEED#MAIL";

    private static final DateTimeFormatter FIXED_WIDTH_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FIXED_WIDTH_DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private static final Pattern PROCUREMENT_POSITION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}#p[0-9a-v]{26}");
    private static final Pattern SUBMISSION_POSITION =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{9}Z#s[0-9a-v]{26}");

    private static final Pattern CONCERN_POSITION =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{9}Z#c[0-9a-v]{26}");
    private static final Pattern RECALLED_POSITION = Pattern.compile("s[0-9a-v]{26}");
    private static final Pattern SEQUENCE = Pattern.compile("\\d{6,9}");
    private static final Pattern MENTION_POSITION = Pattern.compile(SUBMISSION_POSITION.pattern() + "#\\d{5,}");

    private Keys() {}

    /**
     * Returns the mail whose item has these keys, or empty when the item is no mail.
     *
     * @param partition value of {@code pk}
     * @param sort value of {@code sk}
     */
    public static Optional<MailId> mailId(String partition, String sort) {
        if (!sort.startsWith(MAIL)) {
            return Optional.empty();
        }
        var ofSubmission = partition.startsWith(SUBMISSION)
                ? SubmissionId.parse(partition.substring(SUBMISSION.length()))
                : Optional.<SubmissionId>empty();
        var ofProcurement = partition.startsWith(PROCUREMENT)
                ? ProcurementId.parse(partition.substring(PROCUREMENT.length()))
                : Optional.<ProcurementId>empty();
        var ofConcern = partition.startsWith(CONCERN)
                ? ConcernId.parse(partition.substring(CONCERN.length()))
                : Optional.<ConcernId>empty();
        var parts = sort.split("#", 4);
        if (parts.length < 3) {
            return Optional.empty();
        }
        var occasion = Arrays.stream(Occasion.values())
                .filter(candidate -> candidate.name().equals(parts[1]))
                .findFirst();
        var matter = ofSubmission
                .flatMap(id -> parts.length == 3 ? Optional.of(new MailMatter.OfSubmission(id)) : review(id, parts[2]))
                .or(() -> ofProcurement.flatMap(id -> matter(id, parts[2])))
                .or(() -> ofConcern.flatMap(id -> recall(id, parts[2])));
        return matter.flatMap(about -> occasion.flatMap(
                why -> Recipient.parse(parts[parts.length - 1]).map(recipient -> new MailId(about, why, recipient))));
    }

    private static Optional<MailMatter> review(SubmissionId id, String which) {
        return SEQUENCE.matcher(which).matches()
                ? Optional.of(new MailMatter.OfReview(id, Integer.parseInt(which)))
                : Optional.empty();
    }

    private static Optional<MailMatter> recall(ConcernId id, String which) {
        return SEQUENCE.matcher(which).matches()
                ? Optional.of(new MailMatter.OfRecall(id, Integer.parseInt(which)))
                : Optional.empty();
    }

    private static Optional<MailMatter> matter(ProcurementId id, String which) {
        if (which.equals(INVITED)) {
            return Optional.of(new MailMatter.OfInvitation(id));
        }
        if (SEQUENCE.matcher(which).matches()) {
            return Optional.of(new MailMatter.OfChange(id, Integer.parseInt(which)));
        }
        try {
            return Optional.of(new MailMatter.OfDeadline(id, LocalDate.parse(which)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns how long the item with these keys is kept.
     *
     * @param partition value of {@code pk}
     * @param sort value of {@code sk}
     * @throws IllegalArgumentException when there are no such items
     */
    public static RetentionClass retention(String partition, String sort) {
        return retention(new ItemKey(partition, sort));
    }

    static RetentionClass retention(ItemKey key) {
        if (isContact(key)) {
            return RetentionClass.CONTACT;
        }
        if (isRequest(key)) {
            return RetentionClass.ANSWER;
        }
        var partition = key.partition();
        if (partition.startsWith(PROCUREMENT)) {
            return key.sort().startsWith(TICKET) ? RetentionClass.TICKET : RetentionClass.RECORD;
        }
        if (partition.startsWith(SUBMISSION)
                || partition.startsWith(CONCERN)
                || partition.startsWith(ADVISED)
                || partition.equals(CONCERNS)) {
            return RetentionClass.RECORD;
        }
        if (partition.startsWith(NAMED)
                || partition.startsWith(ADVISED_MAKER)
                || partition.startsWith(RECALL)
                || partition.startsWith(ADDRESS)
                || partition.equals(RECOVERY)
                || partition.equals(FEED)) {
            return RetentionClass.WORKING;
        }
        throw new IllegalArgumentException("no class of retention for " + key);
    }

    static ItemKey procurement(ProcurementId id) {
        return new ItemKey(PROCUREMENT + id, PROCUREMENT_ITEM);
    }

    /** Returns the procurement whose item has the partition key {@code partition}. */
    static ProcurementId procurementId(String partition) {
        return new ProcurementId(partition.substring(PROCUREMENT.length()));
    }

    static ItemKey invitation(ProcurementId procurement, InvitationId invitation) {
        return new ItemKey(PROCUREMENT + procurement, INVITATION + invitation);
    }

    /** Returns what the sort keys of a procurement's invitations begin with. */
    static String invitationPrefix() {
        return INVITATION;
    }

    static ItemKey ticket(ProcurementId procurement, InvitationId invitation, TicketId ticket) {
        return new ItemKey(PROCUREMENT + procurement, TICKET + invitation + "#" + ticket);
    }

    static ItemKey submission(SubmissionId id) {
        return new ItemKey(SUBMISSION + id, SUBMISSION_ITEM);
    }

    /** Returns the key of the chances that an upload was given. */
    static ItemKey recovery(SubmissionId id) {
        return new ItemKey(SUBMISSION + id, "RECOVERY");
    }

    /** Returns the key of how far the bucket was looked through. */
    static ItemKey bucketPosition() {
        return new ItemKey(RECOVERY, "POSITION");
    }

    static ItemKey mail(MailId id) {
        var recipient = "#" + id.recipient().reference();
        return switch (id.matter()) {
            case MailMatter.OfSubmission(var submission) ->
                new ItemKey(SUBMISSION + submission, MAIL + id.occasion() + recipient);
            case MailMatter.OfReview(var submission, var number) ->
                new ItemKey(
                        SUBMISSION + submission,
                        MAIL + id.occasion() + String.format(Locale.ROOT, "#%06d", number) + recipient);
            case MailMatter.OfRecall(var concern, var version) ->
                new ItemKey(
                        CONCERN + concern,
                        MAIL + id.occasion() + String.format(Locale.ROOT, "#%06d", version) + recipient);
            case MailMatter.OfInvitation(var procurement) ->
                new ItemKey(PROCUREMENT + procurement, MAIL + id.occasion() + "#" + INVITED + recipient);
            case MailMatter.OfDeadline(var procurement, var day) ->
                new ItemKey(PROCUREMENT + procurement, MAIL + id.occasion() + "#" + day + recipient);
            case MailMatter.OfChange(var procurement, var sequence) ->
                new ItemKey(
                        PROCUREMENT + procurement,
                        MAIL + id.occasion() + String.format(Locale.ROOT, "#%06d", sequence) + recipient);
        };
    }

    static ItemKey audit(AuditSubject subject, int sequence) {
        return new ItemKey(
                (ProcurementId.parse(subject.value()).isPresent() ? PROCUREMENT : SUBMISSION) + subject,
                String.format(Locale.ROOT, "%s%06d", auditPrefix(), sequence));
    }

    /** Returns the item that holds the head of a chain: that of what the chain is about. */
    static ItemKey holderOfHead(AuditSubject subject) {
        var value = subject.value();
        if (value.endsWith(ReviewEvents.SUFFIX)) {
            return review(new SubmissionId(value.substring(0, value.length() - ReviewEvents.SUFFIX.length())));
        }
        return ConcernId.parse(value)
                .map(Keys::concern)
                .or(() -> ProcurementId.parse(value).map(Keys::procurement))
                .orElseGet(() -> submission(new SubmissionId(value)));
    }

    /** Returns the chain whose head the item {@code key} holds, if its events lie in another partition. */
    static Optional<AuditSubject> headHeldElsewhere(ItemKey key) {
        if (key.sort().equals(REVIEW) && key.partition().startsWith(SUBMISSION)) {
            return Optional.of(ReviewEvents.subject(submissionId(key.partition())));
        }
        return key.partition().equals(CONCERNS) && key.sort().startsWith(concernPrefix())
                ? Optional.of(
                        new AuditSubject(key.sort().substring(concernPrefix().length())))
                : Optional.empty();
    }

    /** Returns what the sort keys of a chain's events begin with. */
    static String auditPrefix() {
        return "AUDIT#";
    }

    static ItemKey review(SubmissionId submission) {
        return new ItemKey(SUBMISSION + submission, REVIEW);
    }

    static String openReviews() {
        return OPEN_REVIEWS;
    }

    /** Returns where a review stands while it waits for advice: in no index otherwise. */
    static List<IndexKey> indexKeys(Review review) {
        return switch (review.state()) {
            case REQUESTED ->
                List.of(new IndexKey(
                        Index.SECOND, openReviews(), timeOrder(review.requestedAt()) + "#" + review.submission()));
            case RELEASED, WITHDRAWN -> List.of();
        };
    }

    /** Returns the key of the item that counts a list as advised in a fiscal year. */
    static ItemKey advised(int fiscalYear, InvitationId lineage) {
        return new ItemKey(advisedIn(fiscalYear), LINEAGE + lineage);
    }

    static String advisedIn(int fiscalYear) {
        return ADVISED + fiscalYear;
    }

    /** Returns what the sort keys of the lists advised in a year begin with. */
    static String lineagePrefix() {
        return LINEAGE;
    }

    /** Returns the key of an entry of the concern list as it stands; all entries lie in one partition. */
    static ItemKey concern(ConcernId id) {
        return new ItemKey(CONCERNS, concernPrefix() + id);
    }

    /** Returns what the sort keys of entries of the concern list begin with. */
    static String concernPrefix() {
        return "ENTRY#";
    }

    static ItemKey concernVersion(ConcernId id, int version) {
        return new ItemKey(CONCERN + id, String.format(Locale.ROOT, "%s%06d", concernVersionPrefix(), version));
    }

    /** Returns what the sort keys of an entry's versions begin with. */
    static String concernVersionPrefix() {
        return "VERSION#";
    }

    /** Returns the key of the counter of what was published and withdrawn. */
    static ItemKey concernRevision() {
        return new ItemKey(CONCERNS, "REVISION");
    }

    static ItemKey recall(RecallId id) {
        return new ItemKey(RECALL + id, "RECALL");
    }

    /** Returns the recall whose item has the partition key {@code partition}. */
    static RecallId recallId(String partition) {
        return new RecallId(partition.substring(RECALL.length()));
    }

    static ItemKey recalled(SubmissionId submission, RecallId recall) {
        return new ItemKey(SUBMISSION + submission, recalledPrefix() + recall);
    }

    /** Returns what the sort keys of a list's recalls begin with. */
    static String recalledPrefix() {
        return "RECALLED#";
    }

    /**
     * Returns the key of a mention. Mentions are an index in the table itself, since an index of DynamoDB's lags: who
     * publishes a concern must see what was stored before.
     */
    static ItemKey mention(MentionKey key, Instant receivedAt, Lease lease) {
        return new ItemKey(
                mentionsOf(key),
                timeOrder(receivedAt) + "#" + lease.submission() + String.format(Locale.ROOT, "#%05d", lease.fence()));
    }

    /** Returns the key of the item that says which list named {@code key} first; it stands behind all mentions. */
    static ItemKey firstMention(MentionKey key) {
        return new ItemKey(mentionsOf(key), mentionsEnd() + "FIRST");
    }

    static String mentionsOf(MentionKey key) {
        return NAMED + key.facet() + "#" + key.value();
    }

    /** Returns the key of the item that says that advice was given on a product of a maker. */
    static ItemKey advisedMaker(MentionKey maker) {
        return new ItemKey(ADVISED_MAKER + maker.value(), "MAKER");
    }

    /** Returns the key of the item that says in which releases there is a concern about a product. */
    static ItemKey advisedProduct(ProductKey product) {
        return new ItemKey(
                ADVISED_MAKER + product.maker().value(),
                product.named().facet() + "#" + product.named().value());
    }

    /** Returns the text before which all mentions of a key stand. */
    static String mentionsEnd() {
        return "~";
    }

    static ItemKey office(AdvisingOfficeCode office) {
        return new ItemKey(OFFICE + office.value(), CONTACT_ITEM);
    }

    /**
     * Returns the key of the contacts of the procurement or invitation {@code registration}. It follows that of the invitation
     * at once, so that one query reads invitations with their contacts.
     */
    static ItemKey contact(ItemKey registration) {
        return new ItemKey(registration.partition(), registration.sort() + CONTACT_OF);
    }

    /** Returns whether the item under {@code key} holds contacts and nothing else. */
    static boolean isContact(ItemKey key) {
        return (key.sort().endsWith(CONTACT_OF) && isRegistration(registration(key)))
                || (key.sort().equals(CONTACT_ITEM) && key.partition().startsWith(OFFICE));
    }

    /** Returns whether the item under {@code key} is that of a procurement or an invitation, which have contacts. */
    static boolean isRegistration(ItemKey key) {
        return key.partition().startsWith(PROCUREMENT)
                && (key.sort().equals(PROCUREMENT_ITEM)
                        || (key.sort().startsWith(INVITATION) && !key.sort().endsWith(CONTACT_OF)));
    }

    /** Returns the registration that the item {@code key}, which holds contacts or is one, belongs to. */
    private static ItemKey registration(ItemKey key) {
        return key.sort().endsWith(CONTACT_OF)
                ? new ItemKey(
                        key.partition(), key.sort().substring(0, key.sort().length() - CONTACT_OF.length()))
                : key;
    }

    /** Returns what the contacts in the item under {@code key} are registered with; empty when such an item has none. */
    static Optional<Place> contactPlace(ItemKey key) {
        if (key.sort().equals(CONTACT_ITEM) && key.partition().startsWith(OFFICE)) {
            return Optional.of(
                    new Place.OfOffice(new AdvisingOfficeCode(key.partition().substring(OFFICE.length()))));
        }
        var registration = registration(key);
        if (!isRegistration(registration)) {
            return Optional.empty();
        }
        var procurement = procurementId(key.partition());
        return Optional.of(
                registration.sort().equals(PROCUREMENT_ITEM)
                        ? new Place.OfProcurement(procurement)
                        : new Place.OfInvitation(
                                procurement,
                                new InvitationId(registration.sort().substring(INVITATION.length()))));
    }

    /** Returns the key of what is known of an address. It holds the hash of the address, folded, and never the address. */
    static ItemKey suppression(EmailAddress address) {
        var hash = Sha256.digest().digest(address.folded().getBytes(StandardCharsets.UTF_8));
        return new ItemKey(ADDRESS + HexFormat.of().formatHex(hash), "SUPPRESSION");
    }

    /** Returns the key of what became of a request. It holds a hash, since callers may put anything into their keys. */
    static ItemKey request(RequestKey request) {
        var digest = Sha256.digest();
        digest.update(request.caller().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        var hash = digest.digest(request.key().value().getBytes(StandardCharsets.UTF_8));
        return new ItemKey(REQUEST + HexFormat.of().formatHex(hash), "ANSWER");
    }

    /** Returns whether an item with this key says what became of a request. */
    static boolean isRequest(ItemKey key) {
        return key.partition().startsWith(REQUEST);
    }

    /** Returns the key of what is known of the mail service's reports. */
    static ItemKey mailFeed() {
        return new ItemKey(FEED, "FEED");
    }

    /**
     * Returns the key of a part of a chunk. A chunk nearly always has one part only.
     *
     * @param fence the fence of the lease under which it is written: what an earlier worker writes late lies elsewhere
     * @param number the chunk, from 0
     * @param part the part, from 0
     */
    static ItemKey chunk(SubmissionId id, int fence, ChunkKind kind, int number, int part) {
        var whole = String.format(Locale.ROOT, "%s#%05d#%05d", kind.label(), fence, number);
        return new ItemKey(SUBMISSION + id, part == 0 ? whole : String.format(Locale.ROOT, "%s#%05d", whole, part));
    }

    /** Returns the key of the digests of all chunks that were written under a lease. */
    static ItemKey digests(SubmissionId id, int fence, boolean forReviewers) {
        var label = forReviewers ? "DIGESTS-R" : "DIGESTS";
        return new ItemKey(SUBMISSION + id, String.format(Locale.ROOT, "%s#%05d", label, fence));
    }

    static String procurementsOf(BodyCode body) {
        return "BODY#" + body.value();
    }

    static String allProcurements() {
        return "PROCUREMENTS";
    }

    static String invitationsOf(CorporateNumber vendor) {
        return "VENDOR#" + vendor.value();
    }

    static String submissionsTo(ProcurementId procurement) {
        return "SUBMISSIONS#" + procurement;
    }

    static String submissionsTo(ProcurementId procurement, CorporateNumber vendor) {
        return "SUBMISSIONS#" + procurement + "#" + vendor.value();
    }

    static String allConcerns() {
        return CONCERNS;
    }

    static IndexKey indexKey(Concern concern) {
        return new IndexKey(Index.SECOND, allConcerns(), timeOrder(concern.draftedAt()) + "#" + concern.id());
    }

    static String recalledBy(RecallId recall) {
        return recalledPrefix() + recall;
    }

    static IndexKey indexKey(RecalledList list) {
        return new IndexKey(
                Index.SECOND, recalledBy(list.recall()), list.submission().value());
    }

    static String dueRecalls() {
        return "DUE#RECALL";
    }

    static IndexKey due(Recall recall) {
        return new IndexKey(Index.DUE, dueRecalls(), timeOrder(recall.startedAt()) + "#" + recall.id());
    }

    static String dueSubmissions() {
        return "DUE#SUBMISSION";
    }

    static String dueMails() {
        return "DUE#MAIL";
    }

    static String dueDeadlines() {
        return "DUE#DEADLINE";
    }

    static List<IndexKey> indexKeys(Procurement procurement) {
        var sort = startOrder(procurement.startDate(), procurement.id());
        List<IndexKey> keys = new ArrayList<>(List.of(
                new IndexKey(Index.FIRST, procurementsOf(procurement.body()), sort),
                new IndexKey(Index.SECOND, allProcurements(), sort)));
        DeadlinePlan.next(procurement)
                .map(notice ->
                        new IndexKey(Index.DUE, dueDeadlines(), timeOrder(notice.owedAt()) + "#" + procurement.id()))
                .ifPresent(keys::add);
        return keys;
    }

    static IndexKey indexKey(Invitation invitation) {
        return new IndexKey(
                Index.FIRST,
                invitationsOf(invitation.vendor()),
                startOrder(invitation.startDate(), invitation.procurementId()));
    }

    static List<IndexKey> indexKeys(Submission submission) {
        var sort = timeOrder(submission.receivedAt()) + "#" + submission.id();
        return switch (submission.owner()) {
            case Owner.Invited owner ->
                List.of(
                        new IndexKey(Index.FIRST, submissionsTo(owner.procurementId()), sort),
                        new IndexKey(Index.SECOND, submissionsTo(owner.procurementId(), owner.vendor()), sort));
            case Owner.Unclaimed unclaimed -> List.of(new IndexKey(Index.FIRST, "SUBMISSIONS#UNCLAIMED", sort));
        };
    }

    static IndexKey dueLease(SubmissionId id, Instant leaseUntil) {
        return new IndexKey(Index.DUE, dueSubmissions(), timeOrder(leaseUntil) + "#" + id);
    }

    static IndexKey due(MailId mail, Instant owedAt) {
        return new IndexKey(
                Index.DUE,
                dueMails(),
                timeOrder(owedAt) + "#" + mail.matter().subject() + "#"
                        + mail(mail).sort().substring(MAIL.length()));
    }

    /** Returns the text before which all entries of earlier times than {@code instant} stand. */
    static String timeOrder(Instant instant) {
        return FIXED_WIDTH_TIME.format(inFourDigitYears(instant));
    }

    /** Returns whether the item with this sort key holds the head of the chain in its own partition. */
    static boolean holdsHead(String sort) {
        return sort.equals(SUBMISSION_ITEM) || sort.equals(PROCUREMENT_ITEM);
    }

    /** Returns what the items of a partition are about. */
    static String subject(String partition) {
        if (partition.startsWith(PROCUREMENT)) {
            return partition.substring(PROCUREMENT.length());
        }
        return partition.startsWith(SUBMISSION) ? partition.substring(SUBMISSION.length()) : partition;
    }

    /** Returns the submission whose item has the partition key {@code partition}. */
    static SubmissionId submissionId(String partition) {
        return new SubmissionId(partition.substring(SUBMISSION.length()));
    }

    /** Returns the sort key that a position in a listing of procurements or invitations stands for. */
    static String procurementPosition(Position position) {
        return checked(position, PROCUREMENT_POSITION);
    }

    /** Returns the sort key that a position in a listing of submissions or of their reviews stands for. */
    static String submissionPosition(Position position) {
        return checked(position, SUBMISSION_POSITION);
    }

    /** Returns the sort key that a position in a listing of concerns stands for. */
    static String concernPosition(Position position) {
        return checked(position, CONCERN_POSITION);
    }

    /** Returns the sort key that a position in a listing of recalled lists stands for. */
    static String recalledPosition(Position position) {
        return checked(position, RECALLED_POSITION);
    }

    /** Returns the sort key that a position in a listing of mentions stands for. */
    static String mentionPosition(Position position) {
        return checked(position, MENTION_POSITION);
    }

    private static String checked(Position position, Pattern shape) {
        if (!shape.matcher(position.value()).matches()) {
            throw new MalformedPositionException("not a position of this listing");
        }
        return position.value();
    }

    private static String startOrder(LocalDate startDate, ProcurementId id) {
        return FIXED_WIDTH_DAY.format(inFourDigitYears(startDate)) + "#" + id;
    }

    private static LocalDate inFourDigitYears(LocalDate day) {
        if (day.getYear() < 0 || day.getYear() > 9999) {
            throw new IllegalArgumentException("years 0 to 9999 can be put in order, not " + day);
        }
        return day;
    }

    private static Instant inFourDigitYears(Instant instant) {
        inFourDigitYears(instant.atZone(ZoneOffset.UTC).toLocalDate());
        return instant;
    }
}
