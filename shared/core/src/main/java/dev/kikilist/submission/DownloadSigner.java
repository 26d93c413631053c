package dev.kikilist.submission;

import java.net.URI;
import java.time.Duration;

/** Signs downloads of annotated workbooks. */
public interface DownloadSigner {
    /**
     * Returns where {@code workbook} can be fetched for {@code validity}, by whoever holds the address, once or more often.
     *
     * @param fileName the name that it is saved under
     */
    URI sign(AnnotatedWorkbook workbook, String fileName, Duration validity);
}
