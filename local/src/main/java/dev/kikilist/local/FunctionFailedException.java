package dev.kikilist.local;

/** A function ended with an exception or ran out of time. What it was given counts as not done. */
final class FunctionFailedException extends Exception {
    FunctionFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    FunctionFailedException(String message) {
        super(message);
    }
}
