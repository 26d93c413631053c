package dev.kikilist.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to a chain afterwards is found. */
class ChainCheckTest {
    private static final AuditSubject SUBJECT = new AuditSubject("s0");
    private static final Instant AT = Instant.parse("2026-04-15T00:00:00Z");

    private final List<AuditEvent> chain = chain(SUBJECT, 6);

    @Test
    void aChainAsItWasWrittenHasNoFault() {
        assertThat(ChainCheck.faults(SUBJECT, chain, chain.getLast().head())).isEmpty();
        assertThat(ChainCheck.faults(SUBJECT, List.of(), null)).isEmpty();
    }

    @Test
    void theHashIsThatOfTheDocumentedText() {
        // printf '64:000…\n2:s0\n1:1\n8:RECEIVED\n20:2026-04-15T00:00:00Z\n4:fact\n1:0\n' | sha256sum
        assertThat(chain.getFirst().hash())
                .isEqualTo("7afd77204227039db5607c419fb6adc568e2dac2a8789d0a5ef57212d45cd193");
    }

    @Test
    void everyEditIsFound() {
        for (int place = 0; place < chain.size(); place++) {
            var event = chain.get(place);
            var edits = List.of(
                    new AuditEvent(SUBJECT, event.sequence(), entry(99), event.previous(), event.hash()),
                    new AuditEvent(
                            SUBJECT,
                            event.sequence(),
                            AuditEntry.of(
                                    AuditKind.MAIL_FAILED, AT, event.entry().facts()),
                            event.previous(),
                            event.hash()),
                    new AuditEvent(
                            SUBJECT,
                            event.sequence(),
                            AuditEntry.of(
                                    event.entry().kind(),
                                    AT.plusNanos(1),
                                    event.entry().facts()),
                            event.previous(),
                            event.hash()),
                    AuditEvent.after(new ChainHead(place, event.previous()), SUBJECT, entry(99)),
                    new AuditEvent(
                            new AuditSubject("other"),
                            event.sequence(),
                            event.entry(),
                            event.previous(),
                            event.hash()));
            for (var edit : edits) {
                var edited = new ArrayList<>(chain);
                edited.set(place, edit);
                assertThat(ChainCheck.faults(SUBJECT, edited, chain.getLast().head()))
                        .as("%s", edit)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void everyDeletionInsertionAndReorderIsFound() {
        var head = chain.getLast().head();
        for (int place = 0; place < chain.size(); place++) {
            var deleted = new ArrayList<>(chain);
            deleted.remove(place);
            assertThat(ChainCheck.faults(SUBJECT, deleted, head))
                    .as("without %d", place)
                    .isNotEmpty();

            var inserted = new ArrayList<>(chain);
            inserted.add(place, chain(SUBJECT, place + 1).getLast());
            assertThat(ChainCheck.faults(SUBJECT, inserted, head))
                    .as("one more at %d", place)
                    .isNotEmpty();

            for (int other = place + 1; other < chain.size(); other++) {
                var moved = new ArrayList<>(chain);
                moved.set(place, chain.get(other));
                moved.set(other, chain.get(place));
                assertThat(ChainCheck.faults(SUBJECT, moved, head))
                        .as("%d and %d", place, other)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void aChainThatWasCutOffOrReplacedIsFound() {
        var head = chain.getLast().head();

        assertThat(ChainCheck.faults(SUBJECT, List.of(), head)).isNotEmpty();
        assertThat(ChainCheck.faults(SUBJECT, chain, null)).isNotEmpty();
        assertThat(ChainCheck.faults(SUBJECT, chain(new AuditSubject("s1"), 6), head))
                .isNotEmpty();
    }

    @Test
    void noTwoEntriesHaveTheSameHash() {
        var first =
                AuditEvent.after(ChainHead.START, SUBJECT, AuditEntry.of(AuditKind.DECIDED, AT, Map.of("a", "b\n1:c")));
        var second = AuditEvent.after(
                ChainHead.START, SUBJECT, AuditEntry.of(AuditKind.DECIDED, AT, Map.of("a", "b", "c", "")));

        assertThat(first.hash()).isNotEqualTo(second.hash());
    }

    @Test
    void randomDamageIsFound() {
        var random = new Random(20260415);
        for (int round = 0; round < 2_000; round++) {
            var damaged = new ArrayList<>(chain);
            for (int i = 0; i <= random.nextInt(3); i++) {
                switch (random.nextInt(3)) {
                    case 0 -> damaged.remove(random.nextInt(damaged.size()));
                    case 1 -> damaged.add(random.nextInt(damaged.size() + 1), chain.get(random.nextInt(chain.size())));
                    default -> damaged.set(random.nextInt(damaged.size()), chain.get(random.nextInt(chain.size())));
                }
            }
            assertThat(ChainCheck.faults(SUBJECT, damaged, chain.getLast().head())
                            .isEmpty())
                    .as("round %d: %s", round, damaged)
                    .isEqualTo(damaged.equals(chain));
        }
    }

    private static List<AuditEvent> chain(AuditSubject subject, int length) {
        var events = new ArrayList<AuditEvent>();
        var head = ChainHead.START;
        for (int i = 0; i < length; i++) {
            events.add(AuditEvent.after(head, subject, entry(i)));
            head = events.getLast().head();
        }
        return events;
    }

    private static AuditEntry entry(int number) {
        return AuditEntry.of(AuditKind.RECEIVED, AT, Map.of("fact", Integer.toString(number)));
    }
}
