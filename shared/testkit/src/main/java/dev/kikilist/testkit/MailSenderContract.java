package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailSender;
import dev.kikilist.mail.MailSender.RenderedMail;
import dev.kikilist.mail.MailSender.Sending;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.submission.SubmissionId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link MailSender} keeps to. */
public abstract class MailSenderContract {
    private static final EmailAddress TO = new EmailAddress("tanto+list@example.go.jp");
    private static final RenderedMail MAIL = new RenderedMail(
            "【機器リスト】確認のお願い(𠮷野庁舎) / Please review",
            "ご担当者様\n\n機器リストをご確認ください。①㈱髙﨑\n.\nPlease review the list.\n",
            "<!DOCTYPE html><html lang=\"ja\"><body><p>機器リストをご確認ください。①㈱髙﨑 &amp; &lt;b&gt;</p></body></html>");

    /** Returns the adapter under test. */
    protected abstract MailSender sender();

    /** Has the mail service meet the next sending with {@code reply}. */
    protected abstract void replyNext(Reply reply);

    /** Returns the mails that the service took, in order. */
    protected abstract List<Taken> taken();

    @Test
    void handsOverTheMailAsItIs() {
        var claim = claim("NISC");

        var sending = sender().send(claim, TO, MAIL);

        assertThat(taken()).hasSize(1);
        var mail = taken().getFirst();
        assertThat(sending).isEqualTo(new Sending.Accepted(mail.messageId()));
        assertThat(mail.to()).isEqualTo(TO.value());
        assertThat(mail.mail()).isEqualTo(MAIL);
        assertThat(mail.messageId()).isNotBlank();
    }

    @Test
    void handsOverEachMail() {
        var first = sender().send(claim("NISC"), TO, MAIL);
        var second = sender().send(claim("DIGITAL"), TO, MAIL);

        assertThat(first).isInstanceOf(Sending.Accepted.class).isNotEqualTo(second);
        assertThat(taken()).hasSize(2);
    }

    @Test
    void tellsThatAMailWillNeverBeTaken() {
        replyNext(Reply.NEVER);

        assertThat(sender().send(claim("NISC"), TO, MAIL)).isInstanceOf(Sending.Rejected.class);
        assertThat(taken()).isEmpty();
    }

    @Test
    void tellsThatAMailWasNotTakenNow() {
        replyNext(Reply.NOT_NOW);

        assertThat(sender().send(claim("NISC"), TO, MAIL)).isInstanceOf(Sending.NotNow.class);
        assertThat(taken()).isEmpty();
    }

    @Test
    void doesNotGuessWhenTheAnswerIsLost() {
        replyNext(Reply.LOST);

        assertThat(sender().send(claim("NISC"), TO, MAIL)).isInstanceOf(Sending.Unknown.class);
        assertThat(taken())
                .as("a mail that may have been taken is not sent again")
                .hasSizeLessThanOrEqualTo(1);
    }

    private static Claim claim(String office) {
        return new Claim(
                new MailId(
                        new SubmissionId(new Samples("mail").id(SubmissionId.KIND)),
                        Occasion.LIST_READY,
                        new Recipient.Office(new AdvisingOfficeCode(office))),
                1);
    }

    /** How a mail service meets a mail. */
    protected enum Reply {
        /** It refuses the mail for good. */
        NEVER,
        /** It takes no mail at the moment, and says so. */
        NOT_NOW,
        /** It takes the mail or does not, and its answer never arrives. */
        LOST
    }

    /**
     * A mail that the service took.
     *
     * @param messageId the id that it gave
     * @param to the recipient's address
     * @param mail what arrived
     */
    public record Taken(String messageId, String to, RenderedMail mail) {}
}
