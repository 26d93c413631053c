package dev.kikilist.operations;

import static java.util.Objects.requireNonNull;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that work on a table. */
final class TableOption {
    @Option(names = "--table", paramLabel = "NAME", required = true, description = "the table")
    private @Nullable String name;

    /** Returns the table. */
    DynamoDbTable over(AwsConnection connection) {
        return DynamoDbTable.over(connection, requireNonNull(name));
    }
}
