package dev.kikilist.submission;

/**
 * The annotated workbook of a submission.
 *
 * @param submission the submission
 * @param fence the fence of the lease under which it was made; a later run writes elsewhere
 * @param format its format
 */
public record AnnotatedWorkbook(SubmissionId submission, int fence, AnnotatedFormat format) implements ResultObject {
    @Override
    public String objectKey() {
        return "annotated/" + submission + "/" + fence + "." + format.extension();
    }

    @Override
    public String mediaType() {
        return format.mediaType();
    }

    /** Returns the name it is downloaded under: that of the upload, marked as 指摘入り. */
    public static String fileName(String uploadName, AnnotatedFormat format) {
        int dot = uploadName.lastIndexOf('.');
        var base = dot > 0 ? uploadName.substring(0, dot) : uploadName;
        return (base.isBlank() ? "機器リスト" : base) + "（指摘入り）." + format.extension();
    }
}
