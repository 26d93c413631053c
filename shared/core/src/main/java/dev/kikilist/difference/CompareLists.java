package dev.kikilist.difference;

import dev.kikilist.access.Viewer;
import dev.kikilist.difference.ListDifference.Rows;
import dev.kikilist.paging.AllPages;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionQueries;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.validation.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares two lists of one invitation for who may see them. Lists of different invitations are never compared: what rivals
 * offer is nobody's difference. Findings of class R are never part of it, so that every viewer gets the same.
 */
public final class CompareLists {
    private static final Comparator<Submission> BY_VERSION = Comparator.comparingInt(Submission::version);

    private final SubmissionQueries queries;
    private final SubmissionStore submissions;
    private final RowStore rows;

    public CompareLists(SubmissionQueries queries, SubmissionStore submissions, RowStore rows) {
        this.queries = queries;
        this.submissions = submissions;
        this.rows = rows;
    }

    /** What comparing gives. */
    public sealed interface Result {
        /**
         * They were compared.
         *
         * @param before the earlier list
         * @param after the later list
         * @param difference what changed in the rows
         * @param findings what became of the findings
         */
        record Compared(Submission before, Submission after, ListDifference difference, List<FindingChange> findings)
                implements Result {
            public Compared {
                findings = List.copyOf(findings);
            }
        }

        /** One of them is still being read. */
        record NotReadYet() implements Result {}

        /** There is no such submission that the viewer may see, or none of its invitation to compare it with. */
        record NotFound() implements Result {}
    }

    /**
     * Compares a list with an earlier one.
     *
     * @param id the later list
     * @param with the earlier list, or null for the last one before it that could be read
     */
    public Result compare(Viewer viewer, SubmissionId id, @Nullable SubmissionId with) {
        var after = queries.submission(viewer, id);
        if (after.isEmpty() || !(after.get().owner() instanceof Owner.Invited invitation)) {
            return new Result.NotFound();
        }
        if (after.get().readingIfDecided().isEmpty()) {
            return new Result.NotReadYet();
        }
        var earlier = readBefore(after.get(), invitation);
        var before = with == null
                ? earlier.stream().max(BY_VERSION)
                : earlier.stream().filter(list -> list.id().equals(with)).findFirst();
        return before.<Result>map(list -> compared(list, after.get(), earlier)).orElseGet(Result.NotFound::new);
    }

    private Result compared(Submission before, Submission after, List<Submission> earlier) {
        var difference = ListDifference.between(rows(before), rows(after));
        var courses = new FindingCourses();
        earlier.stream()
                .filter(list -> list.version() < before.version())
                .forEach(list -> courses.addEarlier(findings(list)));
        return new Result.Compared(
                before, after, difference, courses.between(findings(before), findings(after), difference.lines()));
    }

    /** Returns the lists of the invitation before {@code after} that could be read. */
    private List<Submission> readBefore(Submission after, Owner.Invited invitation) {
        List<Submission> found = new ArrayList<>();
        new AllPages<Submission>(
                        page -> submissions.submissionsTo(invitation.procurementId(), invitation.vendor(), page))
                .forEach(list -> {
                    boolean read = list.readingIfDecided()
                            .map(Reading::counts)
                            .filter(counts -> counts.file() == 0)
                            .isPresent();
                    if (read && list.owner().equals(invitation) && list.version() < after.version()) {
                        found.add(list);
                    }
                });
        return found;
    }

    private Rows rows(Submission list) {
        var manifest = manifest(list);
        return new Rows(
                all(new AllPages<>(page -> rows.items(list.id(), manifest, page))),
                all(new AllPages<>(page -> rows.subcontractors(list.id(), manifest, page))));
    }

    private List<Finding> findings(Submission list) {
        return all(new AllPages<>(page -> rows.findings(list.id(), manifest(list), false, page)));
    }

    private static Manifest manifest(Submission list) {
        return list.readingIfDecided().map(Reading::manifest).orElseThrow();
    }

    private static <T> List<T> all(Iterable<T> entries) {
        List<T> all = new ArrayList<>();
        entries.forEach(all::add);
        return all;
    }
}
