package dev.kikilist.dynamodb;

import dev.kikilist.audit.ChainHead;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.ImportanceViewpoint;
import dev.kikilist.procurement.Particulars;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementSummary;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.procurement.Standing;
import dev.kikilist.procurement.Standing.Cancellation;
import dev.kikilist.procurement.Standing.Told;
import dev.kikilist.procurement.Subject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a procurement. Its contacts lie in an item of their own ({@link ContactCodec}). */
final class ProcurementCodec {
    private ProcurementCodec() {}

    static final String VERSION = "version";
    private static final String TOLD = "told";

    /** @param contactVersion which version of its contacts belongs to it */
    static Map<String, AttributeValue> encode(Procurement procurement, int contactVersion, ChainHead head) {
        var particulars = procurement.particulars();
        var standing = procurement.standing();
        var cancellation = standing.cancellation();
        var reasons = ItemBuilder.nested();
        particulars.reasons().forEach((viewpoint, reason) -> reasons.text(viewpoint.name(), reason));
        var item = ItemBuilder.at(Keys.procurement(procurement.id()))
                .in(Keys.indexKeys(procurement))
                .text("id", procurement.id().value())
                .text("body", procurement.body().value())
                .text("title", procurement.title())
                .day("startDate", procurement.startDate())
                .text("edition", procurement.edition().value())
                .names("viewpoints", procurement.viewpoints())
                .name("contractMethod", procurement.contractMethod())
                .names("subjects", procurement.subjects())
                .day("submissionDue", procurement.schedule().submissionDue())
                .day("inspectionDue", procurement.schedule().inspectionDue())
                .day("biddingDay", procurement.schedule().biddingDay())
                .number(ContactCodec.VERSION, contactVersion)
                .moment("registeredAt", procurement.registeredAt())
                .map("reasons", reasons)
                .text("ismapRegistration", particulars.ismapRegistration())
                .flag("externalConnection", particulars.externalConnection())
                .number(VERSION, standing.version())
                .number("sequence", standing.sequence())
                .moment("changedAt", standing.changedAt())
                .moment("noticedUntil", standing.noticedUntil())
                .number("toldSequence", standing.toldSequence())
                .text("cancellation", cancellation == null ? null : cancellation.reason())
                .moment("cancelledAt", cancellation == null ? null : cancellation.at())
                .maps(
                        TOLD,
                        standing.toldBefore().stream()
                                .map(ProcurementCodec::encode)
                                .toList());
        if (standing.toldSequence() < standing.sequence()) {
            // By this the stream starts the sweep at once.
            item.flag("untold", true);
        }
        AuditCodec.encode(item, head);
        return item.build();
    }

    private static ItemBuilder encode(Told told) {
        return schedule(
                ItemBuilder.nested().number("sequence", told.sequence()).text("title", told.title()), told.schedule());
    }

    private static ItemBuilder schedule(ItemBuilder item, Schedule schedule) {
        return item.day("submissionDue", schedule.submissionDue())
                .day("inspectionDue", schedule.inspectionDue())
                .day("biddingDay", schedule.biddingDay());
    }

    static Schedule schedule(StoredItem item) {
        return new Schedule(item.day("submissionDue"), item.day("inspectionDue"), item.day("biddingDay"));
    }

    /** What was stored by an earlier version of the code does not say. */
    private static List<Told> told(StoredItem item) {
        return item.has(TOLD)
                ? item.maps(TOLD).stream()
                        .map(told -> new Told(told.count("sequence"), told.text("title"), schedule(told)))
                        .toList()
                : List.of();
    }

    static ProcurementSummary summary(StoredItem item) {
        return new ProcurementSummary(
                new ProcurementId(item.text("id")),
                new BodyCode(item.text("body")),
                item.text("title"),
                item.day("startDate"),
                new EditionId(item.text("edition")),
                schedule(item),
                cancellation(item) != null,
                item.moment("registeredAt"));
    }

    /** @param item the item with its contacts */
    static Procurement decode(StoredItem item) {
        return new Procurement(
                new ProcurementId(item.text("id")),
                new BodyCode(item.text("body")),
                item.text("title"),
                item.day("startDate"),
                new EditionId(item.text("edition")),
                item.names("viewpoints", ImportanceViewpoint.class),
                item.name("contractMethod", ContractMethod.class),
                item.names("subjects", Subject.class),
                schedule(item),
                ContactCodec.registered(item.map(ContactCodec.CONTACT)),
                ContactCodec.fallback(item),
                item.moment("registeredAt"),
                new Particulars(
                        reasons(item.map("reasons")), item.text("ismapRegistration"), item.flag("externalConnection")),
                new Standing(
                        item.count(VERSION),
                        item.count("sequence"),
                        item.moment("changedAt"),
                        item.moment("noticedUntil"),
                        item.count("toldSequence"),
                        cancellation(item),
                        told(item)));
    }

    private static Map<ImportanceViewpoint, String> reasons(StoredItem map) {
        var reasons = new EnumMap<ImportanceViewpoint, String>(ImportanceViewpoint.class);
        map.texts().forEach((viewpoint, reason) -> reasons.put(ImportanceViewpoint.valueOf(viewpoint), reason));
        return reasons;
    }

    static @Nullable Cancellation cancellation(StoredItem item) {
        var reason = item.textOrNull("cancellation");
        return reason == null ? null : new Cancellation(reason, item.moment("cancelledAt"));
    }
}
