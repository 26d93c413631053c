package dev.kikilist.procurement;

import dev.kikilist.policy.Applicability;
import dev.kikilist.policy.Body;
import dev.kikilist.policy.Editions;
import dev.kikilist.text.BilingualText;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agreement says about a procurement.
 *
 * @param bodyName the name of its body in its edition
 * @param applicability whether the agreement binds it (§8)
 * @param notices what its agency should know besides
 */
public record Assessment(String bodyName, Applicability applicability, List<Notice> notices) {
    private static final BilingualText OUTSIDE_AGREEMENT = new BilingualText(
            "申合せの対象となる調達では、総合評価落札方式や企画競争等、価格面のみならず総合的な評価を行う契約方式を採用するものとされています（第4項）。契約方式をご確認ください。",
            "For procurements under the agreement, a contract method that weighs more than the price is to be chosen, such as"
                    + " comprehensive evaluation or a proposal competition (§4). Please check the contract method.");

    public Assessment {
        notices = List.copyOf(notices);
    }

    /** Returns what the agreement says about {@code procurement}. It follows from both alone. */
    public static Assessment of(Procurement procurement, Editions editions) {
        var body = procurement.body();
        var name = editions.edition(procurement.edition()).body(body).map(Body::name);
        List<Notice> notices = new ArrayList<>();
        if (!procurement.contractMethod().isComprehensive()) {
            notices.add(new Notice(NoticeCode.CONTRACT_METHOD_OUTSIDE_AGREEMENT, OUTSIDE_AGREEMENT));
        }
        return new Assessment(
                name.orElse(body.value()), editions.applicabilityOf(body, procurement.startDate()), notices);
    }

    /** Something that an agency should know about its procurement. */
    public record Notice(NoticeCode code, BilingualText text) {}

    /** The stable codes of notices. */
    public enum NoticeCode {
        /** The contract method is none that the agreement foresees (§4). */
        CONTRACT_METHOD_OUTSIDE_AGREEMENT
    }
}
