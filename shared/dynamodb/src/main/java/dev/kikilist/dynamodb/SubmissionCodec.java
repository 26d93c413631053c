package dev.kikilist.dynamodb;

import dev.kikilist.audit.ChainHead;
import dev.kikilist.dynamodb.LeaseCodec.StoredLease;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.EditionId;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.submission.AnnotatedFormat;
import dev.kikilist.submission.FindingCounts;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.text.CorporateNumber;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a submission. It is in the index of what is due while it is being read, and only then. */
final class SubmissionCodec {
    static final String STATE = "state";
    static final String SUPERSEDED_BY = "supersededBy";

    private SubmissionCodec() {}

    /**
     * Returns the item of a submission.
     *
     * @param head the head of the chain of its events
     * @param lease the lease under which it is undecided, or null once it is decided
     */
    static Map<String, AttributeValue> encode(Submission submission, ChainHead head, @Nullable StoredLease lease) {
        var item = ItemBuilder.at(Keys.submission(submission.id()))
                .in(Keys.indexKeys(submission))
                .text("id", submission.id().value())
                .map("object", encode(submission.object()))
                .text("fileName", submission.fileName())
                .map("owner", encode(submission.owner()))
                .name(STATE, submission.state())
                .number("version", submission.version())
                .flag("late", submission.late())
                .moment("receivedAt", submission.receivedAt())
                .moment("decidedAt", submission.decidedAt())
                .map("reading", encode(submission.reading()))
                .text(
                        SUPERSEDED_BY,
                        submission.supersededBy() == null
                                ? null
                                : submission.supersededBy().value());
        AuditCodec.encode(item, head);
        if (lease != null) {
            LeaseCodec.encode(item, lease);
            if (submission.state() == SubmissionState.RECEIVED) {
                item.in(Keys.dueLease(submission.id(), lease.until()));
            }
        }
        return item.build();
    }

    static Submission decode(StoredItem item) {
        return new Submission(
                new SubmissionId(item.text("id")),
                object(item.map("object")),
                item.text("fileName"),
                owner(item.mapOrNull("owner")),
                item.name(STATE, SubmissionState.class),
                item.count("version"),
                item.flag("late"),
                item.moment("receivedAt"),
                item.momentOrNull("decidedAt"),
                reading(item.mapOrNull("reading")),
                item.valueOrNull(SUPERSEDED_BY, SubmissionId::new));
    }

    private static ItemBuilder encode(ObjectVersion object) {
        return ItemBuilder.nested()
                .text("bucket", object.bucket())
                .text("key", object.key())
                .text("versionId", object.versionId())
                .number("size", object.size())
                .text("sequencer", object.sequencer())
                .moment("storedAt", object.storedAt());
    }

    private static ObjectVersion object(StoredItem map) {
        return new ObjectVersion(
                map.text("bucket"),
                map.text("key"),
                map.textOrNull("versionId"),
                map.number("size"),
                map.textOrNull("sequencer"),
                map.moment("storedAt"));
    }

    private static @Nullable ItemBuilder encode(Owner owner) {
        return switch (owner) {
            case Owner.Invited invited ->
                ItemBuilder.nested()
                        .text("procurementId", invited.procurementId().value())
                        .text("invitationId", invited.invitationId().value())
                        .text("body", invited.body().value())
                        .text("vendor", invited.vendor().value());
            case Owner.Unclaimed unclaimed -> null;
        };
    }

    private static Owner owner(@Nullable StoredItem map) {
        return map == null
                ? new Owner.Unclaimed()
                : new Owner.Invited(
                        new ProcurementId(map.text("procurementId")),
                        new InvitationId(map.text("invitationId")),
                        new BodyCode(map.text("body")),
                        new CorporateNumber(map.text("vendor")));
    }

    private static @Nullable ItemBuilder encode(@Nullable Reading reading) {
        if (reading == null) {
            return null;
        }
        var edition = reading.edition();
        return ItemBuilder.nested()
                .name("format", reading.format())
                .text("sha256", reading.sha256())
                .text("edition", edition == null ? null : edition.value())
                .text("subjectWritten", reading.subjectWritten())
                .text("vendorNameWritten", reading.vendorNameWritten())
                .name("annotated", reading.annotated())
                .map(
                        "counts",
                        ItemBuilder.nested()
                                .number("file", reading.counts().file())
                                .number("errors", reading.counts().errors())
                                .number("queries", reading.counts().queries()))
                .map(
                        "manifest",
                        ItemBuilder.nested()
                                .number("fence", reading.manifest().fence())
                                .number("items", reading.manifest().items())
                                .number("subcontractors", reading.manifest().subcontractors())
                                .number("findings", reading.manifest().findings())
                                .number("reviewerFindings", reading.manifest().reviewerFindings())
                                .text("digest", reading.manifest().digest())
                                .text("reviewerDigest", reading.manifest().reviewerDigest()));
    }

    private static @Nullable Reading reading(@Nullable StoredItem map) {
        if (map == null) {
            return null;
        }
        var counts = map.map("counts");
        var manifest = map.map("manifest");
        return new Reading(
                map.nameOrNull("format", FileFormat.class),
                map.text("sha256"),
                map.valueOrNull("edition", EditionId::new),
                map.text("subjectWritten"),
                map.text("vendorNameWritten"),
                new FindingCounts(counts.count("file"), counts.count("errors"), counts.count("queries")),
                new Manifest(
                        manifest.count("fence"),
                        manifest.count("items"),
                        manifest.count("subcontractors"),
                        manifest.count("findings"),
                        manifest.count("reviewerFindings"),
                        manifest.text("digest"),
                        manifest.text("reviewerDigest")),
                map.nameOrNull("annotated", AnnotatedFormat.class));
    }
}
