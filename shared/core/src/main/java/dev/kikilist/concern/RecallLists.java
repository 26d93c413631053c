package dev.kikilist.concern;

import dev.kikilist.mail.MailPolicy;
import dev.kikilist.mention.FindLists;
import dev.kikilist.mention.FoundList;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.AdvisingOffice;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Carries recalls on: searches, step by step, all lists ever accepted for what a published entry describes, and notes each
 * that holds it, so that it is reviewed again.
 *
 * <p>It may be run at any time, any number of times, also at once, and may stop between any two steps: a step is recorded
 * once, and a list is noted once.
 */
public final class RecallLists {
    /** How many recalls one run looks at. */
    private static final int AT_ONCE = 100;

    private final ConcernStore concerns;
    private final FindLists lists;
    private final Editions editions;
    private final Clock clock;

    public RecallLists(ConcernStore concerns, FindLists lists, Editions editions, Clock clock) {
        this.concerns = concerns;
        this.lists = lists;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * Carries on all recalls that are running.
     *
     * @param goOn asked before each step
     * @return how many lists were noted
     */
    public int carryOn(BooleanSupplier goOn) {
        int noted = 0;
        for (var id : concerns.running(AT_ONCE)) {
            noted += carryOn(id, goOn);
        }
        return noted;
    }

    private int carryOn(RecallId id, BooleanSupplier goOn) {
        int noted = 0;
        while (goOn.getAsBoolean()) {
            var recall = concerns.findRecall(id);
            if (recall.isEmpty() || recall.get().state() == RecallState.DONE) {
                return noted;
            }
            noted += step(recall.get());
        }
        return noted;
    }

    private int step(Recall recall) {
        var published = concerns.history(recall.concern()).get(recall.concernVersion() - 1);
        var query = published.terms().query();
        if (query.isEmpty()) {
            throw new IllegalStateException(published.id() + " names nothing that can be found");
        }
        var page = lists.find(query.get(), true, new PageRequest(PageRequest.LARGEST_LIMIT, recall.next()));
        Instant now = clock.instant();
        List<RecalledList> found = new ArrayList<>();
        Set<AdvisingOfficeCode> offices = new LinkedHashSet<>();
        List<SubmissionId> current = new ArrayList<>();
        for (var list : page.entries()) {
            if (wasAccepted(list) && published.terms().covers(list.owner().body())) {
                found.add(new RecalledList(
                        list.submission().id(),
                        recall.id(),
                        recall.concern(),
                        recall.concernVersion(),
                        list.rows(),
                        now));
                offices.addAll(offices(list.submission()));
                if (list.submission().state() == SubmissionState.READY_FOR_REVIEW) {
                    current.add(list.submission().id());
                }
            }
        }
        var after = recall.after(found.size(), offices, current, page.nextPosition(), now);
        return concerns.record(found, after, MailPolicy.recalled(after)) ? found.size() : 0;
    }

    /** Returns who advises on a list; nobody does on one that is not decided yet, which owes mails of its own when it is. */
    private List<AdvisingOfficeCode> offices(Submission list) {
        return list.readingIfDecided()
                .flatMap(reading -> Optional.ofNullable(reading.edition()))
                .map(edition -> editions.edition(edition).advisingOffices().stream()
                        .map(AdvisingOffice::code)
                        .toList())
                .orElse(List.of());
    }

    /** Returns whether the list was accepted, or still may be by a run that read the concern list before it changed. */
    private static boolean wasAccepted(FoundList list) {
        return isAccepted(list.submission().state())
                || !list.submission().state().isDecided();
    }

    private static boolean isAccepted(SubmissionState state) {
        return switch (state) {
            case READY_FOR_REVIEW, SUPERSEDED -> true;
            case RECEIVED, REFUSED, CORRECTION_REQUIRED, INTERRUPTED -> false;
        };
    }
}
