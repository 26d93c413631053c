package dev.kikilist.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * The answer of a function whose event source has {@code ReportBatchItemFailures}: which messages or records of the
 * batch have to be delivered again. Without that setting Lambda ignores the answer and counts everything as done.
 */
public final class BatchResponse {
    private BatchResponse() {}

    /**
     * Returns the answer as UTF-8.
     *
     * @param failed message ids or sequence numbers; when empty, the whole batch is done
     */
    public static byte[] withFailures(Collection<String> failed) {
        var json = JsonWriter.toText().beginObject().beginArray("batchItemFailures");
        for (var identifier : failed) {
            json.beginObject().field("itemIdentifier", identifier).endObject();
        }
        return json.endArray().endObject().text().getBytes(StandardCharsets.UTF_8);
    }
}
