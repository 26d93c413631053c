package dev.kikilist.simulation.system;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.access.Viewer;
import dev.kikilist.concern.RecallLists;
import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbAuditTrail;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbMailFeed;
import dev.kikilist.dynamodb.DynamoDbMailReadAhead;
import dev.kikilist.dynamodb.DynamoDbMentionIndex;
import dev.kikilist.dynamodb.DynamoDbOutbox;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbRecoveryLedger;
import dev.kikilist.dynamodb.DynamoDbReviewStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbSuppressions;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.feedback.SimulatedFeedback;
import dev.kikilist.intake.SimulatedIntake;
import dev.kikilist.mail.MailContacts;
import dev.kikilist.mail.MailDrafter;
import dev.kikilist.mail.MailSender.RenderedMail;
import dev.kikilist.mail.NoteMailReport;
import dev.kikilist.mail.SendOwedMail;
import dev.kikilist.mail.UncertainMails;
import dev.kikilist.mention.FindLists;
import dev.kikilist.notify.SimulatedNotify;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.NoticeDeadlines;
import dev.kikilist.simulation.engine.Change;
import dev.kikilist.simulation.engine.SimulatedDynamoDb;
import dev.kikilist.simulation.engine.TableSchema;
import dev.kikilist.simulation.system.SimulatedStream.StreamRecord;
import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.Fault;
import dev.kikilist.simulation.world.World;
import dev.kikilist.simulation.world.World.Service;
import dev.kikilist.submission.AnnotatedFormat;
import dev.kikilist.submission.AnnotatedWorkbooks;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.ReceiveUpload;
import dev.kikilist.submission.RecoverUploads;
import dev.kikilist.submission.RepairOverdue;
import dev.kikilist.submission.WorkbookAnnotator;
import dev.kikilist.sweep.SimulatedSweep;
import dev.kikilist.testkit.Stores;
import dev.kikilist.validation.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The whole delivery: bucket, queues, table, stream, mail service, schedule, and the four functions between them. */
public final class Delivery {
    /** How often the sweep runs. */
    public static final Duration SWEPT_EVERY = Duration.ofMinutes(5);

    private static final int MAX_RECEIVE_COUNT = 5;
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(12);
    private static final Duration INTAKE_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration NOTIFY_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration FEEDBACK_TIMEOUT = Duration.ofMinutes(1);
    private static final int REPORTS_MAX_RECEIVE_COUNT = 10;
    private static final Duration REPORTS_VISIBILITY_TIMEOUT = Duration.ofMinutes(6);
    private static final Duration SWEEP_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration NOTICE_OVERDUE = Duration.ofMinutes(10);
    private static final int LARGEST_OBJECT = 100_000;
    private static final int PAGE_OF_BUCKET = 5;
    private static final long SECOND = 1_000_000;

    private static final Editions EDITIONS = Editions.bundled();
    private static final Catalogue CATALOGUE = Catalogue.standard();

    private final World world;
    private final Wiring wiring;
    private final SimulatedDynamoDb engine;
    private final Stores stores;
    /** Those of intake, which goes on as long as it has time. */
    private final Stores intakeStores;

    private final SimulatedBucket bucket;
    private final SimulatedQueue queue;
    private final SimulatedQueue reports;
    private final SimulatedStream stream;
    private final MailReports mailReports;
    private final SimulatedMailService mailService;
    private final RequestStreamHandler intake;
    private final RequestStreamHandler notify;
    private final RequestStreamHandler feedback;
    private final RequestStreamHandler sweep;
    private long lags;
    private int sweeps;

    /**
     * Puts it together.
     *
     * @param watched is told every change of the table
     */
    public Delivery(World world, Wiring wiring, Consumer<List<Change>> watched) {
        this.world = world;
        this.wiring = wiring;
        this.stream = new SimulatedStream(
                world, new SimulatedStream.Settings(10, 5, 3_600 * SECOND), Delivery::isPendingMail, this::startNotify);
        this.engine = new SimulatedDynamoDb(TableSchema.OF_THE_TEMPLATE, world::now, this::lag, changes -> {
            watched.accept(changes);
            changes.forEach(stream::add);
        });
        var client = wiring.client(new FaultyDynamoDb(world, engine));
        var table = new DynamoDbTable(client, "table", world.chance());
        this.stores = stores(table, world);
        this.intakeStores =
                stores(new DynamoDbTable(client, "table", world.chance().within(world::remaining)), world);
        this.queue =
                new SimulatedQueue(world, "m", World.micros(VISIBILITY_TIMEOUT), MAX_RECEIVE_COUNT, this::startIntake);
        this.reports = new SimulatedQueue(
                world, "r", World.micros(REPORTS_VISIBILITY_TIMEOUT), REPORTS_MAX_RECEIVE_COUNT, this::startFeedback);
        this.bucket = new SimulatedBucket(
                world, LARGEST_OBJECT, PAGE_OF_BUCKET, object -> queue.send(Events.ofObject(object)));
        this.mailReports = new MailReports(world, reports::send);
        this.mailService = new SimulatedMailService(world, mailReports);
        this.intake = SimulatedIntake.handler(receiveUpload(), MAX_RECEIVE_COUNT);
        this.notify = SimulatedNotify.handler(sendOwedMail(), new DynamoDbMailReadAhead(table), world.clock());
        this.feedback = SimulatedFeedback.handler(new NoteMailReport(
                wiring.reported(stores.outbox()),
                new MailContacts(stores.addresses(), stores.suppressions()),
                wiring.suppressions(stores.suppressions()),
                stores.mailFeed()));
        this.sweep = SimulatedSweep.handler(
                new RepairOverdue(
                        stores.submissions(),
                        stores.outbox(),
                        new UncertainMails(stores.outbox(), wiring.feed(stores.mailFeed()), this::areNoReportsLeft),
                        recovery(),
                        world.clock()),
                new RecallLists(
                        stores.concerns(),
                        new FindLists(stores.mentions(), stores.submissions(), stores.rows()),
                        EDITIONS,
                        world.clock()),
                new NoticeDeadlines(stores.procurements(), stores.reviews(), EDITIONS, world.clock()));
    }

    private static Stores stores(DynamoDbTable table, World world) {
        return new Stores(
                new DynamoDbProcurementStore(table, world.clock()),
                new DynamoDbSubmissionStore(table),
                new DynamoDbRowStore(table),
                new DynamoDbOutbox(table),
                new DynamoDbAddressBook(table),
                new DynamoDbAuditTrail(table),
                new DynamoDbRecoveryLedger(table),
                new DynamoDbConcernStore(table),
                new DynamoDbMentionIndex(table),
                new DynamoDbSuppressions(table),
                new DynamoDbMailFeed(table),
                new DynamoDbReviewStore(table));
    }

    private ReceiveUpload receiveUpload() {
        return new ReceiveUpload(
                intakeStores.procurements(),
                wiring.submissions(intakeStores.submissions(), intakeStores.procurements(), mailService),
                intakeStores.rows(),
                wiring.objects(bucket),
                new ScriptedExaminer(() -> world.worker().code()),
                annotator(),
                annotatedWorkbooks(),
                new WatchConcerns(intakeStores.concerns(), intakeStores.mentions(), intakeStores.reviews()),
                EDITIONS,
                world.clock());
    }

    private RecoverUploads recovery() {
        return new RecoverUploads(
                stores.procurements(),
                stores.submissions(),
                wiring.listing(bucket),
                this::sendNotice,
                stores.recovery(),
                world.clock(),
                NOTICE_OVERDUE);
    }

    private void sendNotice(ObjectVersion object) {
        var sent = world.call(Service.SQS, "SendMessage about " + object.versionId())
                .make(
                        () -> queue.send(Events.ofObject(object)),
                        () -> SdkClientException.create("Service Unavailable"),
                        () -> SdkClientException.create("Read timed out"));
        world.story().tell(() -> sent + " tells of " + object.versionId() + " once more");
    }

    private boolean areNoReportsLeft() {
        return world.call(Service.SQS, "GetQueueAttributes of reports")
                .make(
                        reports::isEmpty,
                        () -> SdkClientException.create("Service Unavailable"),
                        () -> SdkClientException.create("Read timed out"));
    }

    private SendOwedMail sendOwedMail() {
        var drafter = new MailDrafter(
                stores.submissions(),
                stores.procurements(),
                stores.rows(),
                stores.reviews(),
                stores.concerns(),
                EDITIONS,
                CATALOGUE,
                URI.create("https://example.go.jp"),
                world.clock());
        return new SendOwedMail(
                wiring.outbox(stores.outbox()),
                new MailContacts(stores.addresses(), stores.suppressions()),
                drafter,
                content -> new RenderedMail("機器リスト", content.toString(), ""),
                wiring.sender(mailService),
                world.clock());
    }

    private static WorkbookAnnotator annotator() {
        return (file, format, findings, target) -> AnnotatedFormat.XLSX;
    }

    private AnnotatedWorkbooks annotatedWorkbooks() {
        return (workbook, file) -> world.call(Service.S3, "PutObject annotated")
                .make(
                        () -> true,
                        () -> SdkClientException.create("Slow Down"),
                        () -> SdkClientException.create("Read timed out"));
    }

    /** The filter of the template's event source. */
    private static boolean isPendingMail(Change change) {
        var state = change.after().get("state");
        return change.sort().startsWith("MAIL#") && state != null && "PENDING".equals(state.s());
    }

    private long lag() {
        long place = Choices.place(Choices.place("index"), ++lags);
        return world.happens(Fault.INDEX_LATE, place, () -> "change " + lags)
                ? world.choices().between(place, SECOND, 600 * SECOND)
                : world.choices().between(place, 0, SECOND / 2);
    }

    private void startIntake(List<SimulatedQueue.Delivery> messages) {
        var stem = "intake of " + messages.getFirst().messageId();
        var seen = messages.stream()
                .map(message -> new SimulatedQueue.Delivery(
                        message.messageId(),
                        wiring.notification(message.body(), message.messageId()),
                        message.receiveCount()))
                .toList();
        invoke(
                stem,
                INTAKE_TIMEOUT,
                intake,
                Events.ofMessages(seen),
                failures -> deleteDone(queue, messages, failures),
                () -> {});
    }

    private void startFeedback(List<SimulatedQueue.Delivery> messages) {
        invoke(
                "feedback of " + messages.getFirst().messageId(),
                FEEDBACK_TIMEOUT,
                feedback,
                Events.ofMessages(messages),
                failures -> {
                    deleteDone(reports, messages, failures);
                    messages.stream()
                            .filter(message -> !failures.contains(message.messageId()))
                            .forEach(message -> mailReports.dealtWith(message.body()));
                },
                () -> {});
    }

    private static void deleteDone(SimulatedQueue from, List<SimulatedQueue.Delivery> messages, List<String> failures) {
        messages.stream()
                .map(SimulatedQueue.Delivery::messageId)
                .filter(message -> !failures.contains(message))
                .forEach(from::delete);
    }

    private void startNotify(SimulatedStream.Batch batch) {
        var first = batch.records().getFirst().change();
        invoke(
                "notify of " + first.partition() + " " + first.sort(),
                NOTIFY_TIMEOUT,
                notify,
                Events.ofRecords(batch.records()),
                batch::end,
                () -> batch.end(batch.records().stream()
                        .map(StreamRecord::sequenceNumber)
                        .toList()));
    }

    /** Starts the sweep as the schedule does, unless the schedule leaves it out. */
    public void startSweep() {
        int number = ++sweeps;
        long place = Choices.place(Choices.place("sweep"), number);
        if (wiring.sweeps() && !world.happens(Fault.SWEEP_LEFT_OUT, place, () -> "number " + number)) {
            invoke("sweep " + number, SWEEP_TIMEOUT, sweep, InputStream.nullInputStream(), failures -> {}, () -> {});
        }
    }

    private void invoke(
            String stem,
            Duration timeout,
            RequestStreamHandler handler,
            InputStream event,
            Consumer<List<String>> answered,
            Runnable failed) {
        var answer = new ByteArrayOutputStream();
        world.start(stem, timeout, () -> handle(handler, event, answer), failure -> {
            if (failure == null) {
                answered.accept(answer.size() == 0 ? List.of() : Events.failures(answer.toByteArray()));
            } else {
                failed.run();
            }
        });
    }

    private void handle(RequestStreamHandler handler, InputStream event, OutputStream answer) {
        try {
            handler.handleRequest(event, answer, new Invocation(world));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether nothing is under way. */
    public boolean isQuiet() {
        return queue.isEmpty()
                && reports.isEmpty()
                && bucket.hasToldAll()
                && mailReports.hasToldAll()
                && stream.isEmpty()
                && world.isIdle();
    }

    /** Returns whom the product takes a viewer for. */
    public Viewer seenAs(Viewer viewer) {
        return wiring.viewer(viewer);
    }

    public World world() {
        return world;
    }

    public SimulatedDynamoDb engine() {
        return engine;
    }

    /** Returns the stores; what is not asked by a worker meets no fault. */
    public Stores stores() {
        return stores;
    }

    public SimulatedBucket bucket() {
        return bucket;
    }

    /** Moves all dead letters back to their queues. */
    public void redrive() {
        queue.redrive();
        reports.redrive();
    }

    /** Returns how many dead letters there are. */
    public int deadLetters() {
        return queue.deadLetters() + reports.deadLetters();
    }

    public MailReports mailReports() {
        return mailReports;
    }

    public SimulatedMailService mailService() {
        return mailService;
    }
}
