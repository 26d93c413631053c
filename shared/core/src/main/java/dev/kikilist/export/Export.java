package dev.kikilist.export;

import dev.kikilist.submission.ResultObject;
import dev.kikilist.submission.SubmissionId;

/**
 * An export of a submission.
 *
 * @param submission the submission
 * @param fence the fence of the lease under which its rows were written; rows of another lease are another export
 * @param audience for whom it is
 * @param format its format
 */
public record Export(SubmissionId submission, int fence, Audience audience, ExportFormat format)
        implements ResultObject {
    @Override
    public String objectKey() {
        return "exports/" + submission + "/" + fence + "/" + audience.text() + "." + format.extension();
    }

    @Override
    public String mediaType() {
        return format.mediaType();
    }

    /** Returns the name it is downloaded under: that of the upload, marked as 読取結果. */
    public static String fileName(String uploadName, ExportFormat format) {
        int dot = uploadName.lastIndexOf('.');
        var base = dot > 0 ? uploadName.substring(0, dot) : uploadName;
        return (base.isBlank() ? "機器リスト" : base) + "（読取結果）." + format.extension();
    }
}
