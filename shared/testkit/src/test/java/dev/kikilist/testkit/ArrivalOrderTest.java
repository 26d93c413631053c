package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.UploadTicket;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.ReceiveUpload;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever order notices of a vendor's lists arrive in, the same list stands in the end. */
class ArrivalOrderTest {
    private static final long SEED = 4_021;
    private static final String ERRONEOUS = "E120";

    private final Samples samples = new Samples("arrival");
    private final Procurement procurement = samples.procurement();
    private final Invitation invitation = samples.invitation(procurement);
    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final InMemoryUploadedObjects bucket = new InMemoryUploadedObjects(clock, 1_000);
    private final List<UploadTicket> tickets = new ArrayList<>();

    @Test
    void anyOrderOfArrivalLeadsToTheSameStates() {
        var random = new Random(SEED);
        for (int history = 0; history < 60; history++) {
            tickets.clear();
            var objects = history(random);
            var inTurn = statesAfter(objects);
            for (int shuffle = 0; shuffle < 12; shuffle++) {
                var arrived = new ArrayList<>(objects);
                Collections.shuffle(arrived, random);
                assertThat(statesAfter(arrived))
                        .as("seed %s, history %s, shuffle %s", SEED, history, shuffle)
                        .isEqualTo(inTurn);
            }
        }
    }

    @Test
    void aTicketIssuedLaterStandsThoughItsFileWasStoredFirst() {
        var first = ticket();
        var second = ticket();
        var ofSecond = store(key(second), "");
        clock.advance(Duration.ofMinutes(1));
        var ofFirst = store(key(first), "");

        assertThat(standing(statesAfter(List.of(ofSecond, ofFirst)))).isEqualTo(ofSecond.submissionId());
        assertThat(standing(statesAfter(List.of(ofFirst, ofSecond)))).isEqualTo(ofSecond.submissionId());
    }

    @Test
    void aFileStoredAnewUnderItsKeyStandsThoughBothNoticesBearOneTime() {
        var first = store(UploadKey.prefix(procurement.id(), invitation.id()) + "list.xlsx", "");
        var second = store(first.key(), "");

        assertThat(standing(statesAfter(List.of(second, first)))).isEqualTo(second.submissionId());
        assertThat(standing(statesAfter(List.of(first, second)))).isEqualTo(second.submissionId());
    }

    private List<ObjectVersion> history(Random random) {
        var objects = new ArrayList<ObjectVersion>();
        var unused = new ArrayList<UploadTicket>();
        for (int step = 0; step < 7; step++) {
            clock.advance(Duration.ofMillis(random.nextInt(2_500)));
            var content = random.nextInt(4) == 0 ? ERRONEOUS : "";
            switch (random.nextInt(4)) {
                case 0 -> unused.add(ticket());
                case 1 -> {
                    if (!unused.isEmpty()) {
                        objects.add(store(key(unused.remove(random.nextInt(unused.size()))), content));
                    }
                }
                default -> {
                    var name = "list" + random.nextInt(2) + ".xlsx";
                    var stored = store(UploadKey.prefix(procurement.id(), invitation.id()) + name, content);
                    objects.add(random.nextInt(5) == 0 ? asListed(stored) : stored);
                }
            }
        }
        return objects;
    }

    /** Returns {@code object} as a listing of the bucket names it. */
    private static ObjectVersion asListed(ObjectVersion object) {
        return new ObjectVersion(
                object.bucket(), object.key(), object.versionId(), object.size(), null, object.storedAt());
    }

    private Map<String, SubmissionState> statesAfter(List<ObjectVersion> arrived) {
        var table = new InMemoryTable();
        var stores = table.stores(clock);
        stores.procurements().create(procurement);
        stores.procurements().create(invitation);
        tickets.forEach(ticket -> Samples.issue(stores.procurements(), ticket));
        var receive = new ReceiveUpload(
                stores.procurements(),
                stores.submissions(),
                stores.rows(),
                bucket,
                (file, circumstances, sink) -> new Examined(FileFormat.XLSX, null, null, findings(file)),
                (file, format, findings, target) -> {
                    throw new IllegalStateException("not needed");
                },
                new InMemoryAnnotatedWorkbooks(),
                new WatchConcerns(stores.concerns(), stores.mentions(), stores.reviews()),
                Editions.bundled(),
                clock);
        arrived.forEach(receive::receive);
        var states = new TreeMap<String, SubmissionState>();
        for (var submission : stores.submissions()
                .submissionsTo(procurement.id(), PageRequest.first(100))
                .entries()) {
            states.put(submission.id().value(), submission.state());
        }
        var current = stores.procurements()
                .findInvitation(procurement.id(), invitation.id())
                .orElseThrow()
                .current();
        assertThat(states.entrySet().stream()
                        .filter(state -> state.getValue() == SubmissionState.READY_FOR_REVIEW)
                        .map(Map.Entry::getKey))
                .isEqualTo(current == null ? List.of() : List.of(current.id().value()));
        return states;
    }

    private static List<Finding> findings(Path file) {
        try {
            var code = Files.readString(file);
            return code.isEmpty() ? List.of() : List.of(Samples.finding(FindingCode.valueOf(code), 12));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SubmissionId standing(Map<String, SubmissionState> states) {
        return states.entrySet().stream()
                .filter(state -> state.getValue() == SubmissionState.READY_FOR_REVIEW)
                .map(state -> new SubmissionId(state.getKey()))
                .findFirst()
                .orElseThrow();
    }

    private UploadTicket ticket() {
        var ticket = samples.ticket(invitation, clock.instant());
        tickets.add(ticket);
        return ticket;
    }

    private static String key(UploadTicket ticket) {
        return UploadKey.ofTicket(ticket.procurementId(), ticket.invitationId(), ticket.id());
    }

    private ObjectVersion store(String key, String content) {
        return bucket.store(Samples.BUCKET, key, content.getBytes(StandardCharsets.UTF_8));
    }
}
