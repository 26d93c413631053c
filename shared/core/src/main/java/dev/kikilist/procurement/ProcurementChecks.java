package dev.kikilist.procurement;

import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.policy.ImportanceViewpoint;
import dev.kikilist.procurement.FieldChecks.Field;
import dev.kikilist.procurement.FieldFault.Code;
import dev.kikilist.text.JapaneseDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what an agency says of a procurement, all of it at once. */
final class ProcurementChecks {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_ISMAP = 50;
    private static final Field TITLE = new Field("/title", "調達案件名", "the title");
    private static final Field START = new Field("/startDate", "調達手続の開始日", "the start date");
    private static final Field VIEWPOINTS = new Field("/viewpoints", "重要性の観点", "the viewpoints of importance");
    private static final Field METHOD = new Field("/contractMethod", "契約方式", "the contract method");
    private static final Field SUBJECTS = new Field("/subjects", "調達の対象", "the subjects");
    private static final Field ISMAP = new Field("/ismapRegistration", "ISMAPの登録番号", "the ISMAP registration number");
    private static final Field SUBMISSION = new Field("/deadlines/submissionDue", "提出予定期日", "the submission due date");
    private static final Field INSPECTION =
            new Field("/deadlines/inspectionDue", "技術検査提出締切り", "the inspection due date");
    private static final Field BIDDING = new Field("/deadlines/biddingDay", "入札予定期日", "the bidding day");
    private static final Field REASON = new Field("/reason", "中止の理由", "the reason");

    private final Editions editions;
    private final FieldChecks checks = new FieldChecks();

    ProcurementChecks(Editions editions) {
        this.editions = editions;
    }

    /** Returns what is wrong with what was checked so far. */
    List<FieldFault> faults() {
        return checks.faults();
    }

    /** Returns the procurement that {@code draft} describes, as one registered now; empty when there are faults. */
    Optional<Procurement> procurement(ProcurementDraft draft, BodyCode body, ProcurementId id, Instant now) {
        var title = checks.text(TITLE, draft.title(), LONGEST_TITLE);
        var start = checks.day(START, draft.startDate());
        var edition = start.flatMap(day -> edition(day, body));
        var viewpoints = checks.choices(
                VIEWPOINTS,
                draft.viewpoints().stream()
                        .map(ProcurementDraft.ViewpointDraft::code)
                        .toList(),
                ImportanceViewpoint.class);
        var reasons = reasons(draft.viewpoints());
        var method = checks.choice(METHOD, draft.contractMethod(), ContractMethod.class);
        var subjects = checks.choices(SUBJECTS, draft.subjects(), Subject.class);
        var ismap = checks.optionalText(ISMAP, draft.ismapRegistration(), LONGEST_ISMAP);
        var schedule = schedule(start.orElse(null), draft);
        var contact = checks.contact("/contact", draft.contact());
        var fallback = checks.fallbackContact(draft.fallbackContact());
        checks.unknown(draft.unknownFields());
        if (!checks.faults().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Procurement(
                id,
                body,
                title.orElseThrow(),
                start.orElseThrow(),
                edition.orElseThrow().id(),
                viewpoints,
                method.orElseThrow(),
                subjects,
                schedule.orElseThrow(),
                contact.orElseThrow(),
                fallback.orElse(null),
                now,
                new Particulars(reasons, ismap.orElseThrow(), draft.externalConnection()),
                Standing.registered(now)));
    }

    /** Returns the procurement that {@code draft} makes of {@code standing}, whose start is fixed. */
    Optional<Procurement> amended(ProcurementDraft draft, Procurement standing) {
        var asked = procurement(draft, standing.body(), standing.id(), standing.registeredAt());
        if (asked.isPresent() && !asked.get().startDate().equals(standing.startDate())) {
            checks.fault(
                    START,
                    Code.NOT_CHANGEABLE,
                    "調達手続の開始日は、適用する申合せの版を決めるため変更できません。登録した日付を指定してください。",
                    "The start date decides which edition of the agreement holds and cannot be changed. Give the day that was"
                            + " registered.");
            return Optional.empty();
        }
        return asked;
    }

    /** Returns the contact that is given; its fallback is checked apart. */
    Optional<Contact> contact(ContactDraft draft) {
        return checks.contact("/contact", draft);
    }

    Optional<Contact> fallbackContact(@Nullable ContactDraft draft) {
        return checks.fallbackContact(draft);
    }

    /** Returns the reason of a cancellation. */
    Optional<String> reason(@Nullable String written) {
        return checks.text(REASON, written, LONGEST_REASON);
    }

    void unknown(List<String> pointers) {
        checks.unknown(pointers);
    }

    private Map<ImportanceViewpoint, String> reasons(List<ProcurementDraft.ViewpointDraft> drafts) {
        var reasons = new EnumMap<ImportanceViewpoint, String>(ImportanceViewpoint.class);
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var field = new Field(VIEWPOINTS.pointer() + "/" + i + "/reason", "重要性の観点に当たる理由", "the reason");
            checks.optionalText(field, draft.reason(), LONGEST_REASON)
                    .filter(reason -> !reason.isEmpty())
                    .ifPresent(reason -> viewpoint(draft.code()).ifPresent(named -> reasons.put(named, reason)));
        }
        return reasons;
    }

    private static Optional<ImportanceViewpoint> viewpoint(String code) {
        for (var viewpoint : ImportanceViewpoint.values()) {
            if (viewpoint.name().equals(code)) {
                return Optional.of(viewpoint);
            }
        }
        return Optional.empty();
    }

    private Optional<Edition> edition(LocalDate start, BodyCode body) {
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

    private Optional<Schedule> schedule(@Nullable LocalDate start, ProcurementDraft draft) {
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
}
