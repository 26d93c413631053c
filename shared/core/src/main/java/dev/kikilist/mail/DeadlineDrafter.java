package dev.kikilist.mail;

import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewState;
import dev.kikilist.advice.ReviewStore;
import dev.kikilist.mail.MailContent.Action;
import dev.kikilist.mail.MailContent.Addressee;
import dev.kikilist.mail.MailContent.ChangedValue;
import dev.kikilist.mail.MailContent.ListLine;
import dev.kikilist.mail.MailContent.ProcurementFacts;
import dev.kikilist.paging.AllPages;
import dev.kikilist.policy.AdvisingOffice;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Body;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.DeadlinePlan.Kind;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementCalendar;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.text.BilingualText;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what a mail about the dates of a procurement has to say, and the one that invites to it, as things stand now.
 *
 * <p>Of a review it says to everybody only what the agency may see of it, and to vendors nothing.
 */
final class DeadlineDrafter {
    private static final int TITLE = 40;
    private static final int LONG = 200;

    private final ProcurementStore procurements;
    private final ReviewStore reviews;
    private final Editions editions;
    private final URI portal;
    private final Clock clock;

    DeadlineDrafter(ProcurementStore procurements, ReviewStore reviews, Editions editions, URI portal, Clock clock) {
        this.procurements = procurements;
        this.reviews = reviews;
        this.editions = editions;
        this.portal = portal;
        this.clock = clock;
    }

    /**
     * @param sequence the calendar's sequence after the change that the mail is about, or 0 when it is about none
     */
    MailContent draft(ProcurementId id, Kind kind, int sequence, Recipient recipient, Contact contact) {
        var procurement = procurements.find(id).orElseThrow(() -> new IllegalStateException("no procurement " + id));
        var changes = kind == Kind.CHANGED ? DeadlineChanges.of(procurement, sequence) : List.<ChangedValue>of();
        return switch (recipient) {
            case Recipient.Vendor vendor -> {
                var invitation = procurements
                        .findInvitation(vendor.procurementId(), vendor.invitationId())
                        .orElseThrow(() -> new IllegalStateException("no invitation " + vendor.invitationId()));
                yield notice(
                        procurement,
                        Words.of(kind, procurement),
                        changes,
                        People.addressee(invitation.vendorName(), contact),
                        DeadlineWords.toVendor(kind, invitation.current() != null),
                        List.of());
            }
            case Recipient.Agency agency ->
                notice(
                        procurement,
                        Words.of(kind, procurement),
                        changes,
                        People.addressee(bodyName(procurement), contact),
                        DeadlineWords.toAgency(kind),
                        lists(procurement));
            case Recipient.Office office ->
                notice(
                        procurement,
                        Words.of(kind, procurement),
                        changes,
                        People.addressee(officeName(procurement, office.office()), contact),
                        DeadlineWords.toOffice(kind),
                        lists(procurement));
        };
    }

    /** Returns what the mail says by which a vendor learns that it is invited. */
    MailContent draftInvitation(Recipient.Vendor vendor, Contact contact) {
        var found = procurements.findInvited(vendor.procurementId(), vendor.invitationId(), null);
        var procurement = found.procurement();
        var invitation = found.invitation();
        if (procurement == null || invitation == null) {
            throw new IllegalStateException("no invitation " + vendor.invitationId());
        }
        return notice(
                procurement,
                procurement.isCancelled() ? Words.of(Kind.CANCELLED, procurement) : Words.inviting(procurement),
                List.of(),
                People.addressee(invitation.vendorName(), contact),
                procurement.isCancelled()
                        ? DeadlineWords.toVendor(Kind.CANCELLED, false)
                        : InvitationWords.asked(portal + "/form.xlsx?startDate=" + procurement.startDate()),
                List.of());
    }

    private static String title(Procurement procurement) {
        return OneLine.of(procurement.title(), LONG);
    }

    private record Words(String subjectKind, BilingualText heading, BilingualText sentence) {
        static Words of(Kind kind, Procurement procurement) {
            return new Words(
                    DeadlineWords.subjectKind(kind),
                    DeadlineWords.heading(kind),
                    DeadlineWords.sentence(kind, title(procurement), procurement.schedule()));
        }

        static Words inviting(Procurement procurement) {
            return new Words(
                    InvitationWords.SUBJECT_KIND,
                    InvitationWords.HEADING,
                    InvitationWords.sentence(title(procurement), procurement.schedule()));
        }
    }

    private MailContent notice(
            Procurement procurement,
            Words words,
            List<ChangedValue> changes,
            Addressee addressee,
            List<BilingualText> asked,
            List<ListLine> lists) {
        return new MailContent.DeadlineNotice(
                "[機器リスト] " + words.subjectKind() + " "
                        + procurement.id().value().substring(0, 8) + " " + OneLine.of(procurement.title(), TITLE),
                addressee,
                words.heading(),
                words.sentence(),
                actions(asked),
                facts(procurement, title(procurement)),
                lists,
                People.person(bodyName(procurement), procurement.contact(), procurement.fallbackContact()),
                changes,
                ProcurementCalendar.of(procurement, bodyName(procurement)));
    }

    private static List<Action> actions(List<BilingualText> asked) {
        List<Action> actions = new ArrayList<>();
        for (var action : asked) {
            actions.add(new Action(Integer.toString(actions.size() + 1), action.japanese(), action.english()));
        }
        return actions;
    }

    private ProcurementFacts facts(Procurement procurement, String title) {
        var schedule = procurement.schedule();
        return new ProcurementFacts(
                procurement.id().value(),
                portal + "/procurements/" + procurement.id(),
                bodyName(procurement),
                title,
                procurement.isCancelled(),
                Calendar.words(schedule.submissionDue()),
                Calendar.words(schedule.inspectionDue()),
                Calendar.words(schedule.biddingDay()));
    }

    private List<ListLine> lists(Procurement procurement) {
        List<ListLine> lines = new ArrayList<>();
        for (var invitation : new AllPages<>(request -> procurements.invitationsTo(procurement.id(), request))) {
            lines.add(new ListLine(OneLine.of(invitation.vendorName(), LONG), standing(invitation)));
        }
        return lines;
    }

    private BilingualText standing(Invitation invitation) {
        var current = invitation.current();
        if (current == null) {
            return new BilingualText("未受理", "No list accepted yet");
        }
        return reviews.find(current.id())
                .map(Review::stateForAgency)
                .map(DeadlineDrafter::words)
                .orElseGet(() -> new BilingualText("受理済", "Accepted"));
    }

    private static BilingualText words(ReviewState state) {
        return switch (state) {
            case REQUESTED -> new BilingualText("受理済・助言待ち", "Accepted, advice asked for");
            case RELEASED -> new BilingualText("受理済・助言通知済", "Accepted, advice released");
            case WITHDRAWN -> new BilingualText("受理済・助言依頼取下げ", "Accepted, request for advice withdrawn");
        };
    }

    private String bodyName(Procurement procurement) {
        return editions.edition(procurement.edition())
                .body(procurement.body())
                .map(Body::name)
                .orElse(procurement.body().value());
    }

    private String officeName(Procurement procurement, AdvisingOfficeCode code) {
        return editions.edition(procurement.edition()).advisingOffices().stream()
                .filter(office -> office.code().equals(code))
                .findFirst()
                .map(this::name)
                .orElseThrow(() -> new IllegalStateException("the edition names no office " + code));
    }

    private String name(AdvisingOffice office) {
        return office.nameOn(Calendar.today(clock)).japanese();
    }
}
