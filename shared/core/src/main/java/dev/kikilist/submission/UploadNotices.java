package dev.kikilist.submission;

/** Where the bucket's notices of new uploads go to be received. */
public interface UploadNotices {
    /**
     * Sends the notice that {@code object} was stored once more.
     *
     * @throws RuntimeException when it was not taken
     */
    void send(ObjectVersion object);
}
