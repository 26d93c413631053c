package dev.kikilist.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The same random operations on the simulated DynamoDB and on DynamoDB Local get the same answers. */
@SuppressWarnings("NullAway.Init") // set before all
class SameAsTheRealEngineTest {
    private static final int OPERATIONS = 250;
    private static final AttributeValue NONE = AttributeValue.fromS("");
    private static final List<String> CONDITIONS = List.of(
            "attribute_not_exists(pk)",
            "attribute_exists(pk)",
            "#n = :n",
            "#n <> :n",
            "#n < :n OR #s = :s",
            "#n >= :n AND attribute_exists(#s)",
            "#s IN (:s, :t) AND NOT #n > :n",
            "begins_with(#s, :s) OR #n BETWEEN :n AND :m",
            "(#s = :s OR #s = :t) AND #n <= :m");
    private static final List<String> UPDATES = List.of(
            "SET #n = :n, #s = :s",
            "SET #n = if_not_exists(#n, :n) + :m",
            "SET #s = :t REMOVE #n",
            "SET #i = :s, #j = :t",
            "SET #s = :t, #i = if_not_exists(#s, :s), #j = :t",
            "REMOVE #i, #j",
            "SET #s = if_not_exists(#s, :s) REMOVE #i",
            "ADD #n :m SET #s = :t");

    private static EmbeddedDynamoDb embedded;
    private static AwsConnection connection;
    private static DynamoDbClient real;

    @BeforeAll
    static void start() {
        embedded = EmbeddedDynamoDb.inMemory();
        connection = AwsConnection.from(embedded.variables());
        real = connection.configure(DynamoDbClient.builder(), "DYNAMODB").build();
    }

    @AfterAll
    static void stop() {
        connection.close();
        embedded.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersTheSame(long seed) {
        var table = "same-" + seed;
        TemplateTables.create(real, SamTemplate.ofThisProject().tables().getFirst(), table);
        var simulated = new SimulatedDynamoDb(TableSchema.OF_THE_TEMPLATE, () -> 0, () -> 0, changes -> {});
        var random = new Random(seed);
        for (int i = 0; i < OPERATIONS; i++) {
            var operation = operation(table, random);

            assertThat(outcome(simulated, operation.call()))
                    .as("seed %d, operation %d: %s", seed, i, operation.words())
                    .isEqualTo(outcome(real, operation.call()));
        }
        assertThat(simulated.items().size())
                .isEqualTo(real.scan(scan -> scan.tableName(table)).items().size());
    }

    private record Operation(String words, Function<DynamoDbClient, Object> call) {}

    /** Returns an answer, or a refusal, in a form in which the two engines can be compared. */
    private static String outcome(DynamoDbClient client, Function<DynamoDbClient, Object> call) {
        try {
            return "" + call.apply(client);
        } catch (ConditionalCheckFailedException e) {
            return "condition " + (e.hasItem() ? new TreeMap<>(e.item()) : "");
        } catch (TransactionCanceledException e) {
            return "cancelled "
                    + e.cancellationReasons().stream()
                            .map(SameAsTheRealEngineTest::words)
                            .toList();
        } catch (DynamoDbException e) {
            return "refused " + e.awsErrorDetails().errorCode();
        }
    }

    private static String words(CancellationReason reason) {
        return reason.code() + (reason.hasItem() ? new TreeMap<>(reason.item()) : "");
    }

    private static Operation operation(String table, Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> put(table, random);
            case 2, 3, 4 -> update(table, random);
            case 5 -> transaction(table, random);
            case 6 -> batch(table, random);
            case 7 -> index(table, random);
            default -> query(table, random);
        };
    }

    private static Operation put(String table, Random random) {
        var put = putOf(table, random);
        return new Operation(
                put.toString(),
                client -> client.putItem(request -> request.tableName(table)
                                .item(put.item())
                                .conditionExpression(put.conditionExpression())
                                .expressionAttributeNames(orNull(put.expressionAttributeNames()))
                                .expressionAttributeValues(orNull(put.expressionAttributeValues()))
                                .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure()))
                        .hasAttributes());
    }

    private static Operation update(String table, Random random) {
        var update = updateOf(table, random);
        return new Operation(
                update.toString(),
                client -> new TreeMap<>(client.updateItem(request -> request.tableName(table)
                                .key(update.key())
                                .updateExpression(update.updateExpression())
                                .conditionExpression(update.conditionExpression())
                                .expressionAttributeNames(orNull(update.expressionAttributeNames()))
                                .expressionAttributeValues(orNull(update.expressionAttributeValues()))
                                .returnValues(update.key().hashCode() % 2 == 0 ? "UPDATED_NEW" : "ALL_NEW")
                                .returnValuesOnConditionCheckFailure(update.returnValuesOnConditionCheckFailure()))
                        .attributes()));
    }

    /** Of different items: AWS refuses two actions on one item, DynamoDB Local does not always. */
    private static Operation transaction(String table, Random random) {
        var actions = new HashMap<List<AttributeValue>, TransactWriteItem>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            var put = putOf(table, random);
            var update = updateOf(table, random);
            boolean puts = random.nextBoolean();
            var key = puts ? put.item() : update.key();
            actions.put(
                    List.of(key.getOrDefault("pk", NONE), key.getOrDefault("sk", NONE)),
                    puts
                            ? TransactWriteItem.builder().put(put).build()
                            : TransactWriteItem.builder().update(update).build());
        }
        return new Operation(
                actions.values().toString(),
                client -> client.transactWriteItems(request -> request.transactItems(actions.values()))
                        .hasItemCollectionMetrics());
    }

    private static Operation batch(String table, Random random) {
        var writes = new ArrayList<WriteRequest>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            var item = item(random);
            writes.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
        }
        return new Operation(
                writes.toString(),
                client -> client.batchWriteItem(request -> request.requestItems(Map.of(table, writes)))
                        .unprocessedItems());
    }

    private static Operation query(String table, Random random) {
        boolean ascending = random.nextBoolean();
        int limit = 1 + random.nextInt(4);
        var partition = partition(random);
        var condition = random.nextBoolean() ? "pk = :p AND begins_with(sk, :k)" : "pk = :p AND sk < :k";
        var key = AttributeValue.fromS(random.nextBoolean() ? "A" : "B1");
        return new Operation(condition + " " + partition + key + ascending + limit, client -> {
            var first = client.query(request -> request.tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression(condition)
                    .expressionAttributeValues(Map.of(":p", partition, ":k", key))
                    .scanIndexForward(ascending)
                    .limit(limit));
            var last = first.lastEvaluatedKey();
            return sorted(first.items()) + (first.hasLastEvaluatedKey() ? new TreeMap<>(last) : "").toString();
        });
    }

    private static Operation index(String table, Random random) {
        var partition = AttributeValue.fromS("s" + random.nextInt(3));
        var index = "gsi" + (1 + random.nextInt(3));
        return new Operation(
                index + partition,
                client -> client
                        .query(request -> request.tableName(table)
                                .indexName(index)
                                .keyConditionExpression("#p = :p")
                                .expressionAttributeNames(Map.of("#p", index + "pk"))
                                .expressionAttributeValues(Map.of(":p", partition)))
                        .items()
                        .stream()
                        .map(found -> new TreeMap<>(found).toString())
                        .sorted()
                        .toList());
    }

    private static List<Map<String, AttributeValue>> sorted(List<Map<String, AttributeValue>> items) {
        return items.stream().<Map<String, AttributeValue>>map(TreeMap::new).toList();
    }

    private static Put putOf(String table, Random random) {
        var put = Put.builder().tableName(table).item(item(random));
        if (random.nextBoolean()) {
            var condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
            put.conditionExpression(condition)
                    .expressionAttributeNames(orNull(names(condition)))
                    .expressionAttributeValues(orNull(values(random, condition)));
        }
        return put.returnValuesOnConditionCheckFailure(wanted(random)).build();
    }

    private static Update updateOf(String table, Random random) {
        var update = UPDATES.get(random.nextInt(UPDATES.size()));
        var condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        return Update.builder()
                .tableName(table)
                .key(Map.of("pk", partition(random), "sk", sort(random)))
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(orNull(names(update + condition)))
                .expressionAttributeValues(orNull(values(random, update + condition)))
                .returnValuesOnConditionCheckFailure(wanted(random))
                .build();
    }

    private static ReturnValuesOnConditionCheckFailure wanted(Random random) {
        return random.nextBoolean()
                ? ReturnValuesOnConditionCheckFailure.ALL_OLD
                : ReturnValuesOnConditionCheckFailure.NONE;
    }

    private static Map<String, AttributeValue> item(Random random) {
        var item = new HashMap<String, AttributeValue>();
        item.put("pk", partition(random));
        item.put("sk", sort(random));
        if (random.nextInt(4) > 0) {
            item.put("n", number(random));
        }
        if (random.nextInt(4) > 0) {
            item.put("s", text(random));
        }
        for (int index = 1; index <= 3; index++) {
            if (random.nextBoolean()) {
                item.put("gsi" + index + "pk", text(random));
                item.put("gsi" + index + "sk", sort(random));
            }
        }
        return item;
    }

    private static Map<String, String> names(String expressions) {
        var names = new HashMap<>(Map.of("#n", "n", "#s", "s", "#i", "gsi1pk", "#j", "gsi1sk"));
        names.keySet().removeIf(name -> !expressions.contains(name));
        return names;
    }

    private static Map<String, AttributeValue> values(Random random, String expressions) {
        var values = new HashMap<>(Map.of(
                ":n", number(random), ":m", number(random), ":s", text(random), ":t", AttributeValue.fromS("A1")));
        if (expressions.contains("BETWEEN")) {
            // DynamoDB refuses a range that ends before it begins.
            values.put(":m", AttributeValue.fromN("10"));
        }
        values.keySet().removeIf(value -> !expressions.contains(value));
        return values;
    }

    /** DynamoDB takes no empty map for none. */
    private static <T> @Nullable Map<String, T> orNull(Map<String, T> map) {
        return map.isEmpty() ? null : map;
    }

    private static AttributeValue partition(Random random) {
        return AttributeValue.fromS("P" + random.nextInt(2));
    }

    private static AttributeValue sort(Random random) {
        return AttributeValue.fromS((random.nextBoolean() ? "A" : "B") + random.nextInt(3));
    }

    private static AttributeValue number(Random random) {
        return AttributeValue.fromN(List.of("0", "1", "2", "10", "-1").get(random.nextInt(5)));
    }

    private static AttributeValue text(Random random) {
        return AttributeValue.fromS("s" + random.nextInt(3));
    }
}
