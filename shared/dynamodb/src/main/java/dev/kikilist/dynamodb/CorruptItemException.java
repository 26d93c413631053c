package dev.kikilist.dynamodb;

/** An item is not as this code writes it. Reading it again does not help. */
public final class CorruptItemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptItemException(String place, String attribute) {
        super("attribute " + attribute + " of " + place + " is missing or of another type");
    }

    CorruptItemException(String place, String attribute, Throwable cause) {
        super("attribute " + attribute + " of " + place + " cannot be read", cause);
    }
}
