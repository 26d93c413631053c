package dev.kikilist.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailSender;
import dev.kikilist.mail.MailSender.Sending;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mail.SendOwedMail.Outcome;
import dev.kikilist.mail.Suppressions.Reason;
import dev.kikilist.mail.Suppressions.Suppression;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.ChangeProcurement;
import dev.kikilist.procurement.ChangeProcurement.HandOver;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.ContactDraft;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.ForgetContact;
import dev.kikilist.procurement.ForgetContact.Place;
import dev.kikilist.testkit.OutageException;
import dev.kikilist.testkit.RecordingMailSender.SentMail;
import dev.kikilist.testkit.Samples;
import dev.kikilist.validation.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One mail per recipient and occasion, whatever fails and however often it is tried. */
class SendOwedMailTest {
    private final Office office = new Office();
    private final MailId mail = office.decide(
                    List.<EquipmentItem>of(Samples.item(1)), List.of(Office.finding(FindingCode.E120, 13)))
            .mail(office.vendor());

    @Test
    void sendsToTheRegisteredAddressAndMarksIt() {
        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.Sent("message1"));

        assertThat(office.sender.taken())
                .extracting(SentMail::to)
                .containsExactly(
                        office.invitation.contact().known().orElseThrow().email());
        assertThat(state()).isEqualTo(new MailState.Sent("message1", Samples.NOW));
    }

    @Test
    void secondTimeSendsNothing() {
        var sendOwedMail = office.sendOwedMail();

        assertThat(sendOwedMail.send(mail)).isInstanceOf(Outcome.Sent.class);
        assertThat(sendOwedMail.send(mail)).isEqualTo(new Outcome.NotPending());
        assertThat(office.sender.taken()).hasSize(1);
    }

    @Test
    void eightAtOnceSendOneMail() throws Exception {
        for (int round = 0; round < 20; round++) {
            var crowded = new Office();
            var owed = crowded.decide(List.of(), List.of(Office.finding(FindingCode.E120, 13)))
                    .mail(crowded.vendor());
            var sendOwedMail = crowded.sendOwedMail();
            var start = new CountDownLatch(1);
            List<Outcome> outcomes = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(8)) {
                List<Future<Outcome>> running = new ArrayList<>();
                Callable<Outcome> attempt = () -> {
                    start.await();
                    return sendOwedMail.send(owed);
                };
                for (int i = 0; i < 8; i++) {
                    running.add(threads.submit(attempt));
                }
                start.countDown();
                for (var outcome : running) {
                    outcomes.add(outcome.get());
                }
            }

            assertThat(crowded.sender.taken()).hasSize(1);
            assertThat(outcomes).containsOnlyOnce(new Outcome.Sent("message1"));
            assertThat(outcomes).filteredOn(new Outcome.NotPending()::equals).hasSize(7);
        }
    }

    @Test
    void withoutAddressItStaysPendingUntilThereIsOne() {
        var ready = office.decide(List.of(), List.of()).mail(new Recipient.Office(Office.NISC));

        assertThat(office.sendOwedMail().send(ready)).isEqualTo(new Outcome.WithoutAddress());
        assertThat(office.stores.outbox().state(ready)).contains(new MailState.Pending());

        office.withOfficeContacts();
        assertThat(office.sendOwedMail().send(ready)).isEqualTo(new Outcome.Sent("message1"));
    }

    @Test
    void whereAnAddressTakesNoMailTheFallbackGetsIt() {
        Samples.register(office.stores.addresses(), Office.NISC, Samples.contact("nisc"), Samples.contact("second"));
        var ready = office.decide(List.of(), List.of()).mail(new Recipient.Office(Office.NISC));
        suppress(Samples.contact("nisc"));

        assertThat(office.sendOwedMail().send(ready)).isInstanceOf(Outcome.Sent.class);

        assertThat(office.sender.taken())
                .extracting(SentMail::to)
                .containsExactly(Samples.contact("second").email());
    }

    @Test
    void whereNoAddressTakesMailItStaysPendingUntilOneDoes() {
        suppress(office.invitation.contact().known().orElseThrow());

        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.WithoutUsableAddress());
        assertThat(state()).isEqualTo(new MailState.Pending());

        office.stores
                .suppressions()
                .lift(
                        office.invitation.contact().known().orElseThrow().email(),
                        Reason.BOUNCED,
                        Samples.NOW.plusSeconds(1));
        assertThat(office.sendOwedMail().send(mail)).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void mailToARemovedContactGoesToWhoeverStandsIn() {
        forget(office.invitation.contact().known().orElseThrow().email(), Samples.contact("second"));

        assertThat(office.sendOwedMail().send(mail)).isInstanceOf(Outcome.Sent.class);

        assertThat(office.sender.taken())
                .extracting(SentMail::to)
                .containsExactly(Samples.contact("second").email());
    }

    @Test
    void mailToARemovedContactWithNobodyToStandInHasFailed() {
        var address = office.invitation.contact().known().orElseThrow().email();
        forget(address, null);

        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.Failed("ContactRemoved"));

        assertThat(state()).isEqualTo(new MailState.Failed("ContactRemoved", Samples.NOW));
        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.NotPending());
        assertThat(office.sender.taken()).isEmpty();
        var events = office.stores.audit().events(mail.matter().subject());
        assertThat(events.getLast().entry().kind()).isEqualTo(AuditKind.MAIL_FAILED);
        assertThat(events.toString()).doesNotContain(address.value());
    }

    @Test
    void mailsNameNobodyWhoWasRemoved() {
        var contact = Samples.known(office.procurement.contact());
        new ForgetContact(office.stores.procurements(), office.stores.addresses(), office.clock)
                .forget(new Place.OfProcurement(office.procurement.id()), contact.email());

        assertThat(office.sendOwedMail().send(mail)).isInstanceOf(Outcome.Sent.class);

        var sent = office.sender.taken().getFirst().mail();
        assertThat(sent.text()).contains("担当者の連絡先は削除済みです。").doesNotContain(contact.name());
        assertThat(sent.html())
                .contains("The data of the contact have been removed.")
                .doesNotContain(contact.email().value());
    }

    private void forget(EmailAddress address, @Nullable Contact fallback) {
        var procurements = office.stores.procurements();
        var change = new ChangeProcurement(procurements, Editions.bundled(), office.clock);
        if (fallback != null) {
            var contact = office.invitation.contact().known().orElseThrow();
            assertThat(change.changeVendorContact(
                            new AgencyViewer(office.procurement.body()),
                            office.procurement.id(),
                            office.invitation.id(),
                            1,
                            new HandOver(draft(contact), draft(fallback), List.of())))
                    .isInstanceOf(ChangeProcurement.Result.Changed.class);
        }
        assertThat(new ForgetContact(procurements, office.stores.addresses(), office.clock)
                        .forget(new Place.OfInvitation(office.procurement.id(), office.invitation.id()), address))
                .isTrue();
    }

    private static ContactDraft draft(Contact contact) {
        return new ContactDraft(
                contact.department(), contact.name(), contact.email().value(), contact.phone());
    }

    private void suppress(Contact contact) {
        office.stores.suppressions().suppress(contact.email(), new Suppression(Reason.BOUNCED, Samples.NOW));
    }

    @Test
    void rejectedMailHasFailedForGood() {
        office.sender.answerNext(new Sending.Rejected("MessageRejected"));

        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.Failed("MessageRejected"));
        assertThat(state()).isEqualTo(new MailState.Failed("MessageRejected", Samples.NOW));
        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.NotPending());
    }

    @Test
    void postponedMailIsSentByTheNextAttempt() {
        office.sender.answerNext(new Sending.NotNow("TooManyRequests"));

        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.Postponed("TooManyRequests"));
        assertThat(state()).isEqualTo(new MailState.Pending());
        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.Sent("message1"));
    }

    @Test
    void uncertainMailIsNeverSentAgain() {
        office.sender.answerNext(new Sending.Unknown("SocketTimeoutException"));

        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.Uncertain("SocketTimeoutException"));
        assertThat(state()).isEqualTo(new MailState.Sending(1, Samples.NOW));
        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.NotPending());
        assertThat(office.sender.taken()).isEmpty();
    }

    @Test
    void mailThatIsNotOwedIsNotSent() {
        var notOwed = new MailId(mail.submissionId(), mail.occasion(), new Recipient.Office(Office.NISC));

        assertThat(office.sendOwedMail().send(notOwed)).isEqualTo(new Outcome.NotPending());
    }

    @Test
    void deathOfTheSenderAfterItsMailWasTakenLeavesItInSending() {
        MailSender dying = (claim, to, rendered) -> {
            var _ = office.sender.send(claim, to, rendered);
            throw new IllegalStateException("the process ends here");
        };

        assertThatThrownBy(() -> office.sendOwedMail(dying).send(mail)).isInstanceOf(IllegalStateException.class);
        assertThat(state()).isEqualTo(new MailState.Sending(1, Samples.NOW));
        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.NotPending());
        assertThat(office.sender.taken()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Outbox.state",
                "AddressBook.contacts",
                "Suppressions.among",
                "SubmissionStore.find",
                "ProcurementStore.findInvited",
                "RowStore.findings",
                "Outbox.claim"
            })
    void outageBeforeTheClaimLeavesItPending(String operation) {
        office.table.outages().failNext(operation, 1);

        assertThatThrownBy(() -> office.sendOwedMail().send(mail)).isInstanceOf(OutageException.class);
        assertThat(state()).isEqualTo(new MailState.Pending());
        assertThat(office.sender.taken()).isEmpty();
        assertThat(office.sendOwedMail().send(mail)).isInstanceOf(Outcome.Sent.class);
        assertThat(office.sender.taken()).hasSize(1);
    }

    @Test
    void composerThatFailsLeavesItPending() {
        var broken = office.sendOwedMail(
                office.contacts(),
                content -> {
                    throw new IllegalStateException("no template");
                },
                office.sender,
                office.clock);

        assertThatThrownBy(() -> broken.send(mail)).isInstanceOf(IllegalStateException.class);
        assertThat(state()).isEqualTo(new MailState.Pending());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void outageAtTheMarkNeverSendsTwice(boolean marked) {
        if (marked) {
            office.table.outages().loseAnswers("Outbox.sent", 1);
        } else {
            office.table.outages().failNext("Outbox.sent", 1);
        }

        assertThatThrownBy(() -> office.sendOwedMail().send(mail)).isInstanceOf(OutageException.class);
        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.NotPending());
        assertThat(office.sender.taken()).hasSize(1);
        assertThat(state()).isInstanceOf(marked ? MailState.Sent.class : MailState.Sending.class);
    }

    @Test
    void lostAnswerToAClaimSendsNothing() {
        office.table.outages().loseAnswers("Outbox.claim", 1);

        assertThatThrownBy(() -> office.sendOwedMail().send(mail)).isInstanceOf(OutageException.class);
        assertThat(office.sendOwedMail().send(mail)).isEqualTo(new Outcome.NotPending());
        assertThat(office.sender.taken()).isEmpty();
    }

    private MailState state() {
        return office.stores.outbox().state(mail).orElseThrow();
    }
}
