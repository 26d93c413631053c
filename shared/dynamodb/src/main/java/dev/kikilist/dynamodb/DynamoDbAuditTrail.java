package dev.kikilist.dynamodb;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditSubject;
import dev.kikilist.audit.AuditTrail;
import dev.kikilist.audit.ChainHead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads the chains of events in the DynamoDB table. */
public final class DynamoDbAuditTrail implements AuditTrail {
    private final DynamoDbTable table;

    /** Reads them in {@code table}. */
    public DynamoDbAuditTrail(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public List<AuditEvent> events(AuditSubject subject) {
        return table
                .query(
                        QueryRequest.builder()
                                .consistentRead(true)
                                .keyConditionExpression("#partition = :partition AND begins_with(#sort, :prefix)")
                                .expressionAttributeNames(Map.of("#partition", Keys.PARTITION, "#sort", Keys.SORT))
                                .expressionAttributeValues(Map.of(
                                        ":partition",
                                        AttributeValue.fromS(
                                                Keys.audit(subject, 1).partition()),
                                        ":prefix",
                                        AttributeValue.fromS(Keys.auditPrefix())))
                                .build(),
                        Integer.MAX_VALUE)
                .stream()
                .map(AuditCodec::decode)
                .toList();
    }

    @Override
    public Optional<ChainHead> head(AuditSubject subject) {
        return table.find(Keys.holderOfHead(subject)).map(AuditCodec::head);
    }
}
