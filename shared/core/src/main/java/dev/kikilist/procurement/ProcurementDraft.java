package dev.kikilist.procurement;

import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.ImportanceViewpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A procurement as a command gives it, not checked yet. A field is null or an empty list when it was not given.
 *
 * @param title 調達案件名
 * @param startDate the day the procurement started
 * @param viewpoints why it is important
 * @param contractMethod a name of {@link ContractMethod}
 * @param subjects names of {@link Subject}
 * @param ismapRegistration the number under which the cloud service is registered with ISMAP
 * @param externalConnection whether the use of the system needs a connection to the outside
 * @param submissionDue 提出予定期日
 * @param inspectionDue 技術検査提出締切り
 * @param biddingDay 入札予定期日
 * @param contact the agency's contact
 * @param fallbackContact who gets its mail where the contact's address takes none
 * @param unknownFields pointers to fields that the command does not have
 */
public record ProcurementDraft(
        @Nullable String title,
        @Nullable String startDate,
        List<ViewpointDraft> viewpoints,
        @Nullable String contractMethod,
        List<String> subjects,
        @Nullable String ismapRegistration,
        boolean externalConnection,
        @Nullable String submissionDue,
        @Nullable String inspectionDue,
        @Nullable String biddingDay,
        ContactDraft contact,
        @Nullable ContactDraft fallbackContact,
        List<String> unknownFields) {
    public ProcurementDraft {
        viewpoints = List.copyOf(viewpoints);
        subjects = List.copyOf(subjects);
        unknownFields = List.copyOf(unknownFields);
    }

    /**
     * A viewpoint as a command gives it.
     *
     * @param code a name of {@link ImportanceViewpoint}
     * @param reason why it applies
     */
    public record ViewpointDraft(String code, @Nullable String reason) {}
}
