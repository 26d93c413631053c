package dev.kikilist.procurement;

import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewState;
import dev.kikilist.advice.ReviewStore;
import dev.kikilist.calendar.BusinessDays;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.paging.AllPages;
import dev.kikilist.policy.AdvisingOffice;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.DeadlinePlan.Notice;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the procurements whose dates owe something by now, and owes the mails, each once.
 *
 * <p>It may be run at any time and any number of times, also at once. Whom it tells follows from what the agency may see of
 * reviews: nothing that the offices think shows in who is told, or when.
 */
public final class NoticeDeadlines {
    /** The most procurements that one run looks at. */
    static final int AT_ONCE = 1_000;

    private final ProcurementStore procurements;
    private final ReviewStore reviews;
    private final Editions editions;
    private final Clock clock;

    public NoticeDeadlines(ProcurementStore procurements, ReviewStore reviews, Editions editions, Clock clock) {
        this.procurements = procurements;
        this.reviews = reviews;
        this.editions = editions;
        this.clock = clock;
    }

    /** Owes what is due. What cannot be dealt with now does not keep the rest from it. */
    public Noticed notice() {
        var now = clock.instant();
        int mails = 0;
        List<RuntimeException> faults = new ArrayList<>();
        for (var id : owing(now, faults)) {
            try {
                mails += notice(id, now);
            } catch (RuntimeException e) {
                faults.add(e);
            }
        }
        return new Noticed(mails, faults);
    }

    private List<ProcurementId> owing(Instant now, List<RuntimeException> faults) {
        try {
            return procurements.owingBefore(now, AT_ONCE);
        } catch (RuntimeException e) {
            faults.add(e);
            return List.of();
        }
    }

    private int notice(ProcurementId id, Instant now) {
        int mails = 0;
        while (true) {
            var procurement = procurements.find(id);
            var notice = procurement
                    .flatMap(DeadlinePlan::next)
                    .filter(next -> next.owedAt().isBefore(now));
            if (procurement.isEmpty() || notice.isEmpty()) {
                return mails;
            }
            var owed = owed(procurement.get(), notice.get(), now);
            if (procurements.notice(
                    procurement.get(),
                    procurement.get().noticed(notice.get()),
                    ProcurementEvents.noticed(notice.get(), now),
                    owed)) {
                mails += owed.size();
            }
        }
    }

    private List<MailOwed> owed(Procurement procurement, Notice notice, Instant now) {
        if (notice.isPointlessOn(BusinessDays.dayOf(now))) {
            return List.of();
        }
        var matter = switch (notice.kind()) {
            case CHANGED, CANCELLED ->
                new MailMatter.OfChange(procurement.id(), procurement.standing().sequence());
            case SUBMISSION_DUE, INSPECTION_DUE, ADVICE_LATE, BIDDING_DAY ->
                new MailMatter.OfDeadline(procurement.id(), notice.day());
        };
        return recipients(procurement, notice)
                .map(recipient -> new MailOwed(new MailId(matter, occasion(notice), recipient), now))
                .toList();
    }

    private Stream<Recipient> recipients(Procurement procurement, Notice notice) {
        List<Invitation> invitations = new ArrayList<>();
        new AllPages<>(request -> procurements.invitationsTo(procurement.id(), request)).forEach(invitations::add);
        Recipient agency = new Recipient.Agency(procurement.id());
        return switch (notice.kind()) {
            case CHANGED, CANCELLED -> {
                var everybody = Stream.concat(vendors(invitations.stream()), Stream.of(agency));
                boolean anyAccepted = invitations.stream().anyMatch(invitation -> invitation.current() != null);
                yield anyAccepted ? Stream.concat(everybody, offices(procurement)) : everybody;
            }
            case SUBMISSION_DUE -> Stream.concat(withoutList(invitations), Stream.of(agency));
            case INSPECTION_DUE ->
                Stream.concat(
                        withoutList(invitations),
                        Stream.concat(Stream.of(agency), awaitedOffices(procurement, invitations)));
            case ADVICE_LATE -> {
                var awaited = awaitedOffices(procurement, invitations).toList();
                yield awaited.isEmpty() ? Stream.empty() : Stream.concat(Stream.of(agency), awaited.stream());
            }
            case BIDDING_DAY -> Stream.concat(Stream.of(agency), awaitedOffices(procurement, invitations));
        };
    }

    private static Stream<Recipient> withoutList(List<Invitation> invitations) {
        return vendors(invitations.stream().filter(invitation -> invitation.current() == null));
    }

    private static Stream<Recipient> vendors(Stream<Invitation> invitations) {
        return invitations.map(invitation -> new Recipient.Vendor(invitation.procurementId(), invitation.id()));
    }

    /** Returns the offices if advice on any list was asked for and, as far as the agency may see, is not released. */
    private Stream<Recipient> awaitedOffices(Procurement procurement, List<Invitation> invitations) {
        return invitations.stream().anyMatch(this::isAwaited) ? offices(procurement) : Stream.empty();
    }

    private boolean isAwaited(Invitation invitation) {
        var current = invitation.current();
        return current != null
                && reviews.find(current.id())
                        .map(Review::stateForAgency)
                        .filter(state -> state == ReviewState.REQUESTED)
                        .isPresent();
    }

    private Stream<Recipient> offices(Procurement procurement) {
        return editions.edition(procurement.edition()).advisingOffices().stream()
                .map(AdvisingOffice::code)
                .map(Recipient.Office::new);
    }

    private static Occasion occasion(Notice notice) {
        return switch (notice.kind()) {
            case CHANGED -> Occasion.PROCUREMENT_CHANGED;
            case CANCELLED -> Occasion.PROCUREMENT_CANCELLED;
            case SUBMISSION_DUE -> Occasion.SUBMISSION_DUE;
            case INSPECTION_DUE -> Occasion.INSPECTION_DUE;
            case ADVICE_LATE -> Occasion.ADVICE_LATE;
            case BIDDING_DAY -> Occasion.BIDDING_DAY;
        };
    }

    /**
     * What one run did.
     *
     * @param mailsOwed mails that are owed because of it
     * @param faults why some of it could not be done, none when all was
     */
    public record Noticed(int mailsOwed, List<RuntimeException> faults) {
        public Noticed {
            faults = List.copyOf(faults);
        }
    }
}
