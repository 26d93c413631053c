package dev.kikilist.dynamodb;

/** DynamoDB put off a part of a batch again and again. The same call may succeed later. */
public final class PutOffException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PutOffException(String message) {
        super(message);
    }
}
