package dev.kikilist.notify;

import dev.kikilist.mail.MailContent.CorrectionNotice;
import dev.kikilist.mail.MailContent.CorrectionRequest;
import dev.kikilist.mail.MailContent.DeadlineNotice;
import dev.kikilist.mail.MailContent.RecallNotice;
import dev.kikilist.mail.MailContent.ReviewNotice;
import dev.kikilist.mail.MailContent.ReviewRequest;
import dev.kikilist.mail.MailContent.ReviewStep;
import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstachio.escapers.Html;
import io.jstach.jstachio.escapers.PlainText;

/**
 * The templates, one pair per kind of mail. Each is compiled with the code, so that a template which names a value that
 * its mail does not have is a compile error; nothing is looked up at run time.
 */
final class MailTemplates {
    private MailTemplates() {}

    @JStache(path = "review-request.html")
    @JStacheConfig(contentType = Html.class)
    record ReviewRequestHtml(ReviewRequest mail) {}

    @JStache(path = "review-request.txt")
    @JStacheConfig(contentType = PlainText.class)
    record ReviewRequestText(ReviewRequest mail) {}

    @JStache(path = "review-notice.html")
    @JStacheConfig(contentType = Html.class)
    record ReviewNoticeHtml(ReviewNotice mail) {}

    @JStache(path = "review-notice.txt")
    @JStacheConfig(contentType = PlainText.class)
    record ReviewNoticeText(ReviewNotice mail) {}

    @JStache(path = "correction-request.html")
    @JStacheConfig(contentType = Html.class)
    record CorrectionRequestHtml(CorrectionRequest mail) {}

    @JStache(path = "correction-request.txt")
    @JStacheConfig(contentType = PlainText.class)
    record CorrectionRequestText(CorrectionRequest mail) {}

    @JStache(path = "correction-notice.html")
    @JStacheConfig(contentType = Html.class)
    record CorrectionNoticeHtml(CorrectionNotice mail) {}

    @JStache(path = "correction-notice.txt")
    @JStacheConfig(contentType = PlainText.class)
    record CorrectionNoticeText(CorrectionNotice mail) {}

    @JStache(path = "review-step.html")
    @JStacheConfig(contentType = Html.class)
    record ReviewStepHtml(ReviewStep mail) {}

    @JStache(path = "review-step.txt")
    @JStacheConfig(contentType = PlainText.class)
    record ReviewStepText(ReviewStep mail) {}

    @JStache(path = "recall-notice.html")
    @JStacheConfig(contentType = Html.class)
    record RecallNoticeHtml(RecallNotice mail) {}

    @JStache(path = "recall-notice.txt")
    @JStacheConfig(contentType = PlainText.class)
    record RecallNoticeText(RecallNotice mail) {}

    @JStache(path = "deadline-notice.html")
    @JStacheConfig(contentType = Html.class)
    record DeadlineNoticeHtml(DeadlineNotice mail) {}

    @JStache(path = "deadline-notice.txt")
    @JStacheConfig(contentType = PlainText.class)
    record DeadlineNoticeText(DeadlineNotice mail) {}
}
