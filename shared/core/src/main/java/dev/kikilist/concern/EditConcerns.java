package dev.kikilist.concern;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.identity.IdSource;
import dev.kikilist.identity.IdempotencyKey;
import dev.kikilist.identity.OpaqueId;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.FieldFault;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Finding;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Drafts, changes, publishes and withdraws entries of the concern list, for reviewers. An entry is changed while it is a
 * draft or withdrawn; what is published is withdrawn first, so that it is always clear what was in force when.
 *
 * <p>Of two reviewers who change the same version, the second is told that it no longer stands.
 */
public final class EditConcerns {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final ConcernStore store;
    private final ConcernChecks checks;
    private final IdSource ids;
    private final Clock clock;

    public EditConcerns(ConcernStore store, Editions editions, IdSource ids, Clock clock) {
        this.store = store;
        this.checks = new ConcernChecks(editions);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Drafts an entry. Under a key that was used before, the entry of then is answered.
     *
     * @param key the caller's key, or null when it gave none
     */
    public Result draft(Viewer viewer, ConcernDraft draft, @Nullable IdempotencyKey key) {
        return switch (viewer) {
            case ReviewerViewer reviewer ->
                switch (checks.check(draft)) {
                    case ConcernChecks.Checked.Faulty faulty -> new Result.Invalid(faulty.faults());
                    case ConcernChecks.Checked.Sound sound ->
                        drafted(reviewer, sound.terms(), key)
                                .<Result>map(drafted -> new Result.Done(drafted, null))
                                .orElseGet(Result.KeyReused::new);
                };
            case AgencyViewer agency -> new Result.NotPermitted();
            case VendorViewer vendor -> new Result.NotPermitted();
        };
    }

    /** Returns the entry as it was drafted; empty when the key stands for another one. */
    private Optional<Concern> drafted(ReviewerViewer reviewer, ConcernTerms terms, @Nullable IdempotencyKey key) {
        var id = new ConcernId(ids.id(ConcernId.KIND, reviewer.reference() + "/" + reviewer.reviewer(), key));
        var earlier = store.history(id);
        var now = now();
        var first = earlier.isEmpty()
                ? store.store(new Concern(id, 1, ConcernState.DRAFT, terms, now, reviewer, now), null)
                : earlier.getFirst();
        return first.terms().equals(terms) ? Optional.of(first) : Optional.empty();
    }

    /**
     * Drafts an entry for each record of {@code file}, or none when any of them is at fault: all faults of all records are told at
     * once. Under a key that was used before, each record finds its entry.
     */
    public Imported draftAll(Viewer viewer, ConcernFile file, IdempotencyKey key) {
        return switch (viewer) {
            case ReviewerViewer reviewer ->
                switch (file.read()) {
                    case ConcernFile.Content.Records records -> draftedAll(reviewer, records.entries(), key);
                    case ConcernFile.Content.Unreadable unreadable ->
                        new Imported.Invalid(unreadable.reasons().stream()
                                .map(EditConcerns::unreadable)
                                .toList());
                };
            case AgencyViewer agency -> new Imported.NotPermitted();
            case VendorViewer vendor -> new Imported.NotPermitted();
        };
    }

    private static FieldFault unreadable(Finding reason) {
        var words = Catalogue.standard().text(reason);
        return new FieldFault("", FieldFault.Code.UNREADABLE_FILE, words.japanese(), words.english());
    }

    private Imported draftedAll(ReviewerViewer reviewer, List<ConcernFile.Entry> entries, IdempotencyKey key) {
        List<FieldFault> faults = new ArrayList<>();
        List<ConcernTerms> sound = new ArrayList<>();
        if (entries.isEmpty() || entries.size() > ConcernTable.MOST_RECORDS) {
            faults.add(ConcernTable.wrongNumber());
        } else {
            for (var entry : entries) {
                faults.addAll(entry.faults());
                switch (checks.check(entry.draft())) {
                    case ConcernChecks.Checked.Sound checked -> sound.add(checked.terms());
                    case ConcernChecks.Checked.Faulty faulty -> {
                        for (var fault : faulty.faults()) {
                            faults.add(new FieldFault(
                                    entry.pointers().apply(fault.pointer()),
                                    fault.code(),
                                    fault.japanese(),
                                    fault.english()));
                        }
                    }
                }
            }
        }
        if (!faults.isEmpty()) {
            return new Imported.Invalid(faults);
        }
        List<Concern> drafted = new ArrayList<>();
        for (int i = 0; i < sound.size(); i++) {
            var recordKey = IdempotencyKey.parse(OpaqueId.derived(ConcernId.KIND, key.value(), Integer.toString(i)))
                    .orElseThrow();
            var concern = drafted(reviewer, sound.get(i), recordKey);
            if (concern.isEmpty()) {
                return new Imported.KeyReused();
            }
            drafted.add(concern.get());
        }
        return new Imported.Done(drafted);
    }

    /** Puts {@code draft} in place of what an unpublished entry says; it is a draft then. */
    public Result change(Viewer viewer, ConcernId id, int version, ConcernDraft draft) {
        return edit(viewer, id, version, (standing, reviewer) -> switch (standing.state()) {
            case PUBLISHED -> new Result.NotInThisState(standing);
            case DRAFT, WITHDRAWN ->
                switch (checks.check(draft)) {
                    case ConcernChecks.Checked.Faulty faulty -> new Result.Invalid(faulty.faults());
                    case ConcernChecks.Checked.Sound sound ->
                        stored(standing.next(ConcernState.DRAFT, sound.terms(), reviewer, now()), null);
                };
        });
    }

    /**
     * Publishes a draft: from now on it hits what it describes, and all lists accepted before are searched for it. Not before
     * its first day, so that no list read between slips through.
     */
    public Result publish(Viewer viewer, ConcernId id, int version) {
        return edit(viewer, id, version, (standing, reviewer) -> {
            boolean begun = !LocalDate.ofInstant(clock.instant(), JAPAN)
                    .isBefore(standing.terms().validFrom());
            if (standing.state() != ConcernState.DRAFT || !begun) {
                return new Result.NotInThisState(standing);
            }
            var published = standing.next(ConcernState.PUBLISHED, standing.terms(), reviewer, now());
            return stored(published, Recall.of(published));
        });
    }

    /** Takes an entry off the list. */
    public Result withdraw(Viewer viewer, ConcernId id, int version) {
        return edit(viewer, id, version, (standing, reviewer) -> switch (standing.state()) {
            case WITHDRAWN -> new Result.NotInThisState(standing);
            case DRAFT, PUBLISHED ->
                stored(standing.next(ConcernState.WITHDRAWN, standing.terms(), reviewer, now()), null);
        });
    }

    private Result edit(Viewer viewer, ConcernId id, int version, BiFunction<Concern, ReviewerViewer, Result> effect) {
        return switch (viewer) {
            case ReviewerViewer reviewer -> {
                var standing = store.find(id);
                if (standing.isEmpty()) {
                    yield new Result.NotFound();
                }
                yield standing.get().version() == version
                        ? effect.apply(standing.get(), reviewer)
                        : new Result.Changed(standing.get());
            }
            case AgencyViewer agency -> new Result.NotPermitted();
            case VendorViewer vendor -> new Result.NotPermitted();
        };
    }

    private Result stored(Concern next, @Nullable Recall recall) {
        var standing = store.store(next, recall);
        return standing.equals(next) ? new Result.Done(standing, recall) : new Result.Changed(standing);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** How it ended. */
    public sealed interface Result {
        /**
         * It is done.
         *
         * @param concern the version that stands now
         * @param recall the recall that it started, or null
         */
        record Done(Concern concern, @Nullable Recall recall) implements Result {}

        /** Nothing was done: these fields are at fault. */
        record Invalid(List<FieldFault> faults) implements Result {
            public Invalid {
                faults = List.copyOf(faults);
            }
        }

        /** Nothing was done: another version stands. */
        record Changed(Concern standing) implements Result {}

        /** Nothing was done: it cannot be done with an entry in this state, or not before its first day. */
        record NotInThisState(Concern standing) implements Result {}

        /** Nothing was done: the key stands for another entry. */
        record KeyReused() implements Result {}

        /** There is no such entry. */
        record NotFound() implements Result {}

        /** The viewer is no reviewer. */
        record NotPermitted() implements Result {}
    }

    /** How an import ended. */
    public sealed interface Imported {
        /** All records are drafts now. */
        record Done(List<Concern> concerns) implements Imported {
            public Done {
                concerns = List.copyOf(concerns);
            }
        }

        /** Nothing was done: pointers name the record, from 1, and its column, or the cell. */
        record Invalid(List<FieldFault> faults) implements Imported {
            public Invalid {
                faults = List.copyOf(faults);
            }
        }

        /** A record under this key stands for another entry. */
        record KeyReused() implements Imported {}

        /** The viewer is no reviewer. */
        record NotPermitted() implements Imported {}
    }
}
