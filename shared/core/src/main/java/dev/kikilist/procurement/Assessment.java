package dev.kikilist.procurement;

import dev.kikilist.calendar.BusinessDays;
import dev.kikilist.policy.Applicability;
import dev.kikilist.policy.Body;
import dev.kikilist.policy.Editions;
import dev.kikilist.text.BilingualText;
import dev.kikilist.text.JapaneseDate;
import java.time.LocalDate;
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

    private static final BilingualText CLOUD = new BilingualText(
            "クラウドサービスの調達では、政府情報システムのためのセキュリティ評価制度（ISMAP）を考慮するものとされています（第3項）。ISMAPの登録番号をご確認ください。",
            "For cloud services, the government's security assessment of cloud services (ISMAP) is to be considered (§3). Please"
                    + " check the ISMAP registration number.");
    private static final BilingualText CONNECTION = new BilingualText(
            "外部接続を伴うため、通信サービスを提供する事業者に対して、必要な情報提供を求めるものとされています（第7項）。",
            "The system is connected to the outside: the provider of the communication service is to be asked for the"
                    + " information that is needed (§7).");

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
        var particulars = procurement.particulars();
        if (procurement.subjects().contains(Subject.CLOUD_SERVICE)
                && particulars.ismapRegistration().isEmpty()) {
            notices.add(new Notice(NoticeCode.CLOUD_WITHOUT_ISMAP, CLOUD));
        }
        if (particulars.externalConnection()) {
            notices.add(new Notice(NoticeCode.EXTERNAL_CONNECTION, CONNECTION));
        }
        dayOff("提出予定期日", "The submission due date", procurement.schedule().submissionDue(), notices);
        dayOff("技術検査提出締切り", "The inspection due date", procurement.schedule().inspectionDue(), notices);
        dayOff("入札予定期日", "The bidding day", procurement.schedule().biddingDay(), notices);
        return new Assessment(
                name.orElse(body.value()), editions.applicabilityOf(body, procurement.startDate()), notices);
    }

    private static void dayOff(String japanese, String english, LocalDate day, List<Notice> notices) {
        BusinessDays.dayOff(day)
                .ifPresent(name -> notices.add(new Notice(
                        NoticeCode.DEADLINE_ON_DAY_OFF,
                        new BilingualText(
                                japanese + "（" + JapaneseDate.format(day) + "）は休日（" + name.japanese()
                                        + "）に当たります。日付をご確認ください。",
                                english + ", " + day + ", is no business day (" + name.english()
                                        + "). Please check the date."))));
    }

    /** Something that an agency should know about its procurement. */
    public record Notice(NoticeCode code, BilingualText text) {}

    /** The stable codes of notices. */
    public enum NoticeCode {
        /** The contract method is none that the agreement foresees (§4). */
        CONTRACT_METHOD_OUTSIDE_AGREEMENT,
        /** A cloud service is bought, and no registration with ISMAP is named (§3). */
        CLOUD_WITHOUT_ISMAP,
        /** The use of the system needs a connection to the outside (§7). */
        EXTERNAL_CONNECTION,
        /** One of the three dates is no business day. */
        DEADLINE_ON_DAY_OFF
    }
}
