package dev.kikilist.feedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbMailFeed;
import dev.kikilist.dynamodb.DynamoDbOutbox;
import dev.kikilist.dynamodb.DynamoDbSuppressions;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.lambda.BatchResponse;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.OutcomeLog;
import dev.kikilist.mail.MailContacts;
import dev.kikilist.mail.NoteMailReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Notes what the mail service tells of the mails that it took, from the queue of its events. */
public final class FeedbackHandler implements RequestStreamHandler {
    /** What one report may take: a few reads and writes, each up to its time-out. */
    private static final int MILLISECONDS_PER_REPORT = 15_000;

    private final NoteMailReport noteMailReport;

    /** Wires the function by its environment variables. */
    public FeedbackHandler() {
        this(Environment.system());
    }

    /** Wires the function by {@code environment}. */
    public FeedbackHandler(Environment environment) {
        this(wired(environment));
    }

    FeedbackHandler(NoteMailReport noteMailReport) {
        this.noteMailReport = noteMailReport;
    }

    private static NoteMailReport wired(Environment environment) {
        var table = DynamoDbTable.over(AwsConnection.from(environment.variables()), environment.required("TABLE_NAME"));
        var suppressions = new DynamoDbSuppressions(table);
        return new NoteMailReport(
                new DynamoDbOutbox(table),
                new MailContacts(new DynamoDbAddressBook(table), suppressions),
                suppressions,
                new DynamoDbMailFeed(table));
    }

    /** Answers with the messages that have to be delivered again (ReportBatchItemFailures). */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var reports = new NotedReports(noteMailReport, OutcomeLog.of(context, "feedback"));
        List<String> again = new ArrayList<>();
        for (var message : Json.parse(input).at("Records").elements()) {
            var id = message.at("messageId").text().orElseThrow();
            var body = message.at("body").text().orElse("");
            if (context.getRemainingTimeInMillis() < MILLISECONDS_PER_REPORT || !reports.note(id, body)) {
                again.add(id);
            }
        }
        output.write(BatchResponse.withFailures(again));
    }
}
