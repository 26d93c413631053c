package dev.kikilist.precheck;

import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.EditionId;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.procurement.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the agency registered of the procurement; the service compares the list with it. */
final class Registered {
    @Option(names = "--title", required = true, paramLabel = "件名", description = "調達案件名 / title of the procurement")
    private String title = "";

    @Option(
            names = "--body",
            required = true,
            paramLabel = "CODE",
            description = "機関コード（例 GOV-009）/ code of the agency")
    private String body = "";

    @Option(names = "--submission-due", required = true, paramLabel = "DATE", description = "提出予定期日 / submission due")
    private @Nullable LocalDate submissionDue;

    @Option(
            names = "--inspection-due",
            required = true,
            paramLabel = "DATE",
            description = "技術検査提出締切り / inspection due")
    private @Nullable LocalDate inspectionDue;

    @Option(names = "--bidding-day", required = true, paramLabel = "DATE", description = "入札予定期日 / bidding day")
    private @Nullable LocalDate biddingDay;

    @Option(
            names = "--subject",
            required = true,
            split = ",",
            paramLabel = "SUBJECT",
            description = "調達対象 / subjects: $${COMPLETION-CANDIDATES}")
    private List<Subject> subjects = List.of();

    /** Returns the procurement, as far as a list is judged by it. */
    Procurement procurement(Edition edition, LocalDate startedOn) {
        if (submissionDue == null || inspectionDue == null || biddingDay == null) {
            throw new IllegalStateException("the dates are required");
        }
        return new Procurement(
                new ProcurementId("p" + "0".repeat(26)),
                new BodyCode(body),
                title,
                startedOn,
                new EditionId(edition.id().value()),
                Set.of(),
                ContractMethod.COMPREHENSIVE_EVALUATION,
                EnumSet.copyOf(subjects),
                new Schedule(submissionDue, inspectionDue, biddingDay),
                new Contact("", "", new EmailAddress("nobody@kikilist.invalid"), ""),
                Instant.EPOCH);
    }
}
