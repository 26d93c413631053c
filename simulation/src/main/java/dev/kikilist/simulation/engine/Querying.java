package dev.kikilist.simulation.engine;

import dev.kikilist.simulation.engine.TableData.Place;
import dev.kikilist.simulation.engine.TableSchema.IndexSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Reads a table or an index in pages. */
final class Querying {
    private static final int LARGEST_PAGE = 1024 * 1024;

    private final TableSchema schema;
    private final TableData data;

    Querying(TableSchema schema, TableData data) {
        this.schema = schema;
        this.data = data;
    }

    QueryResponse query(QueryRequest request) {
        if (request.projectionExpression() != null || request.hasQueryFilter() || request.hasKeyConditions()) {
            throw new UnsupportedOperationException("the simulated DynamoDB returns whole items by expressions only");
        }
        var arguments = new Arguments(request.expressionAttributeNames(), request.expressionAttributeValues());
        arguments.checkUsed(request.keyConditionExpression(), request.filterExpression());
        var index = index(request.indexName());
        if (index != null && Boolean.TRUE.equals(request.consistentRead())) {
            throw Refusals.validation("Consistent reads are not supported on global secondary indexes");
        }
        var partition = partition(request.keyConditionExpression(), arguments, index);
        var all = index == null ? data.partition(partition) : data.partition(index, partition);
        boolean ascending = !Boolean.FALSE.equals(request.scanIndexForward());
        var ordered = ascending ? all : all.descendingMap();
        if (request.hasExclusiveStartKey()) {
            ordered = ordered.tailMap(place(request.exclusiveStartKey(), index), false);
        }
        var page = page(
                ordered,
                Parsed.condition(request.keyConditionExpression()),
                Parsed.condition(request.filterExpression()),
                arguments,
                request.limit());
        var response =
                QueryResponse.builder().items(page.items()).count(page.items().size());
        if (page.last() != null) {
            response.lastEvaluatedKey(key(page.last(), index));
        }
        return response.build();
    }

    ScanResponse scan(ScanRequest request) {
        if (request.indexName() != null || request.projectionExpression() != null) {
            throw new UnsupportedOperationException("the simulated DynamoDB scans whole items of the table only");
        }
        var arguments = new Arguments(request.expressionAttributeNames(), request.expressionAttributeValues());
        arguments.checkUsed(request.filterExpression());
        var filter = Parsed.condition(request.filterExpression());
        return ScanResponse.builder()
                .items(data.all().stream()
                        .filter(item -> filter.isMet(item, arguments))
                        .toList())
                .build();
    }

    private static Page page(
            NavigableMap<Place, Map<String, AttributeValue>> ordered,
            Condition keys,
            Condition filter,
            Arguments arguments,
            @Nullable Integer limit) {
        var found = new ArrayList<Map<String, AttributeValue>>();
        int most = limit == null ? Integer.MAX_VALUE : limit;
        int looked = 0;
        int bytes = 0;
        int mostBytes = 0;
        var uncounted = new ArrayList<Map<String, AttributeValue>>();
        for (var entry : ordered.entrySet()) {
            if (!keys.isMet(entry.getValue(), arguments)) {
                continue;
            }
            looked++;
            mostBytes += Values.mostSize(entry.getValue());
            uncounted.add(entry.getValue());
            if (mostBytes >= LARGEST_PAGE) {
                bytes += uncounted.stream().mapToInt(Values::size).sum();
                uncounted.clear();
            }
            if (filter.isMet(entry.getValue(), arguments)) {
                found.add(entry.getValue());
            }
            if (looked == most || bytes >= LARGEST_PAGE) {
                return new Page(found, entry.getValue());
            }
        }
        return new Page(found, null);
    }

    private record Page(
            List<Map<String, AttributeValue>> items,
            @Nullable Map<String, AttributeValue> last) {}

    private @Nullable IndexSchema index(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return schema.indexes().stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusals.validation("The table does not have the specified index: " + name));
    }

    private String partition(String condition, Arguments arguments, @Nullable IndexSchema index) {
        var words = Parsed.words(condition);
        var wanted = index == null ? schema.partition() : index.partition();
        for (int i = 0; i + 2 < words.size(); i++) {
            if (words.get(i + 1).equals("=") && arguments.name(words.get(i)).equals(wanted)) {
                return arguments.value(words.get(i + 2)).s();
            }
        }
        throw Refusals.validation("Query condition missed key schema element: " + wanted);
    }

    private Place place(Map<String, AttributeValue> key, @Nullable IndexSchema index) {
        var sort = text(key, schema.sort());
        return new Place(index == null ? sort : text(key, index.sort()), text(key, schema.partition()), sort);
    }

    private static String text(Map<String, AttributeValue> key, String name) {
        var value = key.get(name);
        if (value == null) {
            throw Refusals.validation("The provided starting key is invalid: no " + name);
        }
        return value.s();
    }

    private Map<String, AttributeValue> key(Map<String, AttributeValue> item, @Nullable IndexSchema index) {
        var key = new HashMap<String, AttributeValue>();
        var names = index == null
                ? List.of(schema.partition(), schema.sort())
                : List.of(schema.partition(), schema.sort(), index.partition(), index.sort());
        for (var name : names) {
            key.put(name, AttributeValue.fromS(text(item, name)));
        }
        return key;
    }
}
