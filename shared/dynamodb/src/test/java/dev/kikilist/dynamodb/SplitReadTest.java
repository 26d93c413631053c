package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailReport;
import dev.kikilist.mail.MailReport.News;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.MailState.Fate;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Outbox.Noted;
import dev.kikilist.mail.Recipient;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** What becomes of a report when another is noted between the reads of its mail and of its submission. */
class SplitReadTest extends DynamoDbTest {
    private static final Instant LATER = Samples.NOW.plusSeconds(60);

    @Test
    void aComplaintIsToldOnce() {
        var claim = claimed();
        stores.outbox().sent(claim, "m", Samples.NOW);
        var complained = report(claim, new News.Complained(LATER, "abuse", true));

        var noted = through(() ->
                        assertThat(stores.outbox().note(complained, false)).isEqualTo(Noted.CHANGED))
                .note(complained, false);

        assertThat(noted).isEqualTo(Noted.KNOWN);
        assertThat(kinds(claim)).containsOnlyOnce(AuditKind.MAIL_COMPLAINED);
    }

    @Test
    void aMailThatCameBackMeanwhileIsNotTakenForSent() {
        var claim = claimed();
        stores.outbox().release(claim);
        stores.outbox().relay(claim.id());
        var bounced = report(claim, new News.Bounced(LATER, "Permanent/General"));

        var noted = through(() -> {
                    assertThat(stores.outbox().note(bounced, false)).isEqualTo(Noted.CHANGED);
                    assertThat(stores.outbox().note(bounced, false)).isEqualTo(Noted.CHANGED);
                })
                .note(report(claim, new News.Taken()), false);

        assertThat(noted).isEqualTo(Noted.KNOWN);
        assertThat(stores.outbox().state(claim.id())).contains(new MailState.Pending());
        assertThat(kinds(claim)).containsOnlyOnce(AuditKind.MAIL_SENT);
    }

    @Test
    void aComplaintReplacesADelivery() {
        var claim = claimed();
        stores.outbox().sent(claim, "m", Samples.NOW);

        var noted = through(() -> assertThat(stores.outbox().note(report(claim, new News.Delivered(LATER)), false))
                        .isEqualTo(Noted.CHANGED))
                .note(report(claim, new News.Complained(LATER, "abuse", true)), false);

        assertThat(noted).isEqualTo(Noted.CHANGED);
        assertThat(stores.outbox().state(claim.id())).contains(new MailState.Sent("m", Samples.NOW, Fate.COMPLAINED));
    }

    private Claim claimed() {
        var invitation = stores.procurements()
                .create(samples.invitation(stores.procurements().create(samples.procurement())));
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var id = new MailId(
                received.id(), Occasion.CORRECTION_REQUIRED, new Recipient.Agency(invitation.procurementId()));
        var decided = received.decided(
                SubmissionState.CORRECTION_REQUIRED, 1, Samples.NOW, Samples.reading(Samples.emptyManifest()), null);
        var _ = stores.submissions()
                .record(new Decision(
                        decided,
                        Samples.lease(decided),
                        invitation,
                        invitation.current(),
                        null,
                        List.of(new MailOwed(id, Samples.NOW))));
        return stores.outbox().claim(id, Samples.NOW).orElseThrow();
    }

    private static MailReport report(Claim claim, News news) {
        return new MailReport(
                claim, "m", Samples.NOW, Samples.contact("somebody").email(), news);
    }

    private List<AuditKind> kinds(Claim claim) {
        return stores.audit().events(SubmissionEvents.subject(claim.id().submissionId())).stream()
                .map(AuditEvent::entry)
                .map(entry -> entry.kind())
                .toList();
    }

    private Outbox through(Runnable meanwhile) {
        return storesThrough(new SplitReads(meanwhile)).outbox();
    }

    /** Reads the first of two items, lets something else happen once, and has the other asked for then. */
    private static final class SplitReads implements ExecutionInterceptor {
        private final Runnable meanwhile;
        private List<Map<String, AttributeValue>> left = List.of();
        private boolean isOver;

        SplitReads(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            if (isOver || !(context.request() instanceof BatchGetItemRequest read)) {
                return context.request();
            }
            var batch = read.requestItems().entrySet().iterator().next();
            var keys = batch.getValue().keys();
            left = keys.subList(1, keys.size());
            var first =
                    batch.getValue().toBuilder().keys(List.of(keys.getFirst())).build();
            return read.toBuilder().requestItems(Map.of(batch.getKey(), first)).build();
        }

        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            if (isOver || !(context.response() instanceof BatchGetItemResponse read)) {
                return context.response();
            }
            isOver = true;
            meanwhile.run();
            var table = ((BatchGetItemRequest) context.request())
                    .requestItems()
                    .keySet()
                    .iterator()
                    .next();
            return read.toBuilder()
                    .unprocessedKeys(Map.of(
                            table,
                            KeysAndAttributes.builder()
                                    .keys(left)
                                    .consistentRead(true)
                                    .build()))
                    .build();
        }
    }
}
