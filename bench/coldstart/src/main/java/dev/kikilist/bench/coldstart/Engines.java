package dev.kikilist.bench.coldstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.EmbeddedS3;
import dev.kikilist.engines.EmbeddedSes;
import dev.kikilist.engines.EmbeddedSqs;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.SubmissionStore.Recorded;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.workbook.FormWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.sync.RequestBody;

/** The embedded engines with what the functions find there, and events that each of them gets. */
final class Engines implements AutoCloseable {
    private static final String TABLE = "table";
    private static final String UPLOADS = "uploads";
    private static final String RESULTS = "results";
    private static final String FORM = "form.xlsx";
    private static final int ROWS = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path project;
    private final EmbeddedDynamoDb dynamoDb;
    private final EmbeddedS3 s3;
    private final EmbeddedSes ses;
    private final EmbeddedSqs sqs;
    private final DynamoDbTable table;
    private final Samples samples = new Samples("cold starts");
    private final Submission shown;

    /**
     * Starts the engines.
     *
     * @param project the root of the project
     * @param directory where mails go
     */
    Engines(Path project, Path directory) {
        this.project = project;
        this.dynamoDb = EmbeddedDynamoDb.inMemory();
        this.s3 = EmbeddedS3.inMemory();
        this.ses = EmbeddedSes.start(directory, Set.of("mail"), 0);
        this.sqs = EmbeddedSqs.start(0);
        TemplateTables.create(dynamoDb.client(), SamTemplate.ofThisProject().table("Table"), TABLE);
        s3.createBucket(UPLOADS);
        s3.createBucket(RESULTS);
        s3.client()
                .putObject(
                        put -> put.bucket(UPLOADS).key(FORM),
                        RequestBody.fromBytes(FormWorkbook.filled(ROWS).xlsx()));
        this.table = DynamoDbTable.over(AwsConnection.from(dynamoDb.variables()), TABLE);
        Samples.register(new DynamoDbAddressBook(table), new AdvisingOfficeCode("NISC"), Samples.contact("nisc"), null);
        this.shown = decided();
    }

    /** Returns the environment of every function. */
    Map<String, String> variables() {
        var variables = new HashMap<>(Map.of(
                "TABLE_NAME", TABLE,
                "UPLOAD_BUCKET", UPLOADS,
                "INTAKE_BUCKET", UPLOADS,
                "RESULT_BUCKET", RESULTS,
                "MAX_RECEIVE_COUNT", "5",
                "TICKET_MINUTES", "15",
                "NOTICE_OVERDUE_SECONDS", "600",
                "PORTAL_URL", "https://kikilist.example.jp",
                "MAIL_FROM", "no-reply@kikilist.example.jp",
                "CONFIGURATION_SET", "mail"));
        for (var queue : List.of("INTAKE", "FEEDBACK", "FEEDBACK_DEAD_LETTER")) {
            variables.put(
                    queue + "_QUEUE_URL",
                    sqs.client().createQueue(create -> create.queueName(queue)).queueUrl());
        }
        variables.put("BENCH_PARTITION", "SUB#" + shown.id());
        variables.put("BENCH_SORT", "SUBMISSION");
        variables.put("BENCH_PROCUREMENT", "PROC#" + Samples.owner(shown).procurementId());
        variables.put("BENCH_PROCUREMENT_SORT", "PROCUREMENT");
        variables.put("BENCH_BUCKET", UPLOADS);
        variables.put("BENCH_KEY", FORM);
        variables.putAll(dynamoDb.variables());
        variables.putAll(s3.variables());
        variables.putAll(ses.variables());
        variables.putAll(sqs.variables());
        return variables;
    }

    /** Returns a new event for a function, by the name of its module. */
    String event(String module) throws IOException {
        return switch (module) {
            case "status" -> question();
            case "intake" -> upload();
            case "notify" -> mail();
            case "desk" -> sample("desk/register-procurement").toString();
            case "sweep" -> sample("sweep/every-five-minutes").toString();
            case "feedback" -> sample("feedback/delivered").toString();
            default -> throw new IllegalArgumentException("nobody knows an event of " + module);
        };
    }

    private JsonNode sample(String name) throws IOException {
        return JSON.readTree(Files.readString(project.resolve("events/" + name + ".json")));
    }

    private String question() throws IOException {
        var event = (ObjectNode) sample("status/get-submission");
        event.withObject("/pathParameters").put("submissionId", shown.id().value());
        event.put("rawPath", "/submissions/" + shown.id());
        event.withObject("/requestContext/authorizer/jwt/claims")
                .put("custom:corporate_number", Samples.owner(shown).vendor().value());
        return event.toString();
    }

    private String upload() throws IOException {
        var invitation = invite();
        var procurement = new DynamoDbProcurementStore(table, Clock.systemUTC())
                .find(invitation.procurementId())
                .orElseThrow();
        var form =
                FormWorkbook.filled(ROWS).agreeingWith(procurement, invitation).xlsx();
        var key = UploadKey.prefix(invitation.procurementId(), invitation.id()) + "list.xlsx";
        var stored = s3.client().putObject(put -> put.bucket(UPLOADS).key(key), RequestBody.fromBytes(form));
        var event = (ObjectNode) sample("intake/uploaded-by-ticket");
        var message = (ObjectNode) event.path("Records").path(0);
        var notice = (ObjectNode) JSON.readTree(message.path("body").asText());
        var record = (ObjectNode) notice.path("Records").path(0);
        record.put("eventTime", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        record.withObject("/s3/bucket").put("name", UPLOADS);
        record.withObject("/s3/object").put("key", key).put("size", form.length).put("versionId", stored.versionId());
        message.put("body", notice.toString());
        return event.toString();
    }

    private String mail() throws IOException {
        var submission = decided();
        var event = sample("notify/mail-owed").toString();
        return event.replaceAll("s3d4e5f6g7h8i9j0k1l2m3n4o5p", submission.id().value());
    }

    private Invitation invite() {
        var procurements = new DynamoDbProcurementStore(table, Clock.systemUTC());
        var procurement = procurements.create(samples.procurement(Samples.BODY, LocalDate.now(Clock.systemUTC())));
        return procurements.create(samples.invitation(procurement));
    }

    /** Returns a list that was decided just now and owes a mail to a reviewer. */
    private Submission decided() {
        var invitation = invite();
        SubmissionStore submissions = new DynamoDbSubmissionStore(table);
        var received = Samples.begin(submissions, samples.received(invitation, Instant.now()));
        var decided = received.decided(
                SubmissionState.READY_FOR_REVIEW, 1, Instant.now(), Samples.reading(Samples.emptyManifest()), null);
        var recorded = submissions.record(new Decision(
                decided,
                Samples.lease(received),
                invitation,
                Samples.current(received),
                null,
                List.of(owed(received.id()))));
        if (recorded != Recorded.RECORDED) {
            throw new IllegalStateException("not recorded: " + recorded);
        }
        return decided;
    }

    private static MailOwed owed(SubmissionId submission) {
        return new MailOwed(
                new MailId(submission, Occasion.LIST_READY, new Recipient.Office(new AdvisingOfficeCode("NISC"))),
                Instant.now());
    }

    @Override
    public void close() {
        sqs.close();
        ses.close();
        s3.close();
        dynamoDb.close();
    }
}
