package dev.kikilist.submission;

import java.net.URI;
import java.time.Duration;

/** Signs downloads of files that were made of submissions. */
public interface DownloadSigner {
    /**
     * Returns where {@code result} can be fetched for {@code validity}, by whoever holds the address, once or more often.
     *
     * @param fileName the name that it is saved under
     */
    URI sign(ResultObject result, String fileName, Duration validity);
}
