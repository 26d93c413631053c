package dev.kikilist.submission;

/** A file that was made of a submission, for those who may see it. */
public interface ResultObject {
    /** Returns the key it is stored under. Nothing of the vendor's is in it. */
    String objectKey();

    /** Returns its media type. */
    String mediaType();
}
