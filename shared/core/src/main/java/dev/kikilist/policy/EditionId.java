package dev.kikilist.policy;

/**
 * The id of an edition of the agreement: the day it took effect, such as {@code 2021-09-01}.
 *
 * @param value the code
 */
public record EditionId(String value) {
    public EditionId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a code is not empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
