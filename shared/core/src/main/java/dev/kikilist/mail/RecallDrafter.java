package dev.kikilist.mail;

import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewStore;
import dev.kikilist.concern.ConcernStore;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallId;
import dev.kikilist.mail.MailContent.RecalledLine;
import dev.kikilist.mail.MailMatter.OfRecall;
import dev.kikilist.policy.AdvisingOffice;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.text.BilingualText;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what a mail about a recall has to say: which lists are to be reviewed again, and never because of what. */
final class RecallDrafter {
    private final ConcernStore concerns;
    private final SubmissionStore submissions;
    private final ProcurementStore procurements;
    private final ReviewStore reviews;
    private final Editions editions;
    private final URI portal;
    private final Clock clock;

    RecallDrafter(
            ConcernStore concerns,
            SubmissionStore submissions,
            ProcurementStore procurements,
            ReviewStore reviews,
            Editions editions,
            URI portal,
            Clock clock) {
        this.concerns = concerns;
        this.submissions = submissions;
        this.procurements = procurements;
        this.reviews = reviews;
        this.editions = editions;
        this.portal = portal;
        this.clock = clock;
    }

    MailContent draft(OfRecall matter, AdvisingOfficeCode office, Contact contact) {
        var id = RecallId.of(matter.concern(), matter.version());
        var recall = concerns.findRecall(id).orElseThrow(() -> new IllegalStateException("no recall " + id));
        var lines = lines(recall);
        return new MailContent.RecallNotice(
                "[機器リスト] 再確認のお願い " + id.value().substring(0, 8) + " " + OneLine.count(recall.lists()) + "件",
                People.addressee(name(office), contact),
                id.value(),
                portal + "/recalls/" + id,
                Calendar.moment(recall.startedAt()),
                OneLine.count(recall.lists()),
                lines,
                recall.lists() > lines.size());
    }

    /** Returns the lists in the order of their bids, those whose bids are over last. */
    private List<RecalledLine> lines(Recall recall) {
        var today = Calendar.today(clock);
        var matters = recall.named().stream()
                .map(list -> ListMatter.of(list, submissions, procurements, editions))
                .filter(list -> !list.isSuperseded())
                .sorted(Comparator.comparing(
                                (ListMatter list) -> biddingDay(list).isBefore(today))
                        .thenComparing(RecallDrafter::biddingDay))
                .toList();
        List<RecalledLine> lines = new ArrayList<>();
        for (var list : matters) {
            lines.add(new RecalledLine(
                    Integer.toString(lines.size() + 1),
                    list.id().value(),
                    list.bodyName(),
                    list.title(),
                    list.vendorName(),
                    reviews.find(list.id())
                            .map(RecallDrafter::standing)
                            .orElse(new BilingualText("助言の依頼前", "Advice not asked for yet")),
                    Calendar.words(biddingDay(list))));
        }
        return lines;
    }

    private static LocalDate biddingDay(ListMatter list) {
        return list.procurement().schedule().biddingDay();
    }

    private static BilingualText standing(Review review) {
        return switch (review.state()) {
            case REQUESTED -> new BilingualText("助言の検討中", "Under review");
            case RELEASED -> new BilingualText("助言通知済（再確認が必要）", "Advice released, to be reviewed again");
            case WITHDRAWN -> new BilingualText("助言依頼の取下げ済", "Request for advice withdrawn");
        };
    }

    /** Returns the name that an office has today; a later edition knows it best. */
    private String name(AdvisingOfficeCode code) {
        return editions.all().stream()
                .flatMap(edition -> edition.advisingOffices().stream())
                .filter(office -> office.code().equals(code))
                .reduce((earlier, later) -> later)
                .map(this::today)
                .orElseThrow(() -> new IllegalStateException("no edition names the office " + code));
    }

    private String today(AdvisingOffice office) {
        return office.nameOn(Calendar.today(clock)).japanese();
    }
}
