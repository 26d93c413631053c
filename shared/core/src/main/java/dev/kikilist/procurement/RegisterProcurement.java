package dev.kikilist.procurement;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.identity.IdSource;
import dev.kikilist.identity.IdempotencyKey;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.policy.ImportanceViewpoint;
import dev.kikilist.procurement.FieldChecks.Field;
import dev.kikilist.procurement.FieldFault.Code;
import dev.kikilist.text.JapaneseDate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Registers a procurement, for the agency that procures. The day it started chooses the edition of the agreement that
 * judges its lists for ever; whether the agreement binds it (§8), and whether it foresees the contract method (§4), is
 * told and stops nothing.
 */
public final class RegisterProcurement {
    private static final int LONGEST_TITLE = 200;
    private static final Field TITLE = new Field("/title", "調達案件名", "the title");
    private static final Field START = new Field("/startDate", "調達手続の開始日", "the start date");
    private static final Field VIEWPOINTS = new Field("/viewpoints", "重要性の観点", "the viewpoints of importance");
    private static final Field METHOD = new Field("/contractMethod", "契約方式", "the contract method");
    private static final Field SUBJECTS = new Field("/subjects", "調達の対象", "the subjects");
    private static final Field SUBMISSION = new Field("/deadlines/submissionDue", "提出予定期日", "the submission due date");
    private static final Field INSPECTION =
            new Field("/deadlines/inspectionDue", "技術検査提出締切り", "the inspection due date");
    private static final Field BIDDING = new Field("/deadlines/biddingDay", "入札予定期日", "the bidding day");

    private final ProcurementStore store;
    private final Editions editions;
    private final IdSource ids;
    private final Clock clock;

    public RegisterProcurement(ProcurementStore store, Editions editions, IdSource ids, Clock clock) {
        this.store = store;
        this.editions = editions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers what {@code draft} says. Under a key that was used before, the procurement of then is answered.
     *
     * @param key the caller's key, or null when it gave none
     */
    public Result register(Viewer viewer, Draft draft, @Nullable IdempotencyKey key) {
        return switch (viewer) {
            case AgencyViewer agency -> registerFor(agency, draft, key);
            case ReviewerViewer reviewer -> new Result.NotPermitted();
            case VendorViewer vendor -> new Result.NotPermitted();
        };
    }

    private Result registerFor(AgencyViewer agency, Draft draft, @Nullable IdempotencyKey key) {
        var checks = new FieldChecks();
        var title = checks.text(TITLE, draft.title(), LONGEST_TITLE);
        var start = checks.day(START, draft.startDate());
        var edition = start.flatMap(day -> edition(checks, day, agency.body()));
        var viewpoints = checks.choices(VIEWPOINTS, draft.viewpoints(), ImportanceViewpoint.class);
        var method = checks.choice(METHOD, draft.contractMethod(), ContractMethod.class);
        var subjects = checks.choices(SUBJECTS, draft.subjects(), Subject.class);
        var schedule = schedule(checks, start.orElse(null), draft);
        var contact = checks.contact("/contact", draft.contact());
        var fallback = checks.fallbackContact(draft.fallbackContact());
        checks.unknown(draft.unknownFields());
        var faults = checks.faults();
        if (!faults.isEmpty()) {
            return new Result.Invalid(faults);
        }
        var id = new ProcurementId(ids.id(ProcurementId.KIND, agency.reference(), key));
        return create(new Procurement(
                id,
                agency.body(),
                title.orElseThrow(),
                start.orElseThrow(),
                edition.orElseThrow().id(),
                viewpoints,
                method.orElseThrow(),
                subjects,
                schedule.orElseThrow(),
                contact.orElseThrow(),
                fallback.orElse(null),
                clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    private Result create(Procurement asked) {
        var standing = store.create(asked);
        return withTimeOf(asked, standing.registeredAt()).equals(standing)
                ? new Result.Registered(standing, Assessment.of(standing, editions))
                : new Result.KeyReused();
    }

    private Optional<Edition> edition(FieldChecks checks, LocalDate start, BodyCode body) {
        var first = editions.all().getFirst().effectiveFrom();
        if (start.isBefore(first)) {
            checks.fault(
                    START,
                    Code.OUT_OF_RANGE,
                    "調達手続の開始日が、申合せの決定（" + JapaneseDate.format(first) + "）より前の日付になっています。",
                    "The start date is before the agreement was made on " + first + ".");
            return Optional.empty();
        }
        var edition = editions.inForceOn(start);
        if (edition.body(body).isEmpty()) {
            checks.fault(
                    START,
                    Code.BODY_NOT_IN_EDITION,
                    "貴機関は、調達手続の開始日に有効な申合せの別紙1に掲げられていません。開始日をご確認ください。",
                    "Your body is not in Annex 1 of the agreement in force on the start date. Check the date.");
            return Optional.empty();
        }
        return Optional.of(edition);
    }

    private static Optional<Schedule> schedule(FieldChecks checks, @Nullable LocalDate start, Draft draft) {
        var submission = checks.day(SUBMISSION, draft.submissionDue());
        var inspection = checks.day(INSPECTION, draft.inspectionDue());
        var bidding = checks.day(BIDDING, draft.biddingDay());
        checks.order(START, start, SUBMISSION, submission.orElse(null));
        checks.order(SUBMISSION, submission.orElse(null), INSPECTION, inspection.orElse(null));
        checks.order(INSPECTION, inspection.orElse(null), BIDDING, bidding.orElse(null));
        if (submission.isEmpty() || inspection.isEmpty() || bidding.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Schedule(submission.get(), inspection.get(), bidding.get()));
    }

    private static Procurement withTimeOf(Procurement procurement, Instant registeredAt) {
        return new Procurement(
                procurement.id(),
                procurement.body(),
                procurement.title(),
                procurement.startDate(),
                procurement.edition(),
                procurement.viewpoints(),
                procurement.contractMethod(),
                procurement.subjects(),
                procurement.schedule(),
                procurement.contact(),
                procurement.fallbackContact(),
                registeredAt);
    }

    /**
     * A procurement as the command gives it, not checked yet. A field is null or an empty list when it was not given.
     *
     * @param title 調達案件名
     * @param startDate the day the procurement started
     * @param viewpoints names of {@link ImportanceViewpoint}
     * @param contractMethod a name of {@link ContractMethod}
     * @param subjects names of {@link Subject}
     * @param submissionDue 提出予定期日
     * @param inspectionDue 技術検査提出締切り
     * @param biddingDay 入札予定期日
     * @param contact the agency's contact
     * @param fallbackContact who gets its mail where the contact's address takes none
     * @param unknownFields pointers to fields that the command does not have
     */
    public record Draft(
            @Nullable String title,
            @Nullable String startDate,
            List<String> viewpoints,
            @Nullable String contractMethod,
            List<String> subjects,
            @Nullable String submissionDue,
            @Nullable String inspectionDue,
            @Nullable String biddingDay,
            ContactDraft contact,
            @Nullable ContactDraft fallbackContact,
            List<String> unknownFields) {
        public Draft {
            viewpoints = List.copyOf(viewpoints);
            subjects = List.copyOf(subjects);
            unknownFields = List.copyOf(unknownFields);
        }
    }

    /** How it ended. */
    public sealed interface Result {
        /** It is registered. */
        record Registered(Procurement procurement, Assessment assessment) implements Result {}

        /** Nothing was done: these fields are at fault. */
        record Invalid(List<FieldFault> faults) implements Result {
            public Invalid {
                faults = List.copyOf(faults);
            }
        }

        /** Nothing was done: the key stands for another procurement. */
        record KeyReused() implements Result {}

        /** The viewer is no agency. */
        record NotPermitted() implements Result {}
    }
}
