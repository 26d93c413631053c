package dev.kikilist.submission;

import dev.kikilist.equipment.ItemSink;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.submission.UploadedObjects.Fetched;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examiner;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import java.util.List;

/** Reads an upload again as it was read when it was decided; what only reviewers know is not found again. */
public final class RereadUpload {
    private final ProcurementStore procurements;
    private final UploadedObjects objects;
    private final Examiner examiner;
    private final Editions editions;

    public RereadUpload(ProcurementStore procurements, UploadedObjects objects, Examiner examiner, Editions editions) {
        this.procurements = procurements;
        this.objects = objects;
        this.examiner = examiner;
        this.editions = editions;
    }

    /**
     * Reads what {@code decided} was read from.
     *
     * @param sink takes the rows
     * @throws IllegalArgumentException if it is not decided
     * @throws RuntimeException when a store cannot be reached
     */
    public Reread reread(Submission decided, ItemSink sink) {
        var reading = decided.readingIfDecided()
                .orElseThrow(() -> new IllegalArgumentException(decided.id() + " is not decided"));
        var edition = reading.edition();
        if (reading.sha256().isEmpty() || edition == null) {
            return new Reread.Unread(List.of(
                    Findings.notInvited(),
                    Findings.ticketNotIssued(),
                    Findings.ticketExpired(),
                    Findings.deletedBeforeReading(),
                    Findings.tooLarge(Term.FILE_SIZE, decided.object().size())));
        }
        return switch (decided.owner()) {
            case Owner.Unclaimed unclaimed -> new Reread.Impossible("nobody was invited to hand it in");
            case Owner.Invited owner -> {
                var procurement = procurements.find(owner.procurementId());
                var invitation = procurements.findInvitation(owner.procurementId(), owner.invitationId());
                if (procurement.isEmpty() || invitation.isEmpty()) {
                    yield new Reread.Impossible("its procurement and invitation are not registered");
                }
                var circumstances = new Circumstances(
                        editions.edition(edition),
                        procurement.get(),
                        invitation.get().vendorName());
                yield content(decided.object(), reading, circumstances, sink);
            }
        };
    }

    private Reread content(ObjectVersion object, Reading reading, Circumstances circumstances, ItemSink sink) {
        return switch (objects.fetch(object)) {
            case Fetched.Gone gone -> new Reread.Impossible("its object is not in the bucket");
            case Fetched.TooLarge large -> new Reread.Impossible("its object is not the one that was read");
            case Fetched.Content content -> {
                try (content) {
                    yield content.sha256().equals(reading.sha256())
                            ? new Reread.Content(examiner.examine(content.file(), circumstances, sink)
                                    .findings())
                            : new Reread.Impossible("its object is not the one that was read");
                }
            }
        };
    }

    /** What reading again gave. */
    public sealed interface Reread {
        /**
         * The rows, and these findings in reading order.
         *
         * @param findings those of the classes F, E and Q
         */
        record Content(List<Finding> findings) implements Reread {
            public Content {
                findings = List.copyOf(findings);
            }
        }

        /**
         * There was nothing to read.
         *
         * @param reasons one of these is the only finding that there was
         */
        record Unread(List<Finding> reasons) implements Reread {
            public Unread {
                reasons = List.copyOf(reasons);
            }
        }

        /**
         * It cannot be read again.
         *
         * @param why the reason, in English
         */
        record Impossible(String why) implements Reread {}
    }
}
