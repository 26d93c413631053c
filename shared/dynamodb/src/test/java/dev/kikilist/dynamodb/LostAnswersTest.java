package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Recipient;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.SubmissionStore.Recorded;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.validation.FindingCode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What is written once though the SDK, whose first answer was lost, writes it twice. */
@SuppressWarnings("NullAway.Init") // set before each
class LostAnswersTest extends DynamoDbTest {
    private ForgetfulHttpClient http;
    private Stores forgetful;

    @BeforeEach
    void connect() {
        http = new ForgetfulHttpClient(UrlConnectionHttpClient.create());
        forgetful = storesThrough(http);
    }

    @Test
    void aSubmissionIsBegunByWhoeverBeganIt() {
        var received = samples.received(samples.invitation(samples.procurement()));
        http.loseNext(1);

        assertThat(forgetful.submissions().claim(received, Samples.NOW, Samples.LEASE))
                .isEqualTo(new SubmissionStore.Claim.Granted(received, new Lease(received.id(), 1)));
        assertThat(http.lost()).isEqualTo(1);
    }

    @Test
    void aLeaseIsFollowedByWhoeverFollowedIt() {
        var received = Samples.begin(stores.submissions(), samples.received(samples.invitation(samples.procurement())));
        http.loseNext(2);

        assertThat(forgetful.submissions().claim(received, Samples.NOW.plus(Samples.LEASE), Samples.LEASE))
                .isEqualTo(new SubmissionStore.Claim.Granted(received, new Lease(received.id(), 2)));
        assertThat(http.lost()).isEqualTo(2);
    }

    @Test
    void aDecisionIsRecordedByWhoeverRecordedIt() {
        var decision = ready();
        http.loseNext(1);

        assertThat(forgetful.submissions().record(decision)).isEqualTo(Recorded.RECORDED);

        assertThat(http.lost()).isEqualTo(1);
        assertThat(stores.submissions().find(decision.submission().id())).contains(decision.submission());
    }

    @Test
    void aMailIsClaimedByWhoeverClaimedIt() {
        var decision = ready();
        stores.submissions().record(decision);
        var mail = decision.mails().getFirst().id();
        http.loseNext(1);

        assertThat(forgetful.outbox().claim(mail, Samples.NOW)).contains(new Claim(mail, 1));

        assertThat(http.lost()).isEqualTo(1);
        assertThat(stores.outbox().claim(mail, Samples.NOW)).isEmpty();
    }

    @Test
    void aMailStaysMarkedAsItWasMarked() {
        var decision = ready();
        stores.submissions().record(decision);
        var mail = decision.mails().getFirst().id();
        var claim = stores.outbox().claim(mail, Samples.NOW).orElseThrow();
        http.loseNext(1);

        forgetful.outbox().sent(claim, "message", Samples.NOW);

        assertThat(http.lost()).isEqualTo(1);
        assertThat(stores.outbox().state(mail)).contains(new MailState.Sent("message", Samples.NOW));
    }

    @Test
    void anInterruptionIsSeenByWhoeverInterrupted() {
        var received = Samples.begin(stores.submissions(), samples.received(samples.invitation(samples.procurement())));
        http.loseNext(1);

        assertThat(forgetful.submissions().interrupt(received.id(), Samples.NOW.plus(Samples.LEASE)))
                .isTrue();
        assertThat(http.lost()).isEqualTo(1);
    }

    @Test
    void rowsAreWrittenOnce() {
        var received = samples.received(samples.invitation(samples.procurement()));
        http.loseNext(1);
        var writer = forgetful.rows().write(Samples.lease(received));
        writer.item(Samples.item(1));

        var manifest = writer.finish(List.of(Samples.finding(FindingCode.E120, 13)));

        assertThat(http.lost()).isEqualTo(1);
        assertThat(stores.rows()
                        .items(received.id(), manifest, PageRequest.first(10))
                        .entries())
                .containsExactly(Samples.item(1));
    }

    @Test
    void aServerThatNeverAnswersIsAnErrorAndNoAnswer() {
        var procurement = stores.procurements().create(samples.procurement());
        http.loseNext(1_000);

        assertThatThrownBy(() -> forgetful.procurements().find(procurement.id()))
                .isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> forgetful.outbox().unsentSince(Samples.NOW, 10))
                .isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> forgetful.addresses().contacts(new Recipient.Agency(procurement.id())))
                .isInstanceOf(SdkClientException.class);
    }

    private Decision ready() {
        var procurement = stores.procurements().create(samples.procurement());
        var invitation = stores.procurements().create(samples.invitation(procurement));
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var mail = new MailOwed(
                new MailId(received.id(), Occasion.LIST_READY, new Recipient.Agency(procurement.id())), Samples.NOW);
        return new Decision(
                received.decided(
                        SubmissionState.READY_FOR_REVIEW,
                        1,
                        Samples.NOW,
                        Samples.reading(Samples.emptyManifest()),
                        null),
                Samples.lease(received),
                invitation,
                Samples.current(received),
                null,
                List.of(mail));
    }
}
