package dev.kikilist.export;

import java.util.Optional;

/** The format of an export. */
public enum ExportFormat {
    /** One table of texts with the same columns in all rows, UTF-8 with a byte order mark (RFC 4180). */
    CSV("csv", "text/csv; charset=utf-8"),
    /** A workbook with a sheet for each table. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String extension;
    private final String mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Returns the format that requests name {@code text}; empty when there is none. */
    public static Optional<ExportFormat> named(String text) {
        for (var format : values()) {
            if (format.extension.equals(text)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Returns the extension of file names, without a dot. */
    public String extension() {
        return extension;
    }

    /** Returns the media type as registered with IANA. */
    public String mediaType() {
        return mediaType;
    }
}
