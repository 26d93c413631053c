package dev.kikilist.policy;

/**
 * The stable code of an office that is asked for advice (§5), such as {@code NISC}.
 *
 * @param value the code
 */
public record AdvisingOfficeCode(String value) {
    public AdvisingOfficeCode {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a code is not empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
