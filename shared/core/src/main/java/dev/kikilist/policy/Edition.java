package dev.kikilist.policy;

import java.util.List;

/**
 * One edition of the agreement.
 *
 * @param id its id
 * @param advisingOffices the offices that are asked for advice (§5)
 */
public record Edition(EditionId id, List<AdvisingOffice> advisingOffices) {
    public Edition {
        advisingOffices = List.copyOf(advisingOffices);
    }
}
