package dev.kikilist.paging;

/** A store was given a position that it cannot have made. The caller answers it as a bad request. */
public final class MalformedPositionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedPositionException(String message) {
        super(message);
    }
}
