package dev.kikilist.dynamodb;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * What to do after a look at the table: either the answer is known, or all of some changes are to be made or none.
 *
 * @param <T> the answer
 */
sealed interface Transaction<T> {
    /** There is nothing to change. */
    record Answer<T>(T value) implements Transaction<T> {}

    /**
     * Changes to be made as a whole.
     *
     * @param actions the changes
     * @param done the answer once they are made
     * @param refused the answer when conditions did not hold; empty when another look at the table is worth it
     */
    record Changes<T>(List<TransactWriteItem> actions, T done, Function<List<CancellationReason>, Optional<T>> refused)
            implements Transaction<T> {}

    /**
     * Looks and changes until there is an answer. Looks again when the table changed in between, or when DynamoDB put the
     * changes off.
     *
     * @throws TransactionCanceledException when an item that has to exist does not, or when others came first for seconds
     */
    static <T> T run(DynamoDbTable table, Supplier<Transaction<T>> look) {
        var backoff = table.backoff();
        while (true) {
            switch (look.get()) {
                case Answer<T> answer -> {
                    return answer.value();
                }
                case Changes<T> changes -> {
                    try {
                        table.transact(changes.actions());
                        return changes.done();
                    } catch (TransactionCanceledException e) {
                        var answer = changes.refused().apply(e.cancellationReasons());
                        if (answer.isPresent()) {
                            return answer.get();
                        }
                        if (!e.cancellationReasons().stream().allMatch(Transaction::isPassing) || !backoff.again()) {
                            throw e;
                        }
                    }
                }
            }
        }
    }

    /** Returns whether a condition did not hold on an item that exists. */
    static boolean isConditionOfExisting(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code()) && reason.hasItem();
    }

    private static boolean isPassing(CancellationReason reason) {
        return switch (reason.code()) {
            case "None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> true;
            default -> isConditionOfExisting(reason);
        };
    }
}
