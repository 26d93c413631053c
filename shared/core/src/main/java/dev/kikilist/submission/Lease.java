package dev.kikilist.submission;

/**
 * The right to work on one submission for a while.
 *
 * <p>Its fence is higher than that of every earlier lease of the submission. Whatever is written under a lease carries the
 * fence, so that a worker that wakes after its lease has passed to another changes nothing that is seen.
 *
 * @param submission the submission
 * @param fence the number of the lease among those of its submission, from 1
 */
public record Lease(SubmissionId submission, int fence) {
    public Lease {
        if (fence < 1) {
            throw new IllegalArgumentException("fences count from 1, not " + fence);
        }
    }
}
