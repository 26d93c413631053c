package dev.kikilist.engines;

/** Says what in a template cannot be understood or is not there. */
public final class TemplateException extends RuntimeException {
    /** Makes the exception with its message. */
    public TemplateException(String message) {
        super(message);
    }
}
