package dev.kikilist.bench.path;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a piece of work took.
 *
 * @param calls how often each operation of AWS was called, such as {@code dynamodb:GetItem}; one that is sent again counts once
 * @param readUnits of DynamoDB
 * @param writeUnits of DynamoDB, those of its indexes and of failed conditions included as far as the engine tells
 * @param bytesSent in the bodies of requests
 * @param bytesReceived in the bodies of answers
 * @param time on this machine, whose engines are near
 * @param writes what was written to the table, call by call
 */
record Cost(
        Map<String, Integer> calls,
        double readUnits,
        double writeUnits,
        long bytesSent,
        long bytesReceived,
        Duration time,
        List<Written> writes) {
    Cost {
        calls = Collections.unmodifiableMap(new TreeMap<>(calls));
        writes = List.copyOf(writes);
    }

    /** Returns how many calls there were in all. */
    int allCalls() {
        return calls(operation -> true);
    }

    /** Returns how many calls of one operation there were. */
    int calls(String operation) {
        return calls.getOrDefault(operation, 0);
    }

    /** Returns how many calls of some operations there were. */
    int calls(Predicate<String> operations) {
        return calls.entrySet().stream()
                .filter(call -> operations.test(call.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Returns how many calls wrote something. */
    int writeCalls() {
        return calls(
                operation -> operation.matches("dynamodb:(Put|Update|Delete|BatchWrite|TransactWrite).*|s3:Put.*"));
    }

    /** Returns this cost and another together. */
    Cost plus(Cost other) {
        var both = new TreeMap<>(calls);
        other.calls.forEach((operation, times) -> both.merge(operation, times, Integer::sum));
        return new Cost(
                both,
                readUnits + other.readUnits,
                writeUnits + other.writeUnits,
                bytesSent + other.bytesSent,
                bytesReceived + other.bytesReceived,
                time.plus(other.time),
                Stream.concat(writes.stream(), other.writes.stream()).toList());
    }
}
