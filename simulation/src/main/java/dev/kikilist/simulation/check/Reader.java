package dev.kikilist.simulation.check;

import dev.kikilist.access.Viewer;
import dev.kikilist.dynamodb.AwsOutage;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.simulation.system.Delivery;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionQueries;
import dev.kikilist.submission.SubmissionQueries.Rows;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingClass;
import java.util.ArrayList;
import java.util.List;

/** Looks as users do, at any time, and finds nothing that is not theirs and nothing in part. */
public final class Reader {
    private static final PageRequest ALL = PageRequest.first(PageRequest.LARGEST_LIMIT);

    private final Delivery delivery;
    private final SubmissionQueries queries;
    private final List<Violation> violations = new ArrayList<>();

    /** Makes a reader of what {@code delivery} stores. */
    public Reader(Delivery delivery) {
        this.delivery = delivery;
        var stores = delivery.stores();
        this.queries = new SubmissionQueries(stores.procurements(), stores.submissions(), stores.rows());
    }

    /** Returns what was seen to be wrong. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Looks at everything of one procurement as {@code viewer}, and asks for each upload by its id as well. */
    public void look(Viewer viewer, Invitation invitation) {
        queries.submissionsTo(delivery.seenAs(viewer), invitation.procurementId(), ALL)
                .ifPresent(page -> page.entries().forEach(found -> check(viewer, found)));
        for (var object : delivery.bucket().stored()) {
            lookAt(viewer, object);
        }
    }

    private void lookAt(Viewer viewer, ObjectVersion object) {
        var id = object.submissionId();
        try {
            queries.find(delivery.seenAs(viewer), id).ifPresent(view -> check(viewer, view.submission()));
            if (queries.items(delivery.seenAs(viewer), id, ALL) instanceof Rows.Read && !isOf(viewer, object)) {
                wrong(Property.RIVALS_APART, viewer.reference() + " read rows of " + id);
            }
            if (queries.findings(delivery.seenAs(viewer), id, ALL) instanceof Rows.Read<Finding>(var page)
                    && page.entries().stream()
                            .anyMatch(finding -> finding.code().findingClass() == FindingClass.R)) {
                wrong(Property.RIVALS_APART, viewer.reference() + " read a finding for reviewers of " + id);
            }
        } catch (RuntimeException e) {
            if (!AwsOutage.isPassing(e)) {
                wrong(Property.ROWS_AS_NAMED, viewer.reference() + " could not read " + id + ": " + e);
            }
        }
    }

    /** Returns whether {@code object} lies where only the viewer's own files do. */
    private static boolean isOf(Viewer viewer, ObjectVersion object) {
        return !(viewer instanceof Viewer.VendorViewer(CorporateNumber vendor))
                || switch (UploadKey.parse(object.key())) {
                    case UploadKey.Ticketed key ->
                        key.invitationId().equals(InvitationId.of(key.procurementId(), vendor));
                    case UploadKey.Direct key ->
                        key.invitationId().equals(InvitationId.of(key.procurementId(), vendor));
                    case UploadKey.NotIssued key ->
                        key.invitationId().equals(InvitationId.of(key.procurementId(), vendor));
                    case UploadKey.Unrecognised unrecognised -> false;
                };
    }

    private void check(Viewer viewer, Submission found) {
        if (viewer instanceof Viewer.VendorViewer(CorporateNumber vendor)
                && !(found.owner() instanceof Owner.Invited owner
                        && owner.vendor().equals(vendor))) {
            wrong(Property.RIVALS_APART, viewer.reference() + " saw " + found.id());
        }
        if (found.state().isDecided() && found.reading() == null) {
            wrong(Property.ROWS_AS_NAMED, found.id() + " was seen decided without what was read");
        }
    }

    private void wrong(Property property, String words) {
        violations.add(new Violation(property, words));
    }
}
