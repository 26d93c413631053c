package dev.kikilist.advice;

import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.InvitationId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * That a list was given advice in a fiscal year. All versions of one vendor's list to one procurement are one list.
 *
 * @param fiscalYear the year, from April on, in Japan
 * @param lineage the invitation, which all versions have in common
 * @param body the procuring body
 * @param kinds what the offices advised on any of its versions in that year
 */
public record AdvisedList(int fiscalYear, InvitationId lineage, BodyCode body, Set<AdviceKind> kinds) {
    public AdvisedList {
        var ordered = EnumSet.noneOf(AdviceKind.class);
        ordered.addAll(kinds);
        kinds = Collections.unmodifiableSet(ordered);
    }

    /** Returns whether any office had a concern. */
    public boolean withConcern() {
        return kinds.stream().anyMatch(AdviceKind::isConcern);
    }
}
