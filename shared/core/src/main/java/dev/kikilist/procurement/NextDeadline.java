package dev.kikilist.procurement;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.calendar.BusinessDays;
import dev.kikilist.text.BilingualText;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What has to happen next in a procurement, and by when.
 *
 * @param kind which of the three dates comes next
 * @param day the date
 * @param businessDaysLeft how many business days are left until it, that day included; 0 on the day itself
 * @param text what has to happen, for the viewer
 */
public record NextDeadline(Kind kind, LocalDate day, int businessDaysLeft, BilingualText text) {
    /** The three dates. */
    public enum Kind {
        /** 提出予定期日. */
        SUBMISSION_DUE,
        /** 技術検査提出締切り. */
        INSPECTION_DUE,
        /** 入札予定期日. */
        BIDDING_DAY
    }

    /**
     * Returns what comes next in {@code view} for {@code viewer}; empty when the procurement is cancelled or its bidding day
     * has passed. It says of lists what the viewer sees of them: a vendor hears of its own alone.
     */
    public static Optional<NextDeadline> of(ProcurementQueries.View view, Viewer viewer, LocalDate today) {
        var procurement = view.procurement();
        if (procurement.isCancelled()) {
            return Optional.empty();
        }
        var schedule = procurement.schedule();
        var next = !today.isAfter(schedule.submissionDue())
                ? Kind.SUBMISSION_DUE
                : !today.isAfter(schedule.inspectionDue()) ? Kind.INSPECTION_DUE : Kind.BIDDING_DAY;
        var day = day(next, schedule);
        if (today.isAfter(day)) {
            return Optional.empty();
        }
        long missing = view.invitations().stream()
                .filter(invitation -> invitation.current() == null)
                .count();
        var text = switch (viewer) {
            case VendorViewer vendor -> toVendor(next, missing > 0);
            case AgencyViewer agency -> toOthers(next, view.invitations().size(), missing);
            case ReviewerViewer reviewer -> toOthers(next, view.invitations().size(), missing);
        };
        return Optional.of(new NextDeadline(next, day, BusinessDays.between(today, day), text));
    }

    private static LocalDate day(Kind kind, Schedule schedule) {
        return switch (kind) {
            case SUBMISSION_DUE -> schedule.submissionDue();
            case INSPECTION_DUE -> schedule.inspectionDue();
            case BIDDING_DAY -> schedule.biddingDay();
        };
    }

    private static BilingualText toVendor(Kind next, boolean missing) {
        return switch (next) {
            case SUBMISSION_DUE ->
                missing
                        ? new BilingualText(
                                "提出予定期日までに、機器リストを提出してください。",
                                "Please hand in your equipment list by the date it is due.")
                        : new BilingualText(
                                "機器リストは受け付けられています。現時点で必要な手続はありません。",
                                "Your equipment list was accepted. Nothing has to be done now.");
            case INSPECTION_DUE ->
                missing
                        ? new BilingualText(
                                "提出予定期日を過ぎています。受け付けられた機器リストがありませんので、至急ご提出ください。",
                                "The date has passed and no list of yours was accepted. Please hand it in at once.")
                        : new BilingualText(
                                "技術検査提出締切りまでに、技術検査に必要な資料を提出してください。",
                                "Please hand in what the technical inspection needs by the date it is due.");
            case BIDDING_DAY -> new BilingualText("入札予定期日をご確認ください。", "Please mind the day of the bids.");
        };
    }

    private static BilingualText toOthers(Kind next, int invited, long missing) {
        var open = invited == 0
                ? new BilingualText("事業者がまだ招請されていません。", "No vendor is invited yet.")
                : missing == 0
                        ? new BilingualText(
                                "招請した全ての事業者の機器リストが受け付けられています。", "The lists of all invited vendors were accepted.")
                        : new BilingualText(
                                "招請した" + invited + "者のうち、" + missing + "者の機器リストがまだ受け付けられていません。",
                                "Of " + invited + " invited vendors, the lists of " + missing
                                        + " were not accepted yet.");
        var due = switch (next) {
            case SUBMISSION_DUE ->
                new BilingualText("提出予定期日までに、機器リストの提出を受けます。", "Lists are handed in by the date they are due.");
            case INSPECTION_DUE ->
                new BilingualText(
                        "技術検査提出締切りまでに、申合せ第5項の助言を受けます。",
                        "Advice under §5 of the agreement is due by the technical inspection.");
            case BIDDING_DAY ->
                new BilingualText(
                        "入札予定期日までに、助言に基づく差替え又は低減策を確認します。",
                        "Replacements and measures that were advised are to be settled by the day of the bids.");
        };
        return new BilingualText(due.japanese() + open.japanese(), due.english() + " " + open.english());
    }
}
