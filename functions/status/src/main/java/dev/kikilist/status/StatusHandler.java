package dev.kikilist.status;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.advice.OpenReviews;
import dev.kikilist.advice.ReviewQueries;
import dev.kikilist.advice.ReviewStore;
import dev.kikilist.audit.AuditTrail;
import dev.kikilist.concern.ConcernQueries;
import dev.kikilist.concern.ConcernStore;
import dev.kikilist.difference.CompareLists;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.AwsOutage;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbAuditTrail;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbListReadAhead;
import dev.kikilist.dynamodb.DynamoDbMentionIndex;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbReviewStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbSuppressions;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.HttpHandler;
import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.Suppressions;
import dev.kikilist.mention.FindLists;
import dev.kikilist.mention.MentionIndex;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.DeliveryProblems;
import dev.kikilist.procurement.OfficeQueries;
import dev.kikilist.procurement.ProcurementQueries;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.representation.ProcurementDocuments;
import dev.kikilist.submission.ListReadAhead;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.ShowReceipt;
import dev.kikilist.submission.SubmissionQueries;
import dev.kikilist.submission.SubmissionStore;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Answers where procurements and lists stand, over HTTP. */
public final class StatusHandler implements RequestStreamHandler {
    private final HttpHandler http;

    /** Reads the environment of this process. */
    public StatusHandler() {
        this(Environment.system());
    }

    public StatusHandler(Environment environment) {
        this(
                DynamoDbTable.over(AwsConnection.from(environment.variables()), environment.required("TABLE_NAME")),
                environment.clock());
    }

    private StatusHandler(DynamoDbTable table, Clock clock) {
        this(
                new DynamoDbProcurementStore(table, clock),
                new DynamoDbSubmissionStore(table),
                new DynamoDbRowStore(table),
                new DynamoDbAuditTrail(table),
                new DynamoDbConcernStore(table),
                new DynamoDbMentionIndex(table),
                new DynamoDbAddressBook(table),
                new DynamoDbSuppressions(table),
                new DynamoDbReviewStore(table),
                new DynamoDbListReadAhead(table),
                clock);
    }

    StatusHandler(
            ProcurementStore procurements,
            SubmissionStore submissions,
            RowStore rows,
            AuditTrail audit,
            ConcernStore concernStore,
            MentionIndex mentions,
            AddressBook addresses,
            Suppressions suppressions,
            ReviewStore reviewStore) {
        this(
                procurements,
                submissions,
                rows,
                audit,
                concernStore,
                mentions,
                addresses,
                suppressions,
                reviewStore,
                ListReadAhead.NONE,
                Clock.systemUTC());
    }

    StatusHandler(
            ProcurementStore procurements,
            SubmissionStore submissions,
            RowStore rows,
            AuditTrail audit,
            ConcernStore concernStore,
            MentionIndex mentions,
            AddressBook addresses,
            Suppressions suppressions,
            ReviewStore reviewStore,
            ListReadAhead readAhead,
            Clock clock) {
        var procurementQueries = new ProcurementQueries(procurements);
        var procurementRoutes = new ProcurementRoutes(
                procurementQueries,
                new ProcurementDocuments(
                        procurementQueries, new DeliveryProblems(suppressions), Editions.bundled(), clock),
                Editions.bundled());
        var queries = new SubmissionQueries(procurements, submissions, rows, readAhead);
        var submissionRoutes = new SubmissionRoutes(queries);
        var differences = new DifferenceRoutes(new CompareLists(queries, submissions, rows));
        var receiptRoutes = new ReceiptRoutes(new ShowReceipt(queries, audit));
        var concerns = new ConcernRoutes(new ConcernQueries(concernStore, new FindLists(mentions, submissions, rows)));
        var offices = new OfficeRoutes(new OfficeQueries(addresses));
        var reviews = new ReviewRoutes(new ReviewQueries(reviewStore, concernStore), Editions.bundled(), clock);
        var openReviews = new OpenReviewRoutes(new OpenReviews(reviewStore, procurements), Editions.bundled());
        this.http = new HttpHandler(
                "status",
                Map.ofEntries(
                        Map.entry("GET /procurements", procurementRoutes::list),
                        Map.entry("GET /procurements/{procurementId}", procurementRoutes::show),
                        Map.entry("GET /procurements/{procurementId}/calendar.ics", procurementRoutes::calendar),
                        Map.entry("GET /procurements/{procurementId}/submissions", submissionRoutes::list),
                        Map.entry("GET /submissions/{submissionId}", submissionRoutes::show),
                        Map.entry("GET /submissions/{submissionId}/items", submissionRoutes::items),
                        Map.entry("GET /submissions/{submissionId}/subcontractors", submissionRoutes::subcontractors),
                        Map.entry("GET /submissions/{submissionId}/findings", submissionRoutes::findings),
                        Map.entry("GET /submissions/{submissionId}/difference", differences::rows),
                        Map.entry("GET /submissions/{submissionId}/finding-changes", differences::findings),
                        Map.entry("GET /submissions/{submissionId}/receipt", receiptRoutes::show),
                        Map.entry("GET /offices/{officeCode}/contact", offices::show),
                        Map.entry("GET /concerns", concerns::list),
                        Map.entry("GET /concerns/{concernId}", concerns::show),
                        Map.entry("GET /concerns/{concernId}/versions", concerns::versions),
                        Map.entry("GET /concerns/{concernId}/dry-run", concerns::dryRun),
                        Map.entry("GET /recalls/{recallId}", concerns::recall),
                        Map.entry("GET /recalls/{recallId}/lists", concerns::recalledBy),
                        Map.entry("GET /mentions", concerns::mentions),
                        Map.entry("GET /submissions/{submissionId}/recalls", concerns::recallsOf),
                        Map.entry("GET /submissions/{submissionId}/review", reviews::show),
                        Map.entry("GET /reviews", openReviews::list),
                        Map.entry("GET /advice-statistics/{fiscalYear}", reviews::statistics),
                        Map.entry("GET /advice-statistics/{fiscalYear}/csv", reviews::statisticsAsCsv),
                        Map.entry("GET /advice-statistics/{fiscalYear}/xlsx", reviews::statisticsAsXlsx)),
                Map.of("GET /form.xlsx", new FormRoutes(Editions.bundled(), clock)::show),
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
