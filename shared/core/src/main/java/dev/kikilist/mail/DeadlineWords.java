package dev.kikilist.mail;

import dev.kikilist.procurement.DeadlinePlan.Kind;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.text.BilingualText;
import java.time.LocalDate;
import java.util.List;

/** The words of mails about the dates of a procurement, per kind and audience. */
final class DeadlineWords {
    private DeadlineWords() {}

    static String subjectKind(Kind kind) {
        return switch (kind) {
            case SUBMISSION_DUE -> "提出予定期日のお知らせ";
            case INSPECTION_DUE -> "技術検査提出締切りのお知らせ";
            case BIDDING_DAY -> "入札予定期日のお知らせ";
            case ADVICE_LATE -> "助言未了のお知らせ";
            case CHANGED -> "期日等変更のお知らせ";
            case CANCELLED -> "調達中止のお知らせ";
        };
    }

    static BilingualText heading(Kind kind) {
        return switch (kind) {
            case SUBMISSION_DUE -> new BilingualText("提出予定期日が近づいています", "The date on which lists are due is near");
            case INSPECTION_DUE -> new BilingualText("技術検査提出締切りが近づいています", "The technical inspection is near");
            case BIDDING_DAY -> new BilingualText("入札予定期日が近づいています", "The day of the bids is near");
            case ADVICE_LATE -> new BilingualText("助言がまだ通知されていません", "Advice that was asked for is late");
            case CHANGED -> new BilingualText("調達の期日等が変更されました", "A procurement was changed");
            case CANCELLED -> new BilingualText("調達が中止されました", "A procurement was cancelled");
        };
    }

    static BilingualText sentence(Kind kind, String title, Schedule schedule) {
        return switch (kind) {
            case SUBMISSION_DUE -> near(title, "提出予定期日", "Lists", schedule.submissionDue());
            case INSPECTION_DUE ->
                near(title, "技術検査提出締切り", "Documents for the technical inspection", schedule.inspectionDue());
            case BIDDING_DAY ->
                new BilingualText(
                        "調達案件「" + title + "」の入札予定期日は、"
                                + words(schedule.biddingDay()).japanese() + "です。",
                        "The bids of the procurement \"" + title + "\" are on "
                                + words(schedule.biddingDay()).english() + ".");
            case ADVICE_LATE ->
                new BilingualText(
                        "調達案件「" + title + "」の技術検査提出締切り（"
                                + words(schedule.inspectionDue()).japanese() + "）を過ぎましたが、申合せ第5項に基づく助言がまだ通知されていません。",
                        "For the procurement \"" + title
                                + "\", advice under §5 of the agreement was asked for and has not come by "
                                + words(schedule.inspectionDue()).english()
                                + ", when the technical inspection was due.");
            case CHANGED ->
                new BilingualText(
                        "調達案件「" + title + "」の期日又は件名が変更されました。現在の期日は次のとおりです。",
                        "The dates or the title of the procurement \"" + title
                                + "\" were changed. The dates now are these.");
            case CANCELLED ->
                new BilingualText("調達案件「" + title + "」は中止されました。", "The procurement \"" + title + "\" was cancelled.");
        };
    }

    static List<BilingualText> toVendor(Kind kind, boolean accepted) {
        return switch (kind) {
            case SUBMISSION_DUE, INSPECTION_DUE ->
                List.of(
                        accepted
                                ? new BilingualText("機器リストは受け付けられています。", "Your list was accepted.")
                                : new BilingualText(
                                        "受け付けられた機器リストがまだありません。期日までにご提出ください。",
                                        "No list of yours was accepted yet. Please hand it in in time."),
                        new BilingualText(
                                "修正依頼のメールを受け取られている場合は、修正した機器リストを改めてご提出ください。",
                                "If you were asked for a correction, please hand the corrected list in again."));
            case CHANGED -> calendar();
            case CANCELLED ->
                List.of(new BilingualText(
                        "機器リストの提出は不要です。添付のカレンダーを取り込むと、登録済みの予定に中止が反映されます。",
                        "No list has to be handed in. The attached calendar cancels what you have in yours."));
            case BIDDING_DAY, ADVICE_LATE -> throw new IllegalStateException("no " + kind + " is owed to a vendor");
        };
    }

    static List<BilingualText> toAgency(Kind kind) {
        return switch (kind) {
            case SUBMISSION_DUE ->
                List.of(new BilingualText(
                        "機器リストがまだ受け付けられていない事業者には、同じ内容をお知らせしています。",
                        "Vendors whose lists were not accepted yet are told the same."));
            case INSPECTION_DUE ->
                List.of(
                        new BilingualText(
                                "助言が必要な機器リストについて、まだ助言を依頼していない場合は、確認担当に依頼してください（申合せ第5項）。",
                                "Where advice is needed and was not asked for, please ask the advising offices (§5)."),
                        new BilingualText(
                                "期日の変更が必要な場合は、調達案件を更新してください。事業者にも自動でお知らせします。",
                                "If the dates have to be changed, change the procurement; its vendors are told."));
            case BIDDING_DAY ->
                List.of(new BilingualText(
                        "助言に基づく差替え又は低減策が済んでいることをご確認ください。",
                        "Please see that replacements and measures that were advised are settled."));
            case ADVICE_LATE ->
                List.of(
                        new BilingualText("確認担当へお問い合わせください。", "Please ask the advising offices."),
                        new BilingualText(
                                "入札に影響する場合は、期日の変更をご検討ください。", "If the bids are affected, consider other dates."));
            case CHANGED -> calendar();
            case CANCELLED ->
                List.of(new BilingualText(
                        "現時点でのご対応は不要です。招請した事業者にもお知らせしています。",
                        "Nothing has to be done now. The invited vendors are told as well."));
        };
    }

    static List<BilingualText> toOffice(Kind kind) {
        return switch (kind) {
            case INSPECTION_DUE, BIDDING_DAY ->
                List.of(new BilingualText(
                        "助言が通知されていない機器リストの確認をお願いします。", "Please review the lists whose advice is not released yet."));
            case ADVICE_LATE ->
                List.of(new BilingualText(
                        "至急、助言を通知するか、見込みを調達機関へご連絡ください。",
                        "Please release the advice at once, or tell the procuring body when it can be expected."));
            case CHANGED -> calendar();
            case CANCELLED ->
                List.of(new BilingualText(
                        "この調達の機器リストの確認は不要です。", "The lists of this procurement need no review any more."));
            case SUBMISSION_DUE -> throw new IllegalStateException("no SUBMISSION_DUE is owed to an office");
        };
    }

    private static List<BilingualText> calendar() {
        return List.of(new BilingualText(
                "添付のカレンダーを取り込むと、登録済みの予定が更新されます。", "The attached calendar updates what you have in yours."));
    }

    private static BilingualText near(String title, String japanese, String english, LocalDate day) {
        return new BilingualText(
                "調達案件「" + title + "」の" + japanese + "は、" + words(day).japanese() + "です。",
                english + " for the procurement \"" + title + "\" are due on "
                        + words(day).english() + ".");
    }

    private static BilingualText words(LocalDate day) {
        return Calendar.words(day);
    }
}
