package dev.kikilist.procurement;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.text.CorporateNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps procurements, invitations and upload tickets.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached; an outage is never an empty answer.
 * What was stored is seen by every later call of the {@code find} methods; listings may lag by seconds. Listings of procurements
 * and summaries read no contacts. A procurement, or an invitation, comes with the contacts that it had at one time.
 */
public interface ProcurementStore {
    /**
     * Stores {@code procurement} unless its id is taken, with the event that it was registered.
     *
     * @return the procurement that now has this id: the given one, or the one stored before
     */
    Procurement create(Procurement procurement);

    /**
     * Stores {@code next} in place of the version before it, with what happened. All of it is seen, or nothing.
     *
     * @return whether {@code next} stands now; false when another version than the one before it stands
     */
    boolean change(Procurement next, AuditEntry happened);

    /**
     * Stores {@code next} in place of the version before it, and the contacts of {@code invitation} in place of those that stand
     * in it, with what happened. Where the lists of the invitation stand is not touched. All of it is seen, or nothing.
     *
     * @return whether it stands so now; false when another version than the one before {@code next} stands
     * @throws RuntimeException also when the invitation does not exist
     */
    boolean changeContacts(Procurement next, Invitation invitation, AuditEntry happened);

    /**
     * Stores {@code next} in place of {@code before}, of the same version, with what happened and the mails that are owed
     * because of it. All of it is seen, or nothing; but of very many mails some may be owed before.
     *
     * @param mails mails owed; those that are owed already stay as they are
     * @return whether {@code next} stands now; false when {@code before} did not stand any more
     */
    boolean notice(Procurement before, Procurement next, AuditEntry happened, List<MailOwed> mails);

    /**
     * Returns up to {@code limit} procurements that owe something since before {@code instant} ({@link DeadlinePlan#next}),
     * those first that owe it longest. May lag by seconds.
     */
    List<ProcurementId> owingBefore(Instant instant, int limit);

    /** Returns the procurement, or empty when there is none. */
    Optional<Procurement> find(ProcurementId id);

    /** Returns what a listing shows of the procurement, without reading its contacts; empty when there is none. */
    Optional<ProcurementSummary> findSummary(ProcurementId id);

    /** Returns what listings show of those of the procurements {@code ids} that there are. */
    Map<ProcurementId, ProcurementSummary> findSummaries(Collection<ProcurementId> ids);

    /**
     * Stores {@code invitation} unless its id is taken, together with the mails that are owed because of it.
     *
     * @return the invitation that now has this id: the given one, or the one stored before
     */
    Invitation create(Invitation invitation, List<MailOwed> mails);

    /** Stores {@code invitation} unless its id is taken, as {@link #create(Invitation, List)} does, and owes nothing. */
    default Invitation create(Invitation invitation) {
        return create(invitation, List.of());
    }

    /** Returns the invitation of that procurement, or empty when there is none. */
    Optional<Invitation> findInvitation(ProcurementId procurementId, InvitationId invitationId);

    /**
     * Returns an invitation with what belongs to it, all as it stands at about the same time: as {@link #find},
     * {@link #findInvitation} and {@link #findTicket} do one by one.
     *
     * @param ticketId the ticket, or null when there is none to look for
     */
    Invited findInvited(ProcurementId procurementId, InvitationId invitationId, @Nullable TicketId ticketId);

    /** Returns a page of the invitations to a procurement, in order of their ids. It sees every earlier write. */
    Page<Invitation> invitationsTo(ProcurementId procurementId, PageRequest request);

    /**
     * Stores {@code ticket} with the next sequence of its invitation, unless its id is taken or the invitation has used up its
     * allowance. Whoever has the higher sequence was not issued earlier: where clocks differ, the time of issue is put off to
     * that of the ticket before, and the allowance counts by that time.
     *
     * @param allowance of each invitation by itself; a ticket whose id is taken uses nothing of it
     * @throws RuntimeException also when the invitation does not exist
     */
    Issue issue(UploadTicket ticket, TicketAllowance allowance);

    /** Returns the ticket, or empty when none was issued or it was issued more than 30 days ago. */
    Optional<UploadTicket> findTicket(ProcurementId procurementId, InvitationId invitationId, TicketId ticketId);

    /** Returns a page of the procurements of {@code body}, those that started last first. */
    Page<ProcurementSummary> procurementsOf(BodyCode body, PageRequest request);

    /** Returns a page of all procurements, those that started last first. */
    Page<ProcurementSummary> allProcurements(PageRequest request);

    /**
     * Returns a page of the procurements to which {@code vendor} is invited, those that started last first.
     *
     * <p>What other vendors are invited cannot be told from it. An invitation without procurement is left out.
     */
    Page<ProcurementSummary> procurementsInviting(CorporateNumber vendor, PageRequest request);

    /** How asking for a ticket ended. */
    sealed interface Issue {
        /**
         * There is one.
         *
         * @param ticket the ticket that now has this id: the given one in its place, or the one stored before
         */
        record Issued(UploadTicket ticket) implements Issue {}

        /**
         * Nothing was stored: the allowance is used up.
         *
         * @param moment from when on there is a ticket again
         */
        record NotBefore(Instant moment) implements Issue {}
    }

    /**
     * What there is of an invitation.
     *
     * @param procurement the procurement, or null when there is none
     * @param invitation the invitation, or null when there is none
     * @param ticket the ticket that was looked for, or null when there is none
     */
    record Invited(
            @Nullable Procurement procurement,
            @Nullable Invitation invitation,
            @Nullable UploadTicket ticket) {}
}
