package dev.kikilist.dynamodb;

import dev.kikilist.access.ReviewerId;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.ConcernTerms;
import dev.kikilist.concern.NamePattern;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.text.CorporateNumber;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The items of an entry of the concern list: one as it stands, and one per version. */
final class ConcernCodec {
    static final String VERSION = "version";
    static final String REVISION = "revision";

    private ConcernCodec() {}

    /** Returns the revision that the counter of what was published and withdrawn stands at. */
    static long revision(Optional<StoredItem> counter) {
        return counter.map(item -> item.number(REVISION)).orElse(0L);
    }

    static ItemBuilder standing(Concern concern) {
        return fields(ItemBuilder.at(Keys.concern(concern.id())).in(Keys.indexKey(concern)), concern);
    }

    static ItemBuilder version(Concern concern) {
        return fields(ItemBuilder.at(Keys.concernVersion(concern.id(), concern.version())), concern);
    }

    private static ItemBuilder fields(ItemBuilder item, Concern concern) {
        return item.text("id", concern.id().value())
                .number(VERSION, concern.version())
                .name("state", concern.state())
                .map("terms", encode(concern.terms()))
                .moment("draftedAt", concern.draftedAt())
                .map("changedBy", encode(concern.changedBy()))
                .moment("changedAt", concern.changedAt());
    }

    static Concern decode(StoredItem item) {
        return new Concern(
                new ConcernId(item.text("id")),
                item.count(VERSION),
                item.name("state", ConcernState.class),
                terms(item.map("terms")),
                item.moment("draftedAt"),
                reviewer(item.map("changedBy")),
                item.moment("changedAt"));
    }

    static ItemBuilder encode(ReviewerViewer reviewer) {
        return ItemBuilder.nested()
                .text("office", reviewer.office().value())
                .text("reviewer", reviewer.reviewer().value());
    }

    static ReviewerViewer reviewer(StoredItem map) {
        return new ReviewerViewer(new AdvisingOfficeCode(map.text("office")), new ReviewerId(map.text("reviewer")));
    }

    private static ItemBuilder encode(ConcernTerms terms) {
        return ItemBuilder.nested()
                .texts("makers", terms.makers())
                .text(
                        "corporateNumber",
                        terms.corporateNumber() == null
                                ? null
                                : terms.corporateNumber().value())
                .text(
                        "product",
                        terms.product() == null ? null : terms.product().written())
                .text("model", terms.model() == null ? null : terms.model().written())
                .text("category", text(terms.category()))
                .text("country", terms.country())
                .text("reason", terms.reason())
                .day("validFrom", terms.validFrom())
                .text("validUntil", text(terms.validUntil()))
                .texts("bodies", terms.bodies().stream().map(BodyCode::value).toList());
    }

    private static ConcernTerms terms(StoredItem map) {
        var bodies = new TreeSet<BodyCode>(Comparator.comparing(BodyCode::value));
        map.texts("bodies").forEach(code -> bodies.add(new BodyCode(code)));
        return new ConcernTerms(
                map.texts("makers"),
                map.valueOrNull("corporateNumber", CorporateNumber::new),
                map.valueOrNull("product", NamePattern::new),
                map.valueOrNull("model", NamePattern::new),
                map.valueOrNull("category", CategoryCode::new),
                map.text("country"),
                map.text("reason"),
                map.day("validFrom"),
                map.valueOrNull("validUntil", LocalDate::parse),
                bodies);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
