package dev.kikilist.submission;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.validation.Finding;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps the rows and findings of submissions, too many for one item. What is written here stays invisible until the
 * submission's manifest names it; writing the same again changes nothing.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached, and when rows that the manifest names
 * are not there. A page may end before the limit when its entries are very long; it has at least one entry when there
 * are any. Text in which half of a surrogate pair stands alone may come back with U+FFFD in its place.
 */
public interface RowStore {
    /**
     * Starts writing the rows and findings of a submission, in place of whatever was written under the same lease. What was
     * written under another lease is not touched.
     */
    Writer write(Lease lease);

    /**
     * Returns a page of the rows of 機器等一覧 in the list's order.
     *
     * @param manifest the submission's manifest
     */
    Page<EquipmentItem> items(SubmissionId id, Manifest manifest, PageRequest request);

    /** Returns a page of the rows of 再委託等一覧 in the list's order. */
    Page<Subcontractor> subcontractors(SubmissionId id, Manifest manifest, PageRequest request);

    /**
     * Returns a page of the findings in reading order.
     *
     * @param withReviewerFindings whether those of class R follow the others
     */
    Page<Finding> findings(SubmissionId id, Manifest manifest, boolean withReviewerFindings, PageRequest request);

    /**
     * Does {@code work}, which writes rows and then records the decision that names them. What is little may be stored with that
     * decision, in its transaction, and is then not there before it; what is left is stored when the work returns. What work that
     * throws wrote may be stored or not.
     */
    <T> T withDecision(Supplier<T> work);

    /** Writes the rows and findings of one submission. Memory held does not grow with the number of rows. */
    interface Writer extends ItemSink {
        /**
         * Writes what is still held, and the findings.
         *
         * @param findings the findings in reading order
         * @return what the submission has to name to make it visible
         */
        Manifest finish(List<Finding> findings);
    }
}
