package dev.kikilist.desk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.advice.ReviewLists;
import dev.kikilist.advice.ReviewQueries;
import dev.kikilist.advice.ReviewStore;
import dev.kikilist.concern.ConcernStore;
import dev.kikilist.concern.EditConcerns;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.AwsOutage;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbAnswerStore;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbReviewStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbSuppressions;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.export.ExportList;
import dev.kikilist.export.Exports;
import dev.kikilist.idempotency.AnswerStore;
import dev.kikilist.identity.IdSource;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.HttpHandler;
import dev.kikilist.lambda.OncePerKey;
import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.Suppressions;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.ChangeProcurement;
import dev.kikilist.procurement.DeliveryProblems;
import dev.kikilist.procurement.InviteVendor;
import dev.kikilist.procurement.IssueUploadTicket;
import dev.kikilist.procurement.ProcurementQueries;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.procurement.RegisterOfficeContact;
import dev.kikilist.procurement.RegisterProcurement;
import dev.kikilist.procurement.TicketAllowance;
import dev.kikilist.procurement.UploadSigner;
import dev.kikilist.representation.ProcurementDocuments;
import dev.kikilist.spreadsheet.SpreadsheetExportWriter;
import dev.kikilist.submission.DownloadSigner;
import dev.kikilist.submission.LinkAnnotatedWorkbook;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.SubmissionQueries;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.workbook.XlsxReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Takes what agencies, vendors and reviewers do, over HTTP. */
public final class DeskHandler implements RequestStreamHandler {
    private static final Duration USUAL_VALIDITY = Duration.ofMinutes(15);
    private static final int USUAL_TICKETS_AT_ONCE = 3;
    private static final int USUAL_TICKET_SECONDS = 60;
    private static final int USUAL_TICKET_KILOBYTES = 100;
    private static final String TICKETS = "POST /procurements/{procurementId}/invitations/{invitationId}/tickets";
    private static final String VENDOR_CONTACT = "PUT /procurements/{procurementId}/invitations/{invitationId}/contact";
    private static final String LINKS = "POST /submissions/{submissionId}/annotated-workbook/links";
    private static final String EXPORTS = "POST /submissions/{submissionId}/exports";

    /** Who has one of their answers can upload or download: none is stored. */
    private static final Set<String> SIGNED = Set.of(TICKETS, LINKS, EXPORTS);

    private final HttpHandler http;

    /** Reads the environment of this process. */
    public DeskHandler() {
        this(Environment.system());
    }

    public DeskHandler(Environment environment) {
        this(environment, AwsConnection.from(environment.variables()));
    }

    private DeskHandler(Environment environment, AwsConnection connection) {
        this(
                environment,
                DynamoDbTable.over(connection, environment.required("TABLE_NAME")),
                S3UploadSigner.over(connection, environment.required("UPLOAD_BUCKET"), environment.clock()),
                S3DownloadSigner.over(connection, environment.required("RESULT_BUCKET")),
                S3Exports.over(connection, environment.required("RESULT_BUCKET")));
    }

    private DeskHandler(
            Environment environment,
            DynamoDbTable table,
            UploadSigner signer,
            DownloadSigner downloads,
            Exports exports) {
        this(
                new DynamoDbProcurementStore(table, environment.clock()),
                new DynamoDbAddressBook(table),
                new DynamoDbConcernStore(table),
                new DynamoDbSuppressions(table),
                new DynamoDbReviewStore(table),
                new DynamoDbSubmissionStore(table),
                new DynamoDbRowStore(table),
                new DynamoDbAnswerStore(table),
                signer,
                downloads,
                exports,
                new IdSource(new SecureRandom()),
                environment.clock(),
                environment.minutes("TICKET_MINUTES", USUAL_VALIDITY),
                new TicketAllowance(
                        environment.number("TICKETS_AT_ONCE", 1, 1_000, USUAL_TICKETS_AT_ONCE),
                        Duration.ofSeconds(
                                environment.number("TICKET_INTERVAL_SECONDS", 1, 3_600, USUAL_TICKET_SECONDS)),
                        1_000L * environment.number("TICKET_KILOBYTES", 1, 1_000_000, USUAL_TICKET_KILOBYTES)));
    }

    DeskHandler(
            ProcurementStore store,
            AddressBook addresses,
            ConcernStore concernStore,
            Suppressions suppressions,
            ReviewStore reviewStore,
            SubmissionStore submissionStore,
            RowStore rows,
            AnswerStore answers,
            UploadSigner signer,
            DownloadSigner downloadSigner,
            Exports exports,
            IdSource ids,
            Clock clock,
            Duration validity,
            TicketAllowance allowance) {
        var procurements = new ProcurementCommands(
                new RegisterProcurement(store, Editions.bundled(), ids, clock),
                new ChangeProcurement(store, Editions.bundled(), clock),
                new InviteVendor(store, clock),
                new ProcurementDocuments(
                        new ProcurementQueries(store), new DeliveryProblems(suppressions), Editions.bundled(), clock));
        var tickets = new TicketCommands(new IssueUploadTicket(store, signer, ids, clock, validity, allowance));
        var submissions = new SubmissionQueries(store, submissionStore, rows);
        var downloads = new DownloadCommands(
                new LinkAnnotatedWorkbook(submissions, downloadSigner, clock),
                new ExportList(submissions, rows, new SpreadsheetExportWriter(), exports, downloadSigner, clock));
        var offices = new OfficeCommands(new RegisterOfficeContact(addresses, suppressions, clock));
        var reviews = new ReviewCommands(
                new ReviewLists(reviewStore, submissionStore, rows, Editions.bundled(), clock),
                new ReviewQueries(reviewStore, concernStore));
        var concerns =
                new ConcernCommands(new EditConcerns(concernStore, Editions.bundled(), ids, clock), new XlsxReader());
        this.http = new HttpHandler(
                "desk",
                new OncePerKey(answers, SIGNED)
                        .over(Map.ofEntries(
                                Map.entry("POST /procurements", procurements::register),
                                Map.entry("PUT /procurements/{procurementId}", procurements::amend),
                                Map.entry("PUT /procurements/{procurementId}/contact", procurements::handOver),
                                Map.entry("POST /procurements/{procurementId}/cancellation", procurements::cancel),
                                Map.entry("POST /procurements/{procurementId}/invitations", procurements::invite),
                                Map.entry(VENDOR_CONTACT, procurements::changeVendorContact),
                                Map.entry(TICKETS, tickets::issue),
                                Map.entry(LINKS, downloads::link),
                                Map.entry(EXPORTS, downloads::export),
                                Map.entry("PUT /offices/{officeCode}/contact", offices::register),
                                Map.entry("POST /submissions/{submissionId}/review", reviews::request),
                                Map.entry("POST /submissions/{submissionId}/review/withdrawal", reviews::withdraw),
                                Map.entry("PUT /submissions/{submissionId}/review/opinion", reviews::give),
                                Map.entry(
                                        "POST /submissions/{submissionId}/review/opinion/confirmation",
                                        reviews::confirm),
                                Map.entry("POST /submissions/{submissionId}/review/inquiries", reviews::ask),
                                Map.entry(
                                        "PUT /submissions/{submissionId}/review/inquiries/{inquiryNumber}/answer",
                                        reviews::answer),
                                Map.entry("POST /submissions/{submissionId}/review/releases", reviews::release),
                                Map.entry(
                                        "PUT /submissions/{submissionId}/review/vendor-notice", reviews::notifyVendor),
                                Map.entry("POST /concerns", concerns::draft),
                                Map.entry("POST /concerns/imports", concerns::draftAll),
                                Map.entry("PUT /concerns/{concernId}", concerns::change),
                                Map.entry("POST /concerns/{concernId}/publication", concerns::publish),
                                Map.entry("POST /concerns/{concernId}/withdrawal", concerns::withdraw))),
                AwsOutage::isPassing);
    }

    /** Returns the keys of the routes that are answered. */
    public Set<String> routeKeys() {
        return http.routeKeys();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.handle(event, answer, context);
    }
}
