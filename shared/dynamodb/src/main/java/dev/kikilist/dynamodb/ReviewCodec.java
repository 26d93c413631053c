package dev.kikilist.dynamodb;

import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.AdvisedList;
import dev.kikilist.advice.Inquiry;
import dev.kikilist.advice.ItemAdvice;
import dev.kikilist.advice.Opinion;
import dev.kikilist.advice.Release;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewState;
import dev.kikilist.advice.VendorNotice;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.text.CorporateNumber;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a review, and the one that counts a list as advised. */
final class ReviewCodec {
    static final String VERSION = "version";
    static final String KINDS = "kinds";

    private ReviewCodec() {}

    static ItemBuilder encode(Review review) {
        var owner = review.owner();
        return ItemBuilder.at(Keys.review(review.submission()))
                .in(Keys.indexKeys(review))
                .text("submission", review.submission().value())
                .text("procurement", owner.procurementId().value())
                .text("invitation", owner.invitationId().value())
                .text("body", owner.body().value())
                .text("vendor", owner.vendor().value())
                .texts(
                        "offices",
                        review.offices().stream().map(AdvisingOfficeCode::value).toList())
                .name("state", review.state())
                .number(VERSION, review.version())
                .number("agencyVersion", review.agencyVersion())
                .moment("requestedAt", review.requestedAt())
                .maps("opinions", opinions(review.opinions()))
                .maps("proposals", opinions(review.proposals()))
                .maps(
                        "inquiries",
                        review.inquiries().stream().map(ReviewCodec::encode).toList())
                .maps(
                        "releases",
                        review.releases().stream().map(ReviewCodec::encode).toList())
                .map("notice", encode(review.notice()));
    }

    static Review decode(StoredItem item) {
        return new Review(
                new SubmissionId(item.text("submission")),
                new Owner.Invited(
                        new ProcurementId(item.text("procurement")),
                        new InvitationId(item.text("invitation")),
                        new BodyCode(item.text("body")),
                        new CorporateNumber(item.text("vendor"))),
                item.texts("offices").stream().map(AdvisingOfficeCode::new).toList(),
                item.name("state", ReviewState.class),
                item.count(VERSION),
                item.count("agencyVersion"),
                item.moment("requestedAt"),
                item.maps("opinions").stream().map(ReviewCodec::opinion).toList(),
                item.maps("proposals").stream().map(ReviewCodec::opinion).toList(),
                item.maps("inquiries").stream().map(ReviewCodec::inquiry).toList(),
                item.maps("releases").stream().map(ReviewCodec::release).toList(),
                notice(item.mapOrNull("notice")));
    }

    private static List<ItemBuilder> opinions(List<Opinion> opinions) {
        return opinions.stream().map(ReviewCodec::encode).toList();
    }

    private static ItemBuilder encode(Opinion opinion) {
        var second = opinion.confirmedBy();
        return ItemBuilder.nested()
                .name("kind", opinion.kind())
                .text("text", opinion.text())
                .maps(
                        "items",
                        opinion.items().stream()
                                .map(item -> ItemBuilder.nested()
                                        .number("position", item.position())
                                        .name("kind", item.kind())
                                        .text("text", item.text()))
                                .toList())
                .map("by", ConcernCodec.encode(opinion.by()))
                .moment("at", opinion.at())
                .map("confirmedBy", second == null ? null : ConcernCodec.encode(second));
    }

    private static Opinion opinion(StoredItem map) {
        var second = map.mapOrNull("confirmedBy");
        return new Opinion(
                map.name("kind", AdviceKind.class),
                map.text("text"),
                map.maps("items").stream()
                        .map(item -> new ItemAdvice(
                                item.count("position"), item.name("kind", AdviceKind.class), item.text("text")))
                        .toList(),
                ConcernCodec.reviewer(map.map("by")),
                map.moment("at"),
                second == null ? null : ConcernCodec.reviewer(second));
    }

    private static ItemBuilder encode(Inquiry inquiry) {
        return ItemBuilder.nested()
                .number("number", inquiry.number())
                .text("question", inquiry.question())
                .map("askedBy", ConcernCodec.encode(inquiry.askedBy()))
                .moment("askedAt", inquiry.askedAt())
                .text("answer", inquiry.answer())
                .moment("answeredAt", inquiry.answeredAt());
    }

    private static Inquiry inquiry(StoredItem map) {
        return new Inquiry(
                map.count("number"),
                map.text("question"),
                ConcernCodec.reviewer(map.map("askedBy")),
                map.moment("askedAt"),
                map.textOrNull("answer"),
                map.momentOrNull("answeredAt"));
    }

    private static ItemBuilder encode(Release release) {
        return ItemBuilder.nested()
                .number("number", release.number())
                .maps("opinions", opinions(release.opinions()))
                .map("by", ConcernCodec.encode(release.by()))
                .moment("at", release.at());
    }

    private static Release release(StoredItem map) {
        return new Release(
                map.count("number"),
                map.maps("opinions").stream().map(ReviewCodec::opinion).toList(),
                ConcernCodec.reviewer(map.map("by")),
                map.moment("at"));
    }

    private static @Nullable ItemBuilder encode(@Nullable VendorNotice notice) {
        return notice == null
                ? null
                : ItemBuilder.nested().text("text", notice.text()).moment("at", notice.at());
    }

    private static @Nullable VendorNotice notice(@Nullable StoredItem map) {
        return map == null ? null : new VendorNotice(map.text("text"), map.moment("at"));
    }

    static Map<String, AttributeValue> encode(AdvisedList list) {
        return ItemBuilder.at(Keys.advised(list.fiscalYear(), list.lineage()))
                .number("fiscalYear", list.fiscalYear())
                .text("lineage", list.lineage().value())
                .text("body", list.body().value())
                .names(KINDS, list.kinds())
                .build();
    }

    static AdvisedList advised(StoredItem item) {
        return new AdvisedList(
                item.count("fiscalYear"),
                new InvitationId(item.text("lineage")),
                new BodyCode(item.text("body")),
                item.names(KINDS, AdviceKind.class));
    }
}
