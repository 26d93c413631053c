package dev.kikilist.submission;

/** The format of an annotated workbook. */
public enum AnnotatedFormat {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    XLS("xls", "application/vnd.ms-excel");

    private final String extension;
    private final String mediaType;

    AnnotatedFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
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
