package dev.kikilist.simulation.system;

import dev.kikilist.mail.MailSender;
import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.World;
import dev.kikilist.testkit.MailSenderContract;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

class SimulatedMailServiceTest extends MailSenderContract {
    private final World world = new World(new Choices(1, Set.of(), Set.of()), false);
    private final SimulatedMailService service = new SimulatedMailService(world, new MailReports(world, told -> {}));

    private @Nullable Reply next;

    @Override
    protected MailSender sender() {
        return (id, to, mail) -> {
            var reply = next;
            next = null;
            return reply == null
                    ? service.send(id, to, mail)
                    : service.answer(
                            switch (reply) {
                                case NEVER -> SimulatedMailService.Answer.REJECTED;
                                case NOT_NOW -> SimulatedMailService.Answer.NOT_NOW;
                                case LOST -> SimulatedMailService.Answer.TAKEN_UNHEARD;
                            },
                            id,
                            to,
                            mail);
        };
    }

    @Override
    protected void replyNext(Reply reply) {
        next = reply;
    }

    @Override
    protected List<Taken> taken() {
        return service.taken().stream()
                .map(mail -> new Taken(mail.messageId(), mail.to().value(), mail.mail()))
                .toList();
    }
}
