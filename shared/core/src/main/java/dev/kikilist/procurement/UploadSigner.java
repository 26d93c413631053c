package dev.kikilist.procurement;

import java.net.URI;
import java.util.Map;

/** Signs the permission to store one file, so that the object store itself enforces it. */
public interface UploadSigner {
    /**
     * Returns a request that stores exactly the ticket's bytes under {@code key}, only while nothing is stored there,
     * until the ticket expires. The request works for whoever holds it.
     */
    SignedUpload sign(UploadTicket ticket, String key);

    /**
     * A signed PUT request.
     *
     * @param uri where to send it
     * @param headers the headers that were signed and must be sent as they are, without {@code host}
     */
    record SignedUpload(URI uri, Map<String, String> headers) {
        public SignedUpload {
            headers = Map.copyOf(headers);
        }
    }
}
