package dev.kikilist.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which records of a batch a function reports as failed, read as Lambda reads it. */
final class BatchAnswer {
    private static final JsonMapper JSON = new JsonMapper();

    private BatchAnswer() {}

    /**
     * Returns the identifiers of the failed records.
     *
     * @param answer the function's
     * @param identifiers of all records of the batch
     * @return all identifiers where the answer names one that is unknown or empty, or cannot be understood
     */
    static List<String> failures(byte[] answer, List<String> identifiers) {
        JsonNode root;
        try {
            root = JSON.readTree(answer);
        } catch (JsonProcessingException malformed) {
            return identifiers;
        } catch (IOException cause) {
            throw new IllegalStateException("reading from memory failed", cause);
        }
        var failures = root.path("batchItemFailures");
        if (failures.isMissingNode() || failures.isNull()) {
            return List.of();
        }
        if (!failures.isArray()) {
            return identifiers;
        }
        var failed = new ArrayList<String>();
        for (var failure : failures) {
            var identifier = failure.path("itemIdentifier").asText("");
            if (!identifiers.contains(identifier)) {
                return identifiers;
            }
            failed.add(identifier);
        }
        return failed;
    }
}
