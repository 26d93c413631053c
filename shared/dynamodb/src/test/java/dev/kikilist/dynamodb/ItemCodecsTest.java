package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.dynamodb.LeaseCodec.StoredLease;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.EditionId;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.submission.AnnotatedFormat;
import dev.kikilist.submission.FindingCounts;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.testkit.Samples;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemCodecsTest {
    private static final Set<String> KEYS =
            Set.of("pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk", "gsi3pk", "gsi3sk", "expiresAt");

    private final Samples samples = new Samples("codecs");

    @Test
    void everySubmissionComesBackAsItWas() {
        var random = new Random(20260415);
        for (int i = 0; i < 2_000; i++) {
            var submission = randomSubmission(random);

            assertThat(SubmissionCodec.decode(
                            new StoredItem(SubmissionCodec.encode(submission, ChainHead.START, null))))
                    .as("submission %d", i)
                    .isEqualTo(submission);
        }
    }

    @Test
    void aLeaseComesBackAsItWas() {
        var lease = new StoredLease(7, Samples.NOW.plusNanos(1), "token");

        var item = new StoredItem(SubmissionCodec.encode(samples.received(invitation()), ChainHead.START, lease));

        assertThat(LeaseCodec.lease(item)).isEqualTo(lease);
    }

    @Test
    void aSubmissionIsDueByTheEndOfItsLeaseOnly() {
        var submission = samples.received(invitation());
        var lease = new StoredLease(1, Instant.parse("2026-04-15T00:00:00Z"), "token");

        assertThat(SubmissionCodec.encode(submission, ChainHead.START, lease))
                .containsEntry("gsi3pk", AttributeValue.fromS("DUE#SUBMISSION"))
                .containsEntry("gsi3sk", AttributeValue.fromS("2026-04-15T00:00:00.000000000Z#" + submission.id()));
        assertThat(SubmissionCodec.encode(submission, ChainHead.START, null)).doesNotContainKeys("gsi3pk", "gsi3sk");
    }

    @Test
    void aSubmissionThatNobodyOwnsIsInNoProcurementsListing() {
        var item = SubmissionCodec.encode(samples.unclaimed(Samples.NOW), ChainHead.START, null);

        assertThat(item).containsEntry("gsi1pk", AttributeValue.fromS("SUBMISSIONS#UNCLAIMED"));
        assertThat(item).doesNotContainKeys("gsi2pk", "gsi2sk");
    }

    @Test
    void aTicketExpiresAsANumberOfSeconds() {
        var ticket = samples.ticket(invitation(), Samples.NOW);

        assertThat(TicketCodec.encode(ticket))
                .containsEntry(
                        "expiresAt",
                        AttributeValue.fromN(Long.toString(Samples.NOW.getEpochSecond() + 30L * 24 * 60 * 60)));
        assertThat(TicketCodec.decode(new StoredItem(TicketCodec.encode(ticket))))
                .isEqualTo(ticket);
    }

    @Test
    void halfOfASurrogatePairIsReplaced() {
        var received = samples.received(invitation());
        var named = new Submission(
                received.id(),
                received.object(),
                "\uD842a\uD842\uDFB7\uDFB7",
                received.owner(),
                received.state(),
                0,
                false,
                received.receivedAt(),
                null,
                null,
                null);

        assertThat(SubmissionCodec.decode(new StoredItem(SubmissionCodec.encode(named, ChainHead.START, null)))
                        .fileName())
                .isEqualTo("\uFFFDa\uD842\uDFB7\uFFFD");
    }

    @ParameterizedTest
    @MethodSource("items")
    void aMissingOrForeignAttributeIsNeverADefault(
            Map<String, AttributeValue> item, Function<StoredItem, Object> codec, Set<String> optional) {
        assertThat(codec.apply(new StoredItem(item))).isNotNull();
        for (var name : item.keySet()) {
            if (!KEYS.contains(name)) {
                assertFaulty(with(item, name, AttributeValue.fromNs(List.of("1"))), codec, name);
                if (!optional.contains(name)) {
                    assertFaulty(with(item, name, null), codec, name);
                }
            }
        }
    }

    private static void assertFaulty(
            Map<String, AttributeValue> item, Function<StoredItem, Object> codec, String name) {
        assertThatThrownBy(() -> codec.apply(new StoredItem(item)))
                .as(name)
                .isInstanceOf(CorruptItemException.class)
                .hasMessageContaining(name);
    }

    static Stream<Arguments> items() {
        var samples = new Samples("items");
        var procurement = samples.procurement();
        var plain = samples.invitation(procurement);
        var received = samples.received(plain);
        var invitation = new Invitation(
                plain.id(),
                plain.procurementId(),
                plain.body(),
                plain.startDate(),
                plain.vendor(),
                plain.vendorName(),
                plain.contact(),
                plain.invitedAt(),
                3,
                Samples.current(received));
        var decided = received.decided(
                SubmissionState.SUPERSEDED, 1, Samples.NOW, Samples.reading(Samples.emptyManifest()), received.id());
        var mail = new MailOwed(
                new MailId(received.id(), Occasion.LIST_READY, new Recipient.Agency(procurement.id())), Samples.NOW);
        return Stream.of(
                arguments(
                        whole(
                                ProcurementCodec.encode(procurement, 1, ChainHead.START),
                                ContactCodec.encode(
                                        Keys.procurement(procurement.id()), 1, procurement.contact(), null)),
                        item -> List.of(ProcurementCodec.decode(item), AuditCodec.head(item)),
                        Set.of("told")),
                arguments(
                        whole(
                                InvitationCodec.encode(invitation, 1),
                                ContactCodec.encode(
                                        Keys.invitation(procurement.id(), invitation.id()),
                                        1,
                                        invitation.contact(),
                                        null)),
                        InvitationCodec::decode,
                        Set.of("currentId")),
                arguments(TicketCodec.encode(samples.ticket(plain, Samples.NOW)), TicketCodec::decode, Set.of()),
                arguments(
                        SubmissionCodec.encode(decided, ChainHead.START, null),
                        item -> List.of(SubmissionCodec.decode(item), AuditCodec.head(item)),
                        Set.of("owner", "decidedAt", "reading", "supersededBy")),
                arguments(
                        AuditCodec.encode(AuditEvent.after(
                                ChainHead.START,
                                SubmissionEvents.subject(received.id()),
                                SubmissionEvents.received(received))),
                        AuditCodec::decode,
                        Set.of()),
                arguments(
                        MailCodec.encode(mail),
                        item -> List.of(MailCodec.id(item), MailCodec.owedAt(item), MailCodec.state(item)),
                        Set.of()));
    }

    /** Returns a registration with its contacts, as the codecs see it: which version these are of is not theirs to read. */
    private static Map<String, AttributeValue> whole(
            Map<String, AttributeValue> registration, Map<String, AttributeValue> contacts) {
        var whole = ContactCodec.whole(new StoredItem(registration), new StoredItem(contacts))
                .orElseThrow();
        return with(whole.attributes(), ContactCodec.VERSION, null);
    }

    private static Arguments arguments(
            Map<String, AttributeValue> item, Function<StoredItem, Object> codec, Set<String> optional) {
        return Arguments.of(item, codec, optional);
    }

    @Test
    void aMailThatIsOwedIsPending() {
        var mail = new MailOwed(
                new MailId(
                        new SubmissionId(samples.id(SubmissionId.KIND)),
                        Occasion.CORRECTION_REQUIRED,
                        new Recipient.Vendor(
                                invitation().procurementId(), invitation().id())),
                Samples.NOW);
        var item = new StoredItem(MailCodec.encode(mail));

        assertThat(MailCodec.id(item)).isEqualTo(mail.id());
        assertThat(MailCodec.owedAt(item)).isEqualTo(mail.owedAt());
        assertThat(MailCodec.state(item)).isEqualTo(new MailState.Pending());
        assertThat(item.text("state")).isEqualTo("PENDING");
    }

    private Invitation invitation() {
        return samples.invitation(samples.procurement());
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> item, String name, @Nullable AttributeValue value) {
        var changed = new HashMap<>(item);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    private Submission randomSubmission(Random random) {
        var states = SubmissionState.values();
        var state = states[random.nextInt(states.length)];
        var owner = random.nextInt(4) == 0 ? new Owner.Unclaimed() : Samples.owner(invitation());
        return new Submission(
                new SubmissionId(samples.id(SubmissionId.KIND)),
                new ObjectVersion(
                        text(random),
                        text(random),
                        random.nextBoolean() ? null : text(random),
                        random.nextLong(Long.MAX_VALUE),
                        random.nextBoolean() ? null : text(random),
                        instant(random)),
                text(random),
                owner,
                state,
                random.nextInt(),
                random.nextBoolean(),
                instant(random),
                random.nextBoolean() ? null : instant(random),
                random.nextBoolean() ? null : reading(random),
                random.nextBoolean() ? null : new SubmissionId(samples.id(SubmissionId.KIND)));
    }

    private static Reading reading(Random random) {
        var formats = FileFormat.values();
        return new Reading(
                random.nextBoolean() ? null : formats[random.nextInt(formats.length)],
                text(random),
                random.nextBoolean() ? null : new EditionId("2021-09-01"),
                text(random),
                text(random),
                new FindingCounts(random.nextInt(), random.nextInt(), random.nextInt()),
                new Manifest(
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        text(random),
                        text(random)),
                random.nextBoolean() ? null : AnnotatedFormat.XLS);
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(
                random.nextInt(Integer.MAX_VALUE), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int character = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(0x80);
                case 1 -> 0x3040 + random.nextInt(0x60);
                case 2 -> 0xFF00 + random.nextInt(0xF0);
                default -> 0x20000 + random.nextInt(0xA6DF);
            };
            text.appendCodePoint(character);
        }
        return text.toString();
    }
}
