package dev.kikilist.operations;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.TableRebuild;
import dev.kikilist.dynamodb.TableRebuild.Part;
import dev.kikilist.policy.Editions;
import dev.kikilist.s3.S3Clients;
import dev.kikilist.s3.S3UploadedObjects;
import dev.kikilist.submission.RereadUpload;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Compares a table with what its events and the bucket say, prints each item that is missing or another, and ends with 1
 * when there is any. Told to write, it puts them right, and ends with 1 when that could not be done.
 */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Holds a table, which nobody else writes to meanwhile, against its events and the bucket, and makes again what is"
                        + " missing or another.")
final class Rebuild implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Clock clock;

    @Mixin
    private final TableOption table = new TableOption();

    @Option(names = "--write", description = "write what is missing or another; without it the table is only read")
    private boolean writes;

    @Option(
            names = "--index-only",
            description =
                    "only the index of makers, numbers, products and models and the notes of advice, from the rows and reviews"
                            + " that are stored")
    private boolean indexOnly;

    @Spec
    private @Nullable CommandSpec spec;

    Rebuild(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not run by its command line");
        }
        var out = spec.commandLine().getOut();
        var begun = clock.instant();
        try (var connection = AwsConnection.from(environment);
                var s3 = S3Clients.over(connection)) {
            var rebuilt = table.over(connection);
            var uploads = new RereadUpload(
                    new DynamoDbProcurementStore(rebuilt, clock),
                    new S3UploadedObjects(s3),
                    new FormExaminer(new PoiWorkbookReader()),
                    Editions.bundled());
            var outcome = new TableRebuild(
                            rebuilt,
                            uploads,
                            indexOnly ? Part.INDEX : Part.ALL,
                            writes,
                            begun,
                            // Of an empty table that would be every item.
                            difference -> {
                                if (!writes) {
                                    out.println(difference);
                                }
                            },
                            out::println)
                    .run();
            out.println(String.format(
                    Locale.ROOT,
                    "%d lists, %d read again; items: %d right, %d missing, %d different%s; %d not rebuilt; %.1f s",
                    outcome.lists(),
                    outcome.readAgain(),
                    outcome.same(),
                    outcome.missing(),
                    outcome.different(),
                    writes ? " and written" : "",
                    outcome.notRebuilt(),
                    Duration.between(begun, clock.instant()).toMillis() / 1_000.0));
            boolean isDone = writes ? outcome.notRebuilt() == 0 : outcome.isSound();
            return isDone ? Operations.SOUND : Operations.BROKEN;
        }
    }
}
