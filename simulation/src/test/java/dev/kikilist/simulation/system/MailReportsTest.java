package dev.kikilist.simulation.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailSender.RenderedMail;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Recipient;
import dev.kikilist.simulation.system.MailFate.MailEvent;
import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.Fault;
import dev.kikilist.simulation.world.World;
import dev.kikilist.testkit.Samples;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailReportsTest {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;

    private final List<String> queue = new ArrayList<>();

    @Test
    void whatBecomesOfAMailIsToldSoon() {
        for (var fate : MailFate.values()) {
            var world = calm();
            var reports = new MailReports(world, queue::add);
            var mail = mail(world);
            reports.tell(mail, fate, 1);

            world.runUntil(20 * SECOND);

            assertThat(reports.told(mail)).containsKeys(fate.events().toArray(new MailEvent[0]));
            assertThat(reports.hasToldAll()).isTrue();
        }
    }

    @Test
    void whatIsHeldUpComesAtOnceInTheEnd() {
        var world = calm();
        var reports = new MailReports(world, queue::add);
        reports.hold(HOUR);
        var mail = mail(world);
        reports.tell(mail, MailFate.COMPLAINED, 1);

        world.runUntil(HOUR - 1);
        assertThat(queue).isEmpty();
        assertThat(reports.hasToldAll()).isFalse();

        world.runUntil(HOUR);
        assertThat(reports.told(mail).values()).hasSizeGreaterThanOrEqualTo(3).containsOnly(HOUR);
    }

    @Test
    void someIsLostSomeComesTwiceAndSomeLate() {
        var faults = EnumSet.of(Fault.REPORT_LOST, Fault.REPORT_TWICE, Fault.REPORT_LATE);
        var world = new World(new Choices(7, Set.of(), faults), false);
        var reports = new MailReports(world, queue::add);
        for (int place = 0; place < 200; place++) {
            reports.tell(mail(world), MailFate.DELIVERED, place);
        }
        world.runUntil(20 * SECOND);
        int soon = queue.size();
        world.runUntil(7 * HOUR);

        assertThat(reports.hasToldAll()).isTrue();
        assertThat(queue).hasSizeGreaterThan(soon);
        assertThat(world.choices().taken().stream().map(taken -> taken.fault())).containsAll(faults);
        assertThat(queue.stream().distinct().count()).isLessThan(queue.size());
    }

    @Test
    void anAddressIsKnownOnceItsReturnWasDealtWith() {
        var world = calm();
        var reports = new MailReports(world, queue::add);
        var mail = mail(world);
        reports.tell(mail, MailFate.BOUNCED, 1);
        world.runUntil(HOUR);

        assertThat(reports.isReturnKnown(mail.to(), 2 * HOUR)).isFalse();
        queue.forEach(reports::dealtWith);

        assertThat(reports.isReturnKnown(mail.to(), HOUR)).isFalse();
        assertThat(reports.isReturnKnown(mail.to(), HOUR + 1)).isTrue();
    }

    private static World calm() {
        var choices = new Choices(1, Set.of(), Set.of());
        choices.calmDown();
        return new World(choices, false);
    }

    private static TakenMail mail(World world) {
        var samples = new Samples("reports");
        var invitation = samples.invitation(samples.procurement());
        var id = new MailId(
                samples.received(invitation).id(),
                Occasion.CORRECTION_REQUIRED,
                new Recipient.Agency(invitation.procurementId()));
        return new TakenMail(
                "message-1",
                new Claim(id, 1),
                Samples.contact("somebody").email(),
                new RenderedMail("機器リスト", "", ""),
                world.now(),
                world.now());
    }
}
