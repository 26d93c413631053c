package dev.kikilist.policy;

/**
 * The stable code of a category of 別紙2, such as {@code NET-HUB}.
 *
 * @param value the code
 */
public record CategoryCode(String value) {
    public CategoryCode {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a code is not empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
