package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.idempotency.AnswerStore;
import dev.kikilist.idempotency.KeptAnswer;
import dev.kikilist.idempotency.RequestDigest;
import dev.kikilist.idempotency.RequestKey;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryAnswerStore;
import dev.kikilist.testkit.InMemoryExports;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers with a signed address: what is stored of them, and what happens while they are made. */
class SignedAnswersTest {
    private static final String TICKETS = "/procurements/{procurementId}/invitations/{invitationId}/tickets";
    private static final String FILE =
            "{\"fileName\":\"list.xlsx\",\"size\":18432,\"sha256\":\"" + "0a".repeat(32) + "\"}";

    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final InMemoryTable table = new InMemoryTable();
    private final Stores stores = table.stores(clock);
    private final Samples samples = new Samples("signed answers");
    private final Invitation invitation = stores.procurements()
            .create(samples.invitation(stores.procurements().create(samples.procurement())));
    private final List<KeptAnswer> kept = new ArrayList<>();
    private final List<Runnable> whileSigning = new ArrayList<>();
    private final DeskHandler handler = Desks.over(
            stores,
            clock,
            noting(new InMemoryAnswerStore(table)),
            (ticket, key) -> {
                var due = List.copyOf(whileSigning);
                whileSigning.clear();
                due.forEach(Runnable::run);
                return Desks.signed(ticket, key);
            },
            new InMemoryExports());
    private final HttpCaller keyed =
            HttpCaller.vendor(handler, invitation.vendor().value()).header("idempotency-key", "upload-1");

    @Test
    void noSignedAddressIsStored() {
        var first = ticket();
        var again = ticket();

        assertThat(first.body()).contains("?signed");
        assertThat(again.json().at("id")).isEqualTo(first.json().at("id"));
        assertThat(kept).containsExactly(new KeptAnswer(201, Map.of(), ""));
    }

    @Test
    void whileARequestIsCarriedOutItsRepetitionIsToldToWait() {
        var meanwhile = new ArrayList<HttpCaller.Answer>();
        whileSigning.add(() -> meanwhile.add(ticket()));

        assertThat(ticket().status()).isEqualTo(201);

        assertThat(meanwhile).singleElement().satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("request-in-progress");
            assertThat(answer.headers()).containsEntry("retry-after", "2");
        });
    }

    @Test
    void afterACrashTheRequestIsCarriedOutAgain() {
        whileSigning.add(() -> {
            throw new IllegalStateException("crash");
        });

        assertThat(ticket().status()).isEqualTo(500);
        assertThat(ticket().status()).isEqualTo(201);
    }

    private HttpCaller.Answer ticket() {
        return keyed.post(
                TICKETS,
                FILE,
                invitation.procurementId().value(),
                invitation.id().value());
    }

    private AnswerStore noting(AnswerStore store) {
        return new AnswerStore() {
            @Override
            public Taken take(RequestKey key, RequestDigest request, Instant now, Instant until) {
                return store.take(key, request, now, until);
            }

            @Override
            public void keep(RequestKey key, RequestDigest request, KeptAnswer answer, Instant forgottenAt) {
                kept.add(answer);
                store.keep(key, request, answer, forgottenAt);
            }

            @Override
            public void giveBack(RequestKey key, RequestDigest request, Instant until) {
                store.giveBack(key, request, until);
            }
        };
    }
}
