package dev.kikilist.engines;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Makes tables in an engine exactly as a template declares them. */
public final class TemplateTables {
    private TemplateTables() {}

    /**
     * Makes a table with its indexes, stream and expiry. A table of this name that is there already stays as it is.
     *
     * @param name the name to give it, as a template leaves that open
     */
    public static void create(DynamoDbClient client, SamTemplate.Table table, String name) {
        var request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.attributeTypes().entrySet().stream()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.getKey())
                                .attributeType(attribute.getValue())
                                .build())
                        .toList())
                .keySchema(schema(table.key()));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(table.indexes().stream()
                    .map(index -> GlobalSecondaryIndex.builder()
                            .indexName(index.name())
                            .keySchema(schema(index.key()))
                            .projection(projection -> projection.projectionType(index.projection()))
                            .build())
                    .toList());
        }
        var streamViewType = table.streamViewType();
        if (streamViewType != null) {
            request.streamSpecification(stream -> stream.streamEnabled(true).streamViewType(streamViewType));
        }
        try {
            client.createTable(request.build());
        } catch (ResourceInUseException alreadyThere) {
            return;
        }
        client.waiter().waitUntilTableExists(description -> description.tableName(name));
        var expiryAttribute = table.expiryAttribute();
        if (expiryAttribute != null) {
            client.updateTimeToLive(update -> update.tableName(name)
                    .timeToLiveSpecification(expiry -> expiry.enabled(true).attributeName(expiryAttribute)));
        }
    }

    private static List<KeySchemaElement> schema(SamTemplate.Key key) {
        var elements = new ArrayList<KeySchemaElement>();
        elements.add(KeySchemaElement.builder()
                .attributeName(key.partition())
                .keyType(KeyType.HASH)
                .build());
        if (key.sort() != null) {
            elements.add(KeySchemaElement.builder()
                    .attributeName(key.sort())
                    .keyType(KeyType.RANGE)
                    .build());
        }
        return elements;
    }
}
