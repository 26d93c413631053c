package dev.kikilist.dynamodb;

import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.ImportanceViewpoint;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.procurement.Subject;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a procurement. */
final class ProcurementCodec {
    private ProcurementCodec() {}

    static Map<String, AttributeValue> encode(Procurement procurement) {
        return ItemBuilder.at(Keys.procurement(procurement.id()))
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
                .map("contact", ContactCodec.encode(procurement.contact()))
                .map(ContactCodec.FALLBACK, ContactCodec.encodeIfAny(procurement.fallbackContact()))
                .moment("registeredAt", procurement.registeredAt())
                .build();
    }

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
                new Schedule(item.day("submissionDue"), item.day("inspectionDue"), item.day("biddingDay")),
                ContactCodec.decode(item.map("contact")),
                ContactCodec.fallback(item),
                item.moment("registeredAt"));
    }
}
