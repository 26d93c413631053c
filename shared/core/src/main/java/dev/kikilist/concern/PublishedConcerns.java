package dev.kikilist.concern;

import java.util.List;

/**
 * What was on the concern list at one moment.
 *
 * @param revision rises with every publication and withdrawal
 * @param entries the published entries, in the order of their ids
 */
public record PublishedConcerns(long revision, List<Concern> entries) {
    public PublishedConcerns {
        entries = List.copyOf(entries);
    }
}
