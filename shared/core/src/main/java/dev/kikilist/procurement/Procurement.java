package dev.kikilist.procurement;

import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.ImportanceViewpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A procurement that an agency registered.
 *
 * @param id its id
 * @param body the body of 別紙1 that procures
 * @param title 調達案件名, 1 to 200 characters
 * @param startDate the day the procurement started; it chooses the edition for ever
 * @param edition the edition in force on that day
 * @param viewpoints 重要性の観点 of 別紙3, at least one
 * @param contractMethod 契約方式 (§4)
 * @param subjects what is bought, at least one
 * @param schedule the three dates
 * @param contact the agency's contact
 * @param fallbackContact who gets its mail where the contact's address takes none, or null when nobody does
 * @param registeredAt when it was registered
 * @param particulars what else the agency says of it
 * @param standing what became of it since
 */
public record Procurement(
        ProcurementId id,
        BodyCode body,
        String title,
        LocalDate startDate,
        EditionId edition,
        Set<ImportanceViewpoint> viewpoints,
        ContractMethod contractMethod,
        Set<Subject> subjects,
        Schedule schedule,
        RegisteredContact contact,
        @Nullable Contact fallbackContact,
        Instant registeredAt,
        Particulars particulars,
        Standing standing) {
    /** A procurement as it is registered, of which nothing else is said. */
    public Procurement(
            ProcurementId id,
            BodyCode body,
            String title,
            LocalDate startDate,
            EditionId edition,
            Set<ImportanceViewpoint> viewpoints,
            ContractMethod contractMethod,
            Set<Subject> subjects,
            Schedule schedule,
            RegisteredContact contact,
            @Nullable Contact fallbackContact,
            Instant registeredAt) {
        this(
                id,
                body,
                title,
                startDate,
                edition,
                viewpoints,
                contractMethod,
                subjects,
                schedule,
                contact,
                fallbackContact,
                registeredAt,
                Particulars.NONE,
                Standing.registered(registeredAt));
    }

    /** A procurement as it is registered, without a fallback contact. */
    public Procurement(
            ProcurementId id,
            BodyCode body,
            String title,
            LocalDate startDate,
            EditionId edition,
            Set<ImportanceViewpoint> viewpoints,
            ContractMethod contractMethod,
            Set<Subject> subjects,
            Schedule schedule,
            RegisteredContact contact,
            Instant registeredAt) {
        this(
                id,
                body,
                title,
                startDate,
                edition,
                viewpoints,
                contractMethod,
                subjects,
                schedule,
                contact,
                null,
                registeredAt);
    }

    public Procurement {
        viewpoints = inOrder(viewpoints, ImportanceViewpoint.class);
        subjects = inOrder(subjects, Subject.class);
    }

    /** Returns whether a service is bought, so that 再委託 has to be listed where the edition asks for it. */
    public boolean buysServices() {
        return subjects.stream().anyMatch(Subject::isService);
    }

    /** Returns whether it was cancelled. */
    public boolean isCancelled() {
        return standing.cancellation() != null;
    }

    /** Returns what a listing shows of it. */
    public ProcurementSummary summary() {
        return new ProcurementSummary(id, body, title, startDate, edition, schedule, isCancelled(), registeredAt);
    }

    /** Returns this procurement as {@code asked} describes it: all but its id, its start and what became of it. */
    Procurement changedTo(Procurement asked, Instant now) {
        boolean inCalendar = !title.equals(asked.title) || !schedule.equals(asked.schedule);
        return new Procurement(
                id,
                body,
                asked.title,
                startDate,
                edition,
                asked.viewpoints,
                asked.contractMethod,
                asked.subjects,
                asked.schedule,
                asked.contact,
                asked.fallbackContact,
                registeredAt,
                asked.particulars,
                (inCalendar ? standing.remembering(title, schedule) : standing).changed(inCalendar, now));
    }

    /** Returns this procurement as if it were registered when {@code other} was, and had become what that one did. */
    Procurement sinceThenAs(Procurement other) {
        return new Procurement(
                id,
                body,
                title,
                startDate,
                edition,
                viewpoints,
                contractMethod,
                subjects,
                schedule,
                contact,
                fallbackContact,
                other.registeredAt,
                particulars,
                other.standing);
    }

    /** Returns this procurement in other hands. */
    Procurement handedOver(Contact newContact, @Nullable Contact newFallback, Instant now) {
        return with(newContact, newFallback, standing.changed(false, now));
    }

    /** Returns the version of this procurement in which a vendor's contact is another one. */
    Procurement withAnotherInvitation(Instant now) {
        return with(contact, fallbackContact, standing.changed(false, now));
    }

    /** Returns this procurement without those of its contacts that are {@code gone}. */
    Procurement without(Predicate<Contact> gone, Instant now) {
        return with(
                contact.known()
                        .filter(gone)
                        .<RegisteredContact>map(found -> new RemovedContact(now))
                        .orElse(contact),
                fallbackContact != null && gone.test(fallbackContact) ? null : fallbackContact,
                standing.changed(false, now));
    }

    /** Returns this procurement as one that is cancelled. */
    Procurement cancelled(Standing.Cancellation why) {
        return with(contact, fallbackContact, standing.cancelled(why));
    }

    /** Returns this procurement as one whose {@code notice} was dealt with. */
    public Procurement noticed(DeadlinePlan.Notice notice) {
        return with(
                contact,
                fallbackContact,
                switch (notice.kind()) {
                    case CHANGED, CANCELLED -> standing.told();
                    case SUBMISSION_DUE, INSPECTION_DUE, ADVICE_LATE, BIDDING_DAY -> standing.noticed(notice.owedAt());
                });
    }

    private Procurement with(RegisteredContact newContact, @Nullable Contact newFallback, Standing newStanding) {
        return new Procurement(
                id,
                body,
                title,
                startDate,
                edition,
                viewpoints,
                contractMethod,
                subjects,
                schedule,
                newContact,
                newFallback,
                registeredAt,
                particulars,
                newStanding);
    }

    private static <E extends Enum<E>> Set<E> inOrder(Set<E> set, Class<E> type) {
        var ordered = EnumSet.noneOf(type);
        ordered.addAll(set);
        return Collections.unmodifiableSet(ordered);
    }
}
