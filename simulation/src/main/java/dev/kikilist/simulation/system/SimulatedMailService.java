package dev.kikilist.simulation.system;

import dev.kikilist.mail.MailSender;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.simulation.world.Call;
import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.Fault;
import dev.kikilist.simulation.world.World;
import dev.kikilist.simulation.world.World.Service;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A mail service that takes mails, refuses them, or leaves it open which, and tells what became of those that it took. */
public final class SimulatedMailService implements MailSender {
    private static final Map<Fault, MailFate> FATES = new EnumMap<>(Map.of(
            Fault.MAIL_BOUNCED, MailFate.BOUNCED,
            Fault.MAIL_UNDELIVERED, MailFate.UNDELIVERED,
            Fault.MAIL_COMPLAINED, MailFate.COMPLAINED,
            Fault.MAIL_NOT_TRIED, MailFate.NOT_TRIED,
            Fault.MAIL_STOPPED, MailFate.STOPPED));

    private final World world;
    private final MailReports reports;
    private final List<TakenMail> taken = new ArrayList<>();

    /** Makes a service that took nothing yet. */
    SimulatedMailService(World world, MailReports reports) {
        this.world = world;
        this.reports = reports;
    }

    /** Returns what it took, in order. */
    public List<TakenMail> taken() {
        return List.copyOf(taken);
    }

    @Override
    public Sending send(Claim claim, EmailAddress to, RenderedMail mail) {
        var call = world.call(
                Service.SES,
                "SendEmail " + claim.id().occasion() + " "
                        + claim.id().recipient().reference());
        try {
            return call.make(() -> answer(call, claim, to, mail), NotTakenException::new, LostAnswerException::new);
        } catch (NotTakenException e) {
            return new Sending.NotNow("TooManyRequestsException");
        } catch (LostAnswerException e) {
            return new Sending.Unknown("SocketTimeoutException");
        }
    }

    private Sending answer(Call call, Claim claim, EmailAddress to, RenderedMail mail) {
        return answer(chosen(call), claim, to, mail);
    }

    private static Answer chosen(Call call) {
        if (call.happens(Fault.MAIL_REJECTED)) {
            return Answer.REJECTED;
        }
        if (call.happens(Fault.MAIL_NOT_NOW)) {
            return Answer.NOT_NOW;
        }
        if (call.happens(Fault.MAIL_LOST)) {
            return Answer.LOST;
        }
        return call.happens(Fault.MAIL_ANSWER_LOST) ? Answer.TAKEN_UNHEARD : Answer.TAKEN;
    }

    /** Meets a mail in one of the ways there are. */
    Sending answer(Answer answer, Claim claim, EmailAddress to, RenderedMail mail) {
        return switch (answer) {
            case REJECTED -> new Sending.Rejected("MessageRejected");
            case NOT_NOW -> new Sending.NotNow("TooManyRequestsException");
            case LOST -> new Sending.Unknown("SocketTimeoutException");
            case TAKEN_UNHEARD -> {
                take(claim, to, mail);
                yield new Sending.Unknown("SocketTimeoutException");
            }
            case TAKEN -> new Sending.Accepted(take(claim, to, mail));
        };
    }

    private String take(Claim claim, EmailAddress to, RenderedMail mail) {
        var messageId = "message-" + (taken.size() + 1);
        var id = claim.id();
        long place = Choices.place(
                Choices.place("fate of " + id.submissionId() + id.occasion()
                        + id.recipient().reference()),
                claim.attempt());
        var mine = new TakenMail(messageId, claim, to, mail, world.now(), world.begunAt());
        taken.add(mine);
        reports.tell(mine, fate(place, messageId), place);
        return messageId;
    }

    private MailFate fate(long place, String messageId) {
        for (var fate : FATES.entrySet()) {
            if (world.happens(fate.getKey(), place, () -> messageId)) {
                return fate.getValue();
            }
        }
        return MailFate.DELIVERED;
    }

    /** How the service meets a mail. */
    enum Answer {
        /** It takes it. */
        TAKEN,
        /** It takes it, and its answer never arrives. */
        TAKEN_UNHEARD,
        /** It never gets it, and nobody can tell. */
        LOST,
        /** It takes no mail now. */
        NOT_NOW,
        /** It will never take it. */
        REJECTED
    }

    private static final class NotTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class LostAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
