package dev.kikilist.policy;

/**
 * The stable code of a body of 別紙1, such as {@code GOV-009}.
 *
 * @param value the code
 */
public record BodyCode(String value) {
    public BodyCode {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a code is not empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
