package dev.kikilist.testkit;

import dev.kikilist.mail.MailSender;
import dev.kikilist.mail.MailSender.Sending;
import java.util.List;

class RecordingMailSenderTest extends MailSenderContract {
    private final RecordingMailSender sender = new RecordingMailSender();

    @Override
    protected MailSender sender() {
        return sender;
    }

    @Override
    protected void replyNext(Reply reply) {
        sender.answerNext(
                switch (reply) {
                    case NEVER -> new Sending.Rejected("the address does not exist");
                    case NOT_NOW -> new Sending.NotNow("too many mails");
                    case LOST -> new Sending.Unknown("no answer");
                });
    }

    @Override
    protected List<Taken> taken() {
        return sender.taken().stream()
                .map(mail -> new Taken(mail.messageId(), mail.to().value(), mail.mail()))
                .toList();
    }
}
