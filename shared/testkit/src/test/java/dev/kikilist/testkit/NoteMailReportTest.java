package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.mail.MailContacts;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailReport;
import dev.kikilist.mail.MailReport.News;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.MailState.Fate;
import dev.kikilist.mail.NoteMailReport;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Outbox.Noted;
import dev.kikilist.mail.Recipient;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Reports that come twice, late, in any order and through outages lead to the same. */
class NoteMailReportTest {
    private static final Instant TAKEN = Samples.NOW.plusSeconds(1);
    private static final Instant LATER = Samples.NOW.plusSeconds(60);
    private static final News TOOK = new News.Taken();
    private static final News DELAYED = new News.Delayed(LATER, "MailboxFull");
    private static final News DELIVERED = new News.Delivered(LATER);
    private static final News BOUNCED = new News.Bounced(LATER, "Permanent/General");
    private static final News COMPLAINED = new News.Complained(LATER, "abuse", true);

    @Test
    void ofADeliveredMail() {
        for (int seed = 0; seed < 300; seed++) {
            var world = new World("delivered" + seed);
            world.hear(seed, List.of(TOOK, DELAYED, DELIVERED));

            assertThat(world.state()).as("seed %s", seed).isEqualTo(new MailState.Sent("m", TAKEN, Fate.DELIVERED));
            assertThat(world.mailEvents())
                    .as("seed %s", seed)
                    .containsExactly(AuditKind.MAIL_SENT, AuditKind.MAIL_DELIVERED);
        }
    }

    @Test
    void ofAMailThatCameBack() {
        for (int seed = 0; seed < 300; seed++) {
            var world = new World("bounced" + seed);
            world.hear(seed, List.of(TOOK, DELAYED, BOUNCED));

            assertThat(world.state()).as("seed %s", seed).isEqualTo(new MailState.Pending());
            assertThat(world.mailEvents())
                    .as("seed %s", seed)
                    .containsExactly(AuditKind.MAIL_SENT, AuditKind.MAIL_BOUNCED);
            assertThat(world.stores.suppressions().among(List.of(World.TO))).hasSize(1);
        }
    }

    @Test
    void ofAMailThatWasCalledUnwantedWithNobodyElseToWriteTo() {
        for (int seed = 0; seed < 300; seed++) {
            var world = new World("complained" + seed);
            world.hear(seed, List.of(TOOK, DELIVERED, COMPLAINED));

            assertThat(world.state()).as("seed %s", seed).isEqualTo(new MailState.Sent("m", TAKEN, Fate.COMPLAINED));
        }
    }

    @Test
    void anOutboxThatNeverComesToAnEndIsNotAskedForEver() {
        var world = new World("changing");
        var asked = new AtomicInteger();
        InvocationHandler changing = (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("note");
            asked.incrementAndGet();
            return Noted.CHANGED;
        };
        var noting = world.noting((Outbox)
                Proxy.newProxyInstance(Outbox.class.getClassLoader(), new Class<?>[] {Outbox.class}, changing));

        assertThatThrownBy(() -> noting.note(new MailReport(world.claim, "m", TAKEN, World.TO, BOUNCED)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(asked).hasValueLessThan(10);
    }

    /** A mail that was handed over, and whose mark was lost. */
    private static final class World {
        static final EmailAddress TO = new EmailAddress("nobody.else@example.go.jp");

        final InMemoryTable table = new InMemoryTable();
        final Stores stores = table.stores(new AdjustableClock(Samples.NOW));
        final Claim claim;

        World(String seed) {
            var samples = new Samples(seed);
            // Nobody is registered under this id, so there is no other contact.
            var invitation = stores.procurements().create(samples.invitation(samples.procurement()));
            var received = Samples.begin(stores.submissions(), samples.received(invitation));
            var mail = new MailId(
                    received.id(), Occasion.CORRECTION_REQUIRED, new Recipient.Agency(invitation.procurementId()));
            var decided = received.decided(
                    SubmissionState.CORRECTION_REQUIRED,
                    1,
                    Samples.NOW,
                    Samples.reading(Samples.emptyManifest()),
                    null);
            var _ = stores.submissions()
                    .record(new Decision(
                            decided,
                            Samples.lease(decided),
                            invitation,
                            invitation.current(),
                            null,
                            List.of(new MailOwed(mail, Samples.NOW))));
            claim = stores.outbox().claim(mail, Samples.NOW).orElseThrow();
        }

        /** Hears each of {@code news} one to three times in a random order, with an outage now and then. */
        void hear(int seed, List<News> news) {
            var random = new Random(seed);
            var reports = new ArrayList<News>();
            for (var each : news) {
                reports.addAll(Collections.nCopies(1 + random.nextInt(3), each));
            }
            Collections.shuffle(reports, random);
            var noting = noting(stores.outbox());
            for (var each : reports) {
                if (random.nextInt(4) == 0) {
                    table.outages().failNext(1);
                }
                var report = new MailReport(claim, "m", TAKEN, TO, each);
                try {
                    noting.note(report);
                } catch (OutageException e) {
                    noting.note(report);
                }
            }
        }

        NoteMailReport noting(Outbox outbox) {
            return new NoteMailReport(
                    outbox,
                    new MailContacts(stores.addresses(), stores.suppressions()),
                    stores.suppressions(),
                    stores.mailFeed());
        }

        MailState state() {
            return stores.outbox().state(claim.id()).orElseThrow();
        }

        List<AuditKind> mailEvents() {
            return stores.audit().events(SubmissionEvents.subject(claim.id().submissionId())).stream()
                    .map(AuditEvent::entry)
                    .map(entry -> entry.kind())
                    .filter(kind -> kind.name().startsWith("MAIL_"))
                    .toList();
        }
    }
}
