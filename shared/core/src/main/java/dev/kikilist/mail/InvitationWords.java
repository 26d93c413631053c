package dev.kikilist.mail;

import dev.kikilist.procurement.Schedule;
import dev.kikilist.text.BilingualText;
import java.util.List;

/** The words of the mail by which a vendor learns that it is invited. */
final class InvitationWords {
    static final String SUBJECT_KIND = "提出依頼";
    static final BilingualText HEADING = new BilingualText("機器リストの提出をお願いします", "Please hand in an equipment list");

    private InvitationWords() {}

    static BilingualText sentence(String title, Schedule schedule) {
        var due = Calendar.words(schedule.submissionDue());
        return new BilingualText(
                "調達案件「" + title + "」について、機器リストの提出をお願いします。提出予定期日は、" + due.japanese() + "です。",
                "Please hand in an equipment list for the procurement \"" + title + "\" by " + due.english() + ".");
    }

    /**
     * Returns what the vendor is asked to do.
     *
     * @param form where the blank form is
     */
    static List<BilingualText> asked(String form) {
        return List.of(
                new BilingualText(
                        "様式（Excel）をダウンロードし、ご記入ください。 " + form,
                        "Download the blank form (Excel) and fill it in. " + form),
                new BilingualText(
                        "下記の確認ページにサインインし、提出票を発行して、ファイルをアップロードしてください。提出票の有効時間は短いため、ファイルの準備ができてから発行してください。",
                        "Sign in to the page below, ask for an upload ticket and upload the file. A ticket is valid for a short"
                                + " time: ask for it when the file is ready."),
                new BilingualText(
                        "記載内容は自動で確認されます。修正が必要な場合は、該当箇所をセル単位でお知らせしますので、修正した機器リストを改めてご提出ください。",
                        "The list is checked automatically. Where it must be corrected you are told cell by cell; please hand the"
                                + " corrected list in again."));
    }
}
