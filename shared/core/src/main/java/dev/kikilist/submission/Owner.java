package dev.kikilist.submission;

import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.text.CorporateNumber;

/** Whose a submission is. */
public sealed interface Owner {
    /**
     * A vendor that was invited.
     *
     * @param procurementId the procurement
     * @param invitationId the invitation
     * @param body the procuring body
     * @param vendor the vendor
     */
    record Invited(ProcurementId procurementId, InvitationId invitationId, BodyCode body, CorporateNumber vendor)
            implements Owner {}

    /** Nobody: the object lies under no invitation. */
    record Unclaimed() implements Owner {}
}
