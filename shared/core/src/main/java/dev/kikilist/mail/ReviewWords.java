package dev.kikilist.mail;

import dev.kikilist.text.BilingualText;
import java.time.LocalDate;
import java.util.List;

/** The words of mails about a review, per step. Those to a vendor do not say that there is a review. */
final class ReviewWords {
    private static final BilingualText NO_DUE = new BilingualText("", "");
    private static final String INSPECTION = "技術検査締切";

    private ReviewWords() {}

    static Words requested(ListMatter matter) {
        var due = matter.procurement().schedule().inspectionDue();
        return new Words(
                matter.subject("助言依頼", INSPECTION, due),
                new BilingualText("機器リストに対する助言の依頼がありました", "Advice on a list was asked for"),
                new BilingualText(
                        matter.bodyName() + "から、" + list(matter) + "に対する助言の依頼がありました（申合せ第5項）。",
                        matter.bodyName() + " asks for your advice under §5 of the agreement on " + listEn(matter)
                                + "."),
                due("助言の期限（技術検査提出締切り）", "Advice due (technical inspection)", due),
                List.of(
                        new BilingualText(
                                "確認ページで機器リストと指摘をご確認のうえ、貴組織の意見を登録してください。",
                                "Please look at the list and its findings on the page below and enter your office's opinion."),
                        new BilingualText(
                                "調達機関に確認したい事項があるときは、確認ページから照会してください。照会への回答がそろうまで、助言は通知できません。",
                                "Put questions to the procuring body on that page. Advice can be released once all are answered.")));
    }

    static Words withdrawn(ListMatter matter) {
        return new Words(
                matter.subject("助言依頼の取下げ"),
                new BilingualText("助言の依頼が取り下げられました", "A request for advice was withdrawn"),
                new BilingualText(
                        matter.bodyName() + "が、" + list(matter) + "に対する助言の依頼を取り下げました。",
                        matter.bodyName() + " withdrew its request for advice on " + listEn(matter) + "."),
                NO_DUE,
                List.of(new BilingualText(
                        "この機器リストについて、意見の登録は不要です。再び依頼があったときは、改めてお知らせします。",
                        "No opinion on this list is needed. You will be told if advice is asked for again.")));
    }

    static Words asked(ListMatter matter, int number, BilingualText office, boolean isAnswered) {
        var due = matter.procurement().schedule().inspectionDue();
        return new Words(
                matter.subject("照会", INSPECTION, due),
                new BilingualText("確認担当から照会がありました", "An advising office has a question"),
                new BilingualText(
                        office.japanese() + "から、" + list(matter) + "について照会（第" + number + "号）がありました。",
                        "The " + office.english() + " has a question (" + number + ") about " + listEn(matter) + "."),
                isAnswered
                        ? NO_DUE
                        : due("回答の期限の目安（技術検査提出締切り）", "Answer wanted well before (technical inspection)", due),
                isAnswered
                        ? List.of(new BilingualText(
                                "この照会への回答は登録済みです。ご対応は不要です。", "It was answered already. Nothing has to be done."))
                        : List.of(
                                new BilingualText(
                                        "確認ページから、回答をお早めに登録してください。回答が登録されるまで、助言は通知されません。",
                                        "Please answer on the page below soon. No advice is released before you did."),
                                new BilingualText(
                                        "回答に事業者への確認が必要なときは、貴機関から事業者へお問い合わせください。",
                                        "Where the vendor has to be asked, please ask it yourselves.")));
    }

    static Words answered(ListMatter matter, int number) {
        var due = matter.procurement().schedule().inspectionDue();
        return new Words(
                matter.subject("照会への回答", INSPECTION, due),
                new BilingualText("照会への回答がありました", "A question was answered"),
                new BilingualText(
                        matter.bodyName() + "から、" + list(matter) + "についての照会（第" + number + "号）に回答がありました。",
                        matter.bodyName() + " answered your question (" + number + ") about " + listEn(matter) + "."),
                due("助言の期限（技術検査提出締切り）", "Advice due (technical inspection)", due),
                List.of(new BilingualText(
                        "回答をご確認のうえ、貴組織の意見を登録してください。", "Please read the answer and enter your office's opinion.")));
    }

    static Words confirmationWanted(ListMatter matter, boolean isWaiting) {
        var due = matter.procurement().schedule().inspectionDue();
        return new Words(
                matter.subject("二人目の確認依頼", INSPECTION, due),
                new BilingualText("二人目の確認担当者による確認が必要です", "A second reviewer has to confirm an opinion"),
                new BilingualText(
                        list(matter) + "について、貴組織の懸念ありの意見を懸念なしに改める案が登録されました。",
                        "An opinion that drops a concern of your office was entered on " + listEn(matter) + "."),
                isWaiting ? due("助言の期限（技術検査提出締切り）", "Advice due (technical inspection)", due) : NO_DUE,
                isWaiting
                        ? List.of(
                                new BilingualText(
                                        "案を登録した方とは別の確認担当者が、確認ページで案をご確認ください。",
                                        "A reviewer other than the one who entered it: please confirm it on the page below."),
                                new BilingualText(
                                        "確認されるまでは、これまでの意見が有効です。その間、助言は通知できません。",
                                        "Until then the earlier opinion stands, and no advice can be released."))
                        : List.of(new BilingualText(
                                "この案は、すでに確認されたか、改められています。ご対応は不要です。",
                                "It was confirmed or replaced already. Nothing has to be done.")));
    }

    static Words released(ListMatter matter, int number, boolean hasConcern) {
        var bidding = matter.procurement().schedule().biddingDay();
        return new Words(
                matter.subject("助言の通知", "入札予定", bidding),
                new BilingualText("助言が通知されました", "Advice was released"),
                new BilingualText(
                        list(matter) + "について、確認担当の助言（第" + number + "回）が通知されました（申合せ第5項）。",
                        "Advice (" + number + ") under §5 of the agreement was released on " + listEn(matter) + "."),
                hasConcern ? due("対応の期限（入札予定期日）", "To be settled by (bidding)", bidding) : NO_DUE,
                hasConcern
                        ? List.of(
                                new BilingualText(
                                        "懸念が示された製品について、代替品への差替え又はリスク低減策を事業者と調整してください。",
                                        "Please settle with the vendor how products of concern are replaced or their risk is lowered."),
                                new BilingualText(
                                        "事業者に伝える内容は、貴機関がお決めのうえ、確認ページから貴機関の言葉でご連絡ください。助言そのものは事業者には表示されません。",
                                        "What the vendor is told is yours to decide and to write, on the page below. The vendor does not see the advice."))
                        : List.of(new BilingualText(
                                "懸念は示されていません。そのまま調達の手続をお進めください。",
                                "There is no concern. Please go on with the procurement.")));
    }

    static Words notified(ListMatter matter) {
        return new Words(
                matter.subject("調達機関からの連絡"),
                new BilingualText("提出された機器リストについて連絡があります", "A message about your list"),
                new BilingualText(
                        matter.bodyName() + "から、調達案件「" + matter.title() + "」に貴社が提出された機器リスト（第"
                                + matter.submission().version() + "版）について、次のとおり連絡がありました。",
                        matter.bodyName() + " has a message about the list (version "
                                + matter.submission().version() + ") that you handed in for the procurement \""
                                + matter.title() + "\"."),
                NO_DUE,
                List.of(
                        new BilingualText("連絡の内容をご確認ください。", "Please read the message."),
                        new BilingualText(
                                "ご不明な点や対応の期限は、下記の調達機関の担当者へお問い合わせください。",
                                "For questions, and for dates, please turn to the procuring body below.")));
    }

    private static String list(ListMatter matter) {
        return "調達案件「" + matter.title() + "」の機器リスト（" + matter.vendorName() + "、第"
                + matter.submission().version() + "版）";
    }

    private static String listEn(ListMatter matter) {
        return "the list of " + matter.vendorName() + " (version "
                + matter.submission().version() + ") for the procurement \"" + matter.title() + "\"";
    }

    private static BilingualText due(String japanese, String english, LocalDate day) {
        var words = Calendar.words(day);
        return new BilingualText(japanese + "：" + words.japanese(), english + ": " + words.english());
    }

    /**
     * What one mail says in words of the system's own.
     *
     * @param due until when something is to be done; empty where nothing is
     */
    record Words(
            String subject,
            BilingualText heading,
            BilingualText sentence,
            BilingualText due,
            List<BilingualText> actions) {
        Words {
            actions = List.copyOf(actions);
        }
    }
}
