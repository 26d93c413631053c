package dev.kikilist.simulation.mutation;

import dev.kikilist.simulation.Plan;
import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.system.Wiring;
import dev.kikilist.simulation.world.Fault;
import java.util.Set;

/** One thing that is wrong with the product, and the property by which that has to show. */
public enum Mutation {
    /** A submission is known by the message that told of it. */
    KEYED_BY_MESSAGE(Property.EVERY_VERSION_DECIDED_ONCE),
    /** A decision does not ask for the fence. */
    FENCE_DROPPED(Property.FENCES_RESPECTED),
    /** A decision does not ask whether there is one. */
    DECIDED_AGAIN(Property.DECISIONS_FINAL),
    /** A decision does not ask whether the invitation is still as it was. */
    INVITATION_UNGUARDED(Property.VERSIONS_CONTIGUOUS),
    /** The list that arrives last stands. */
    LAST_ARRIVAL_STANDS(Property.LAST_LIST_STANDS),
    /** Intake sends the mails itself. */
    SENT_BY_INTAKE(Property.MAIL_TAKEN_AT_MOST_ONCE),
    /** One of the mails is forgotten when they are recorded. */
    MAIL_LEFT_OUT(Property.MAILS_AS_DECIDED),
    /** What a batch put off is taken as done. */
    UNPROCESSED_IGNORED(Property.ROWS_AS_NAMED),
    /** Rows of all leases lie under the same keys. */
    ROWS_WITHOUT_FENCE(Property.ROWS_AS_NAMED),
    /** The sweep never runs. */
    SWEEP_OFF(Property.NO_MAIL_FORGOTTEN),
    /** The sweep does not look into the bucket. */
    BUCKET_NOT_SWEPT(Property.EVERY_VERSION_DECIDED_ONCE),
    /** A mail is taken for sending whatever its state. */
    CLAIM_UNGUARDED(Property.MAIL_TAKEN_AT_MOST_ONCE),
    /** A mail is marked as sent before it is. */
    MARKED_BEFORE_SENT(Property.MAIL_MARKED_TRULY),
    /** A mail of which nobody knows whether it was taken is sent again. */
    SENT_AGAIN_IN_DOUBT(Property.MAIL_TAKEN_AT_MOST_ONCE),
    /** What the mail service tells of a mail changes nothing. */
    REPORTS_IGNORED(Property.MAIL_MARKED_TRULY),
    /** Nobody keeps which attempts came back, so what is told of them once more counts once more. */
    RETURN_FORGOTTEN(Property.CHAINS_WHOLE),
    /** A mail that came back for good is taken for one that may still arrive. */
    RETURN_TAKEN_AS_PASSING(Property.NO_MAIL_FORGOTTEN),
    /** The address of a mail that came back is not suppressed. */
    ADDRESS_NOT_SUPPRESSED(Property.ADDRESSES_SPARED),
    /** A mail in doubt is sent again without looking whether reports come through at all. */
    FEED_NOT_ASKED(Property.MAIL_TAKEN_AT_MOST_ONCE),
    /** A mail in doubt stays so, whatever the reports tell. */
    DOUBT_NEVER_RESOLVED(Property.NO_MAIL_FORGOTTEN),
    /** An event is written without looking whether its place in the chain is taken. */
    CHAIN_UNGUARDED(Property.CHAINS_WHOLE),
    /** A vendor is taken for the agency. */
    VENDOR_AS_AGENCY(Property.RIVALS_APART),
    /** A notification cannot be read. */
    NOTIFICATION_CUT(Property.COMES_TO_REST);

    private final Property property;

    Mutation(Property property) {
        this.property = property;
    }

    /** Returns the plan to run a seed with it, the faults that bring it to light being frequent. */
    public Plan plan(long seed) {
        return new Plan(seed, this::wiring, Set.of(), faults());
    }

    private Set<Fault> faults() {
        return switch (this) {
            case KEYED_BY_MESSAGE, SENT_BY_INTAKE, MAIL_LEFT_OUT, VENDOR_AS_AGENCY, NOTIFICATION_CUT -> Set.of();
            case FENCE_DROPPED -> Set.of(Fault.STALLED, Fault.CRASH_AFTER_CALL);
            case DECIDED_AGAIN, INVITATION_UNGUARDED, CLAIM_UNGUARDED, CHAIN_UNGUARDED -> Set.of(Fault.STALLED);
            case BUCKET_NOT_SWEPT -> Set.of(Fault.NOTIFICATION_DROPPED);
            case LAST_ARRIVAL_STANDS -> Set.of(Fault.NOTIFICATION_LATE);
            case UNPROCESSED_IGNORED -> Set.of(Fault.PUT_OFF);
            case ROWS_WITHOUT_FENCE -> Set.of(Fault.STALLED, Fault.DEPLOYED, Fault.NOTIFICATION_TWICE);
            case SWEEP_OFF -> Set.of(Fault.RECORD_LOST);
            case MARKED_BEFORE_SENT -> Set.of(Fault.MAIL_REJECTED);
            case REPORTS_IGNORED -> Set.of(Fault.MAIL_ANSWER_LOST);
            case RETURN_FORGOTTEN -> Set.of(Fault.MAIL_BOUNCED, Fault.REPORT_TWICE);
            case RETURN_TAKEN_AS_PASSING, ADDRESS_NOT_SUPPRESSED -> Set.of(Fault.MAIL_BOUNCED);
            case FEED_NOT_ASKED -> Set.of(Fault.MAIL_ANSWER_LOST, Fault.REPORTS_HELD);
            case DOUBT_NEVER_RESOLVED -> Set.of(Fault.MAIL_LOST);
            case SENT_AGAIN_IN_DOUBT -> Set.of(Fault.MAIL_ANSWER_LOST);
        };
    }

    /** Returns the property that has to fail. */
    public Property property() {
        return property;
    }

    /** Returns how the mutated product is put together, anew for each run. */
    private Wiring wiring() {
        return switch (this) {
            case KEYED_BY_MESSAGE -> new Mutants.KeyedByMessage();
            case FENCE_DROPPED -> new Mutants.FenceDropped();
            case DECIDED_AGAIN -> new Mutants.DecidedAgain();
            case INVITATION_UNGUARDED -> new Mutants.InvitationUnguarded();
            case LAST_ARRIVAL_STANDS -> new Mutants.LastArrivalStands();
            case SENT_BY_INTAKE -> new Mutants.SentByIntake();
            case MAIL_LEFT_OUT -> new Mutants.MailLeftOut();
            case UNPROCESSED_IGNORED -> new Mutants.UnprocessedIgnored();
            case ROWS_WITHOUT_FENCE -> new Mutants.RowsWithoutFence();
            case SWEEP_OFF -> new Mutants.SweepOff();
            case BUCKET_NOT_SWEPT -> new Mutants.BucketNotSwept();
            case CLAIM_UNGUARDED -> new MailMutants.ClaimUnguarded();
            case MARKED_BEFORE_SENT -> new MailMutants.MarkedBeforeSent();
            case SENT_AGAIN_IN_DOUBT -> new MailMutants.SentAgainInDoubt();
            case REPORTS_IGNORED -> new MailMutants.ReportsIgnored();
            case RETURN_FORGOTTEN -> new MailMutants.ReturnForgotten();
            case RETURN_TAKEN_AS_PASSING -> new MailMutants.ReturnTakenAsPassing();
            case ADDRESS_NOT_SUPPRESSED -> new MailMutants.AddressNotSuppressed();
            case FEED_NOT_ASKED -> new MailMutants.FeedNotAsked();
            case DOUBT_NEVER_RESOLVED -> new MailMutants.DoubtNeverResolved();
            case CHAIN_UNGUARDED -> new Mutants.ChainUnguarded();
            case VENDOR_AS_AGENCY -> new Mutants.VendorAsAgency();
            case NOTIFICATION_CUT -> new Mutants.NotificationCut();
        };
    }
}
