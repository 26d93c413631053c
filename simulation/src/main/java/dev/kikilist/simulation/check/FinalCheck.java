package dev.kikilist.simulation.check;

import dev.kikilist.access.Viewer;
import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.ChainCheck;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.simulation.engine.SimulatedDynamoDb;
import dev.kikilist.simulation.engine.TableSchema;
import dev.kikilist.simulation.system.Delivery;
import dev.kikilist.simulation.system.Workload;
import dev.kikilist.submission.CurrentList;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.ListOrder;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.UploadKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Looks at everything once nothing fails any more and all is at rest. */
public final class FinalCheck {
    private final Delivery delivery;
    private final Workload workload;
    private final List<Violation> violations = new ArrayList<>();
    private final TreeMap<String, Submission> submissions = new TreeMap<>();

    private FinalCheck(Delivery delivery, Workload workload) {
        this.delivery = delivery;
        this.workload = workload;
    }

    /** Returns what is wrong. */
    public static List<Violation> violations(Delivery delivery, Workload workload) {
        var check = new FinalCheck(delivery, workload);
        check.versions();
        check.invitations();
        check.submissions.values().forEach(check::chain);
        check.submissions.values().forEach(check::rows);
        check.violations.addAll(new MailCheck(delivery, workload, check.submissions).violations());
        check.rivals();
        return check.violations;
    }

    private void versions() {
        var ids = new HashSet<SubmissionId>();
        for (var object : delivery.bucket().stored()) {
            var id = object.submissionId();
            ids.add(id);
            var found = delivery.stores().submissions().find(id);
            if (found.isPresent()) {
                submissions.put(id.value(), found.get());
                if (!found.get().state().isDecided()) {
                    wrong(
                            Property.EVERY_VERSION_DECIDED_ONCE,
                            object.versionId() + " is " + found.get().state());
                }
            } else if (delivery.bucket().isAnnounced(object)
                    || delivery.bucket().holds(object)) {
                wrong(Property.EVERY_VERSION_DECIDED_ONCE, object.versionId() + " is no submission");
            }
        }
        for (var item : delivery.engine().items()) {
            var sort = item.get("sk");
            var id = item.get("id");
            if (sort != null
                    && sort.s().equals("SUBMISSION")
                    && id != null
                    && !ids.contains(new SubmissionId(id.s()))) {
                wrong(Property.EVERY_VERSION_DECIDED_ONCE, id.s() + " is no object version");
            }
        }
    }

    private void invitations() {
        for (var invitation : workload.invitations()) {
            var stored = delivery.stores()
                    .procurements()
                    .findInvitation(invitation.procurementId(), invitation.id())
                    .orElseThrow();
            var decided = submissions.values().stream()
                    .filter(submission -> belongsTo(submission, invitation)
                            && submission.state().isDecided())
                    .toList();
            versions(stored, decided);
            current(stored, decided);
        }
    }

    private void versions(Invitation stored, List<Submission> decided) {
        var versions = decided.stream().map(Submission::version).sorted().toList();
        var expected = IntStream.rangeClosed(1, stored.lastVersion()).boxed().toList();
        if (!versions.equals(expected)) {
            wrong(
                    Property.VERSIONS_CONTIGUOUS,
                    "versions " + versions + " of " + stored.id() + ", the last of which should be "
                            + stored.lastVersion());
        }
    }

    private void current(Invitation stored, List<Submission> decided) {
        var sound = decided.stream()
                .filter(submission -> submission.state() == SubmissionState.READY_FOR_REVIEW
                        || submission.state() == SubmissionState.SUPERSEDED)
                .map(submission -> new CurrentList(submission.id(), order(submission.object())))
                .sorted()
                .toList();
        var last = sound.isEmpty()
                ? Optional.<SubmissionId>empty()
                : Optional.of(sound.getLast().id());
        var current = Optional.ofNullable(stored.current()).map(CurrentList::id);
        if (!last.equals(current)) {
            wrong(Property.LAST_LIST_STANDS, current + " stands where " + last + " should");
        }
        for (var list : sound) {
            var submission = submissions.get(list.id().value());
            boolean stands = Optional.of(list.id()).equals(current);
            if (submission != null && stands != (submission.state() == SubmissionState.READY_FOR_REVIEW)) {
                wrong(Property.LAST_LIST_STANDS, list.id() + " is " + submission.state() + ", current is " + current);
            }
        }
        byBucket(decided, current);
    }

    /** Among the versions of one key the bucket's own order decides, as far as the notices told it. */
    private void byBucket(List<Submission> decided, Optional<SubmissionId> current) {
        var stored = delivery.bucket().stored();
        for (var submission : decided) {
            if (!Optional.of(submission.id()).equals(current)) {
                continue;
            }
            decided.stream()
                    .filter(other ->
                            other.object().key().equals(submission.object().key()))
                    .filter(other -> other.state() == SubmissionState.SUPERSEDED)
                    .filter(other -> other.object().sequencer() != null
                            && submission.object().sequencer() != null)
                    .filter(other -> place(stored, other) > place(stored, submission))
                    .forEach(other ->
                            wrong(Property.LAST_LIST_STANDS, other.id() + " was stored after " + submission.id()));
        }
    }

    private static int place(List<ObjectVersion> stored, Submission submission) {
        return stored.stream().map(ObjectVersion::submissionId).toList().indexOf(submission.id());
    }

    private ListOrder order(ObjectVersion object) {
        var ticket = UploadKey.parse(object.key()) instanceof UploadKey.Ticketed ticketed
                ? delivery.stores()
                        .procurements()
                        .findTicket(ticketed.procurementId(), ticketed.invitationId(), ticketed.ticketId())
                        .orElse(null)
                : null;
        return ListOrder.of(object, ticket);
    }

    private static boolean belongsTo(Submission submission, Invitation invitation) {
        return submission.owner() instanceof Owner.Invited owner
                && owner.invitationId().equals(invitation.id());
    }

    private void chain(Submission submission) {
        var subject = SubmissionEvents.subject(submission.id());
        var events = delivery.stores().audit().events(subject);
        var head = delivery.stores().audit().head(subject).orElse(null);
        for (var fault : ChainCheck.faults(subject, events, head)) {
            wrong(Property.CHAINS_WHOLE, subject + " event " + fault.sequence() + " " + fault.what());
        }
        var kinds = events.stream().map(event -> event.entry().kind()).toList();
        if (kinds.isEmpty()
                || kinds.getFirst() != AuditKind.RECEIVED
                || count(events, AuditKind.RECEIVED) != 1
                || count(events, AuditKind.DECIDED) != (submission.state().isDecided() ? 1 : 0)) {
            wrong(Property.CHAINS_WHOLE, subject + " tells " + kinds);
        }
        boolean wasReplaced = submission.state() == SubmissionState.SUPERSEDED
                && events.stream()
                        .filter(event -> event.entry().kind() == AuditKind.DECIDED)
                        .noneMatch(event ->
                                "SUPERSEDED".equals(event.entry().facts().get("state")));
        if (count(events, AuditKind.SUPERSEDED) != (wasReplaced ? 1 : 0)) {
            wrong(Property.CHAINS_WHOLE, subject + " is " + submission.state() + " and tells " + kinds);
        }
    }

    static long count(List<AuditEvent> events, AuditKind kind) {
        return events.stream().filter(event -> event.entry().kind() == kind).count();
    }

    /** Writes what is read once more elsewhere: the same rows give the same manifest. */
    private void rows(Submission submission) {
        var reading = submission.reading();
        if (reading == null) {
            return;
        }
        var manifest = reading.manifest();
        var rows = delivery.stores().rows();
        var elsewhere = new SimulatedDynamoDb(TableSchema.OF_THE_TEMPLATE, () -> 0, () -> 0, changes -> {});
        try {
            var writer = new DynamoDbRowStore(new DynamoDbTable(elsewhere, "elsewhere"))
                    .write(new Lease(submission.id(), manifest.fence()));
            all(request -> rows.items(submission.id(), manifest, request)).forEach(writer::item);
            all(request -> rows.subcontractors(submission.id(), manifest, request))
                    .forEach(writer::subcontractor);
            var again = writer.finish(all(request -> rows.findings(submission.id(), manifest, true, request)));
            if (!again.equals(manifest)) {
                wrong(Property.ROWS_AS_NAMED, submission.id() + " names " + manifest + " and has " + again);
            }
        } catch (RuntimeException e) {
            wrong(Property.ROWS_AS_NAMED, submission.id() + " cannot be read: " + e);
        }
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> pages) {
        var found = new ArrayList<T>();
        var request = PageRequest.first(PageRequest.LARGEST_LIMIT);
        while (true) {
            var page = pages.apply(request);
            found.addAll(page.entries());
            if (page.next().isEmpty()) {
                return found;
            }
            request = new PageRequest(PageRequest.LARGEST_LIMIT, page.next().get());
        }
    }

    private void rivals() {
        var reader = new Reader(delivery);
        Set<Viewer> viewers = new HashSet<>();
        workload.invitations().forEach(invitation -> viewers.add(new Viewer.VendorViewer(invitation.vendor())));
        for (var viewer : viewers) {
            reader.look(viewer, workload.invitations().getFirst());
        }
        violations.addAll(reader.violations());
    }

    private void wrong(Property property, String words) {
        violations.add(new Violation(property, words));
    }
}
