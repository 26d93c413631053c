package dev.kikilist.policy;

/** The editions of the agreement. */
public interface Editions {
    /**
     * Returns the edition with this id.
     *
     * @throws IllegalArgumentException when there is none
     */
    Edition edition(EditionId id);
}
