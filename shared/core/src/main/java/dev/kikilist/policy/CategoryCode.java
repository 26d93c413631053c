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

    /** Returns whether this category is {@code wider} or part of it. */
    public boolean isWithin(CategoryCode wider) {
        return value.startsWith(wider.value)
                && (value.length() == wider.value.length() || value.charAt(wider.value.length()) == '-');
    }

    @Override
    public String toString() {
        return value;
    }
}
