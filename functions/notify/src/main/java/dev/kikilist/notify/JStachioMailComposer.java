package dev.kikilist.notify;

import dev.kikilist.mail.MailComposer;
import dev.kikilist.mail.MailContent;
import dev.kikilist.mail.MailSender.AttachedFile;
import dev.kikilist.mail.MailSender.RenderedMail;
import dev.kikilist.notify.MailTemplates.CorrectionNoticeHtml;
import dev.kikilist.notify.MailTemplates.CorrectionNoticeText;
import dev.kikilist.notify.MailTemplates.CorrectionRequestHtml;
import dev.kikilist.notify.MailTemplates.CorrectionRequestText;
import dev.kikilist.notify.MailTemplates.DeadlineNoticeHtml;
import dev.kikilist.notify.MailTemplates.DeadlineNoticeText;
import dev.kikilist.notify.MailTemplates.RecallNoticeHtml;
import dev.kikilist.notify.MailTemplates.RecallNoticeText;
import dev.kikilist.notify.MailTemplates.ReviewNoticeHtml;
import dev.kikilist.notify.MailTemplates.ReviewNoticeText;
import dev.kikilist.notify.MailTemplates.ReviewRequestHtml;
import dev.kikilist.notify.MailTemplates.ReviewRequestText;
import dev.kikilist.notify.MailTemplates.ReviewStepHtml;
import dev.kikilist.notify.MailTemplates.ReviewStepText;
import java.util.List;

/** Composes mails from the compiled templates. */
public final class JStachioMailComposer implements MailComposer {
    @Override
    public RenderedMail compose(MailContent content) {
        return switch (content) {
            case MailContent.ReviewRequest mail ->
                new RenderedMail(
                        mail.subject(),
                        ReviewRequestTextRenderer.of().execute(new ReviewRequestText(mail)),
                        ReviewRequestHtmlRenderer.of().execute(new ReviewRequestHtml(mail)));
            case MailContent.ReviewNotice mail ->
                new RenderedMail(
                        mail.subject(),
                        ReviewNoticeTextRenderer.of().execute(new ReviewNoticeText(mail)),
                        ReviewNoticeHtmlRenderer.of().execute(new ReviewNoticeHtml(mail)));
            case MailContent.CorrectionRequest mail ->
                new RenderedMail(
                        mail.subject(),
                        CorrectionRequestTextRenderer.of().execute(new CorrectionRequestText(mail)),
                        CorrectionRequestHtmlRenderer.of().execute(new CorrectionRequestHtml(mail)));
            case MailContent.CorrectionNotice mail ->
                new RenderedMail(
                        mail.subject(),
                        CorrectionNoticeTextRenderer.of().execute(new CorrectionNoticeText(mail)),
                        CorrectionNoticeHtmlRenderer.of().execute(new CorrectionNoticeHtml(mail)));
            case MailContent.ReviewStep mail ->
                new RenderedMail(
                        mail.subject(),
                        ReviewStepTextRenderer.of().execute(new ReviewStepText(mail)),
                        ReviewStepHtmlRenderer.of().execute(new ReviewStepHtml(mail)));
            case MailContent.RecallNotice mail ->
                new RenderedMail(
                        mail.subject(),
                        RecallNoticeTextRenderer.of().execute(new RecallNoticeText(mail)),
                        RecallNoticeHtmlRenderer.of().execute(new RecallNoticeHtml(mail)));
            case MailContent.DeadlineNotice mail ->
                new RenderedMail(
                        mail.subject(),
                        DeadlineNoticeTextRenderer.of().execute(new DeadlineNoticeText(mail)),
                        DeadlineNoticeHtmlRenderer.of().execute(new DeadlineNoticeHtml(mail)),
                        List.of(new AttachedFile(
                                mail.procurement().reference() + ".ics", "text/calendar", mail.calendar())));
        };
    }
}
