package dev.kikilist.submission;

/**
 * How many rows and findings belong to a submission. They are stored before the submission names them here, so that
 * they are seen whole or not at all.
 *
 * @param fence the fence of the lease under which they were written
 * @param items rows of 機器等一覧
 * @param subcontractors rows of 再委託等一覧
 * @param findings findings of the classes F, E and Q
 * @param reviewerFindings findings of class R, stored apart
 * @param digest SHA-256 over the stored rows and the findings of the classes F, E and Q in order, lower-case hexadecimal
 * @param reviewerDigest SHA-256 over the stored findings of class R in order, lower-case hexadecimal; apart, because the
 *     other digest is shown to vendors and agencies
 */
public record Manifest(
        int fence,
        int items,
        int subcontractors,
        int findings,
        int reviewerFindings,
        String digest,
        String reviewerDigest) {}
