package dev.kikilist.bench.path;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallLists;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbMentionIndex;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.EmbeddedS3;
import dev.kikilist.engines.EmbeddedSes;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.intake.IntakeHandler;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.lambda.testing.Invocation;
import dev.kikilist.mention.FindLists;
import dev.kikilist.notify.NotifyHandler;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.status.StatusHandler;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.workbook.FormWorkbook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The functions on the embedded engines, called one after another with events as AWS sends them, so that calls can be counted. */
final class CountedSystem implements AutoCloseable {
    private static final String TABLE = "table";
    private static final String UPLOADS = "uploads";
    private static final String RESULTS = "results";
    private static final int LARGEST_BATCH = 25;
    private static final int TIME_LEFT = 60_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final EmbeddedDynamoDb dynamoDb;
    private final EmbeddedS3 s3;
    private final EmbeddedSes ses;
    private final DynamoDbTable table;
    private final RequestStreamHandler intake;
    private final RequestStreamHandler notify;
    private final StatusHandler status;
    private final Samples samples = new Samples("calls of each path");

    /** Starts the engines. */
    CountedSystem(Path directory) {
        this.dynamoDb = EmbeddedDynamoDb.inMemory();
        this.s3 = EmbeddedS3.inMemory();
        this.ses = EmbeddedSes.start(directory, Set.of("mail"), 0);
        TemplateTables.create(dynamoDb.client(), SamTemplate.ofThisProject().table("Table"), TABLE);
        s3.createBucket(UPLOADS);
        s3.createBucket(RESULTS);
        var variables = new HashMap<>(Map.of(
                "TABLE_NAME", TABLE,
                "RESULT_BUCKET", RESULTS,
                "MAX_RECEIVE_COUNT", "5",
                "PORTAL_URL", "https://kikilist.example.jp",
                "MAIL_FROM", "no-reply@kikilist.example.jp",
                "CONFIGURATION_SET", "mail"));
        variables.putAll(dynamoDb.variables());
        variables.putAll(s3.variables());
        variables.putAll(ses.variables());
        var environment = Environment.of(variables);
        this.table = DynamoDbTable.over(AwsConnection.from(variables), TABLE);
        this.intake = new IntakeHandler(environment);
        this.notify = new NotifyHandler(environment);
        this.status = new StatusHandler(environment);
        var offices = new DynamoDbAddressBook(table);
        for (var office : List.of("NISC", "DIGITAL")) {
            Samples.register(
                    offices, new AdvisingOfficeCode(office), Samples.contact(office.toLowerCase(Locale.ROOT)), null);
        }
    }

    /** Returns a vendor's invitation to a new procurement. */
    Invitation invite() {
        var procurements = procurements();
        var procurement = procurements.create(samples.procurement(Samples.BODY, today()));
        return procurements.create(samples.invitation(procurement));
    }

    private ProcurementStore procurements() {
        return new DynamoDbProcurementStore(table, Clock.systemUTC());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Tokyo"));
    }

    /** Returns a form as the invited vendor fills it in, without mistakes. */
    FormWorkbook form(Invitation invitation, int rows) {
        var procurement = procurements().find(invitation.procurementId()).orElseThrow();
        return FormWorkbook.filled(rows).agreeingWith(procurement, invitation);
    }

    /** Uploads a file by a new ticket, as a vendor does. */
    ObjectVersion upload(Invitation invitation, byte[] file) {
        var now = Instant.now();
        var ticket = Samples.issue(procurements(), samples.ticket(invitation, now));
        var key = UploadKey.ofTicket(invitation.procurementId(), invitation.id(), ticket.id());
        var stored = s3.client().putObject(put -> put.bucket(UPLOADS).key(key), RequestBody.fromBytes(file));
        return new ObjectVersion(
                UPLOADS,
                key,
                stored.versionId(),
                file.length,
                "%016X".formatted(now.toEpochMilli()),
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Lets intake receive an upload and decide it. */
    Cost receive(ObjectVersion upload, SubmissionState expected) throws IOException {
        var notice = JSON.createObjectNode();
        var record = notice.putArray("Records").addObject();
        record.put("eventSource", "aws:s3")
                .put("eventName", "ObjectCreated:Put")
                .put("eventTime", upload.storedAt().toString());
        var entity = record.putObject("s3");
        entity.putObject("bucket").put("name", upload.bucket());
        entity.putObject("object")
                .put("key", upload.key())
                .put("size", upload.size())
                .put("versionId", upload.versionId())
                .put("sequencer", upload.sequencer());
        var event = JSON.createObjectNode();
        var message = event.putArray("Records").addObject();
        message.put("messageId", "1").put("eventSource", "aws:sqs").put("body", notice.toString());
        message.putObject("attributes").put("ApproximateReceiveCount", "1");
        var cost = called(intake, event.toString());
        var state = new DynamoDbSubmissionStore(table)
                .find(upload.submissionId())
                .orElseThrow()
                .state();
        if (state != expected) {
            throw new IllegalStateException("the list is " + state + ", not " + expected);
        }
        return cost;
    }

    /** Returns the mails that a submission owes, as the records of the table's stream. */
    List<String> mailsOwed(SubmissionId submission) {
        var records = new ArrayList<String>();
        for (var item : partition(submission)) {
            if (text(item, "sk").startsWith("MAIL#")) {
                var change = JSON.createObjectNode();
                change.put("SequenceNumber", Integer.toString(records.size() + 1));
                var keys = change.putObject("Keys");
                keys.putObject("pk").put("S", text(item, "pk"));
                keys.putObject("sk").put("S", text(item, "sk"));
                change.putObject("NewImage").putObject("state").put("S", "PENDING");
                records.add(change.toString());
            }
        }
        return records;
    }

    private List<Map<String, AttributeValue>> partition(SubmissionId submission) {
        return dynamoDb
                .client()
                .queryPaginator(query -> query.tableName(TABLE)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("SUB#" + submission))))
                .items()
                .stream()
                .toList();
    }

    /** Lets notify follow records of the stream that come together. */
    Cost follow(List<String> records) throws IOException {
        return called(
                notify,
                records.stream()
                        .map(record -> "{\"eventName\":\"INSERT\",\"dynamodb\":" + record + "}")
                        .collect(Collectors.joining(",", "{\"Records\":[", "]}")));
    }

    /** Returns how many mails were sent. */
    int mailsSent() {
        return ses.mails().size();
    }

    /** Lets the vendor ask where a list stands. */
    Cost askForStatus(SubmissionId submission, Invitation invitation) {
        var vendor = HttpCaller.vendor(status, invitation.vendor().value());
        return CallCounter.of(() -> expect(vendor.get("/submissions/{submissionId}", submission.value())));
    }

    /** Lets a reviewer ask for the first page of the lists that name a maker. */
    Cost search(String maker) {
        var reviewer = HttpCaller.reviewer(status, "NISC").query("maker", maker);
        return CallCounter.of(() -> expect(reviewer.get("/mentions")));
    }

    private static void expect(HttpCaller.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("answered " + answer.status());
        }
    }

    /** Publishes a concern about a maker and recalls every list that names it. */
    Cost recall(String maker) {
        var concerns = new DynamoDbConcernStore(table);
        var now = Instant.now();
        var draft = concerns.store(samples.concern(Samples.terms(maker), now), null);
        var published = draft.next(ConcernState.PUBLISHED, draft.terms(), draft.changedBy(), now);
        concerns.store(published, Recall.of(published));
        var lists = new FindLists(
                new DynamoDbMentionIndex(table), new DynamoDbSubmissionStore(table), new DynamoDbRowStore(table));
        return CallCounter.of(
                () -> new RecallLists(concerns, lists, Editions.bundled(), Clock.systemUTC()).carryOn(() -> true));
    }

    /** Returns how many lists every recall so far noted. */
    long recalled() {
        return dynamoDb
                .client()
                .scanPaginator(scan -> scan.tableName(TABLE)
                        .filterExpression("begins_with(sk, :recalled)")
                        .expressionAttributeValues(Map.of(":recalled", AttributeValue.fromS("RECALLED#"))))
                .items()
                .stream()
                .count();
    }

    /** Stores copies of a list, with what says that it names a maker, each under an id of its own. */
    void copy(SubmissionId list, String maker, int times) {
        var items = dynamoDb.client().scanPaginator(scan -> scan.tableName(TABLE)).items().stream()
                .filter(item -> text(item, "sk").equals("SUBMISSION")
                        ? text(item, "pk").equals("SUB#" + list)
                        : text(item, "sk").contains(list.value())
                                && text(item, "pk").startsWith("NAMED#MAKER#")
                                && item.toString().contains(maker))
                .toList();
        var held = new ArrayList<WriteRequest>();
        for (int copy = 0; copy < times; copy++) {
            var id = samples.id('s');
            for (var item : items) {
                held.add(WriteRequest.builder()
                        .putRequest(PutRequest.builder()
                                .item(renamed(item, list.value(), id))
                                .build())
                        .build());
                if (held.size() == LARGEST_BATCH) {
                    flush(held);
                }
            }
        }
        if (!held.isEmpty()) {
            flush(held);
        }
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        var value = item.get(attribute);
        return value == null ? "" : value.s();
    }

    private void flush(List<WriteRequest> writes) {
        dynamoDb.client().batchWriteItem(batch -> batch.requestItems(Map.of(TABLE, List.copyOf(writes))));
        writes.clear();
    }

    private static Map<String, AttributeValue> renamed(Map<String, AttributeValue> item, String from, String to) {
        return item.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> renamed(entry.getValue(), from, to)));
    }

    private static AttributeValue renamed(AttributeValue value, String from, String to) {
        return switch (value.type()) {
            case S -> AttributeValue.fromS(value.s().replace(from, to));
            case M -> AttributeValue.fromM(renamed(value.m(), from, to));
            case SS, NS, BS, L, N, B, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> value;
        };
    }

    private static Cost called(RequestStreamHandler handler, String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        var invocation = new Invocation(TIME_LEFT);
        var cost = CallCounter.of(() -> handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, invocation));
        if (JSON.readTree(answer.toByteArray()).path("batchItemFailures").size() > 0) {
            throw new IllegalStateException("the function gave the message back: " + invocation.log());
        }
        return cost;
    }

    @Override
    public void close() {
        ses.close();
        s3.close();
        dynamoDb.close();
    }
}
