package dev.kikilist.idempotency;

import java.time.Instant;

/** Remembers for some time which requests were carried out, and how they were answered. */
public interface AnswerStore {
    /**
     * Takes a key for a request, unless another has it. Of several at once one gets it.
     *
     * @param request what is sent under the key
     * @param now when the request came
     * @param until from when on somebody else may take the key for the same request, should nobody {@link #keep} an answer
     */
    Taken take(RequestKey key, RequestDigest request, Instant now, Instant until);

    /**
     * Keeps the answer to a request that the key was taken for; where there is one already, that stands.
     *
     * @param forgottenAt from when on the key is free again
     */
    void keep(RequestKey key, RequestDigest request, KeptAnswer answer, Instant forgottenAt);

    /**
     * Gives a key back that was taken until {@code until}, since nothing was done under it. Where it was taken again
     * meanwhile, nothing changes.
     */
    void giveBack(RequestKey key, RequestDigest request, Instant until);

    /** How taking a key ended. */
    sealed interface Taken {
        /** The request is to be carried out. */
        record Ours() implements Taken {}

        /** It was carried out and answered so. */
        record Answered(KeptAnswer answer) implements Taken {}

        /** It is being carried out. */
        record InProgress() implements Taken {}

        /** The key belongs to another request. */
        record OfAnother() implements Taken {}
    }
}
