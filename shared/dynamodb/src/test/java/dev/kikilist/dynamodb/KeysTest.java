package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.concern.ConcernId;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.ForgetContact.Place;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.TicketId;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.testkit.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    private final Samples samples = new Samples("keys");

    @Test
    void aMailIsFoundAgainByItsKeys() {
        var procurement = new ProcurementId(samples.id(ProcurementId.KIND));
        var recipients = List.of(
                new Recipient.Office(new AdvisingOfficeCode("NISC")),
                new Recipient.Vendor(procurement, new InvitationId(samples.id(InvitationId.KIND))),
                new Recipient.Agency(procurement));
        var matters = List.of(
                new MailMatter.OfSubmission(new SubmissionId(samples.id(SubmissionId.KIND))),
                new MailMatter.OfReview(new SubmissionId(samples.id(SubmissionId.KIND)), 7),
                new MailMatter.OfRecall(new ConcernId(samples.id(ConcernId.KIND)), 3),
                new MailMatter.OfDeadline(procurement, LocalDate.of(2026, 12, 1)),
                new MailMatter.OfInvitation(procurement),
                new MailMatter.OfChange(procurement, 1));
        for (var matter : matters) {
            for (var recipient : recipients) {
                for (var occasion : Occasion.values()) {
                    var mail = new MailId(matter, occasion, recipient);
                    var key = Keys.mail(mail);

                    assertThat(Keys.mailId(key.partition(), key.sort())).contains(mail);
                }
            }
        }
    }

    @Test
    void anotherItemIsNoMail() {
        var id = new SubmissionId(samples.id(SubmissionId.KIND));
        for (var key : List.of(
                Keys.submission(id),
                Keys.chunk(id, 1, ChunkKind.ITEMS, 0, 0),
                Keys.procurement(new ProcurementId(samples.id(ProcurementId.KIND))),
                Keys.office(new AdvisingOfficeCode("MAIL#LIST_READY#OFFICE:NISC")))) {
            assertThat(Keys.mailId(key.partition(), key.sort())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAIL#",
                "MAIL#LIST_READY",
                "MAIL#LIST_READY#",
                "MAIL#LIST_READY#OFFICE",
                "MAIL#LIST_READY#OFFICE:",
                "MAIL#LATER_OCCASION#OFFICE:NISC",
                "MAIL#LIST_READY#AGENCY:p",
                "MAIL#LIST_READY#NOBODY:NISC",
                "MAIL#ADVICE_REQUESTED#x#OFFICE:NISC",
                "MAIL#BIDDING_DAY#2026-02-30#OFFICE:NISC",
                "MAIL#BIDDING_DAY#1#OFFICE:NISC"
            })
    void keysThatThisVersionDoesNotKnowAreNoMail(String sort) {
        assertThat(Keys.mailId("SUB#" + samples.id(SubmissionId.KIND), sort)).isEmpty();
        assertThat(Keys.mailId("PROC#" + samples.id(ProcurementId.KIND), sort)).isEmpty();
        assertThat(Keys.mailId("SUB#", "MAIL#LIST_READY#OFFICE:NISC")).isEmpty();
        assertThat(Keys.mailId("PROC#", "MAIL#BIDDING_DAY#2026-12-01#OFFICE:NISC"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-15T01:23:45Z, 2026-04-15T01:23:45.5Z",
        "2026-04-15T01:23:45.999999999Z, 2026-04-15T01:23:46Z",
        "2026-04-15T01:23:45.000000001Z, 2026-04-15T01:23:45.00000001Z",
        "0001-01-01T00:00:00Z, 9999-12-31T23:59:59.999999999Z"
    })
    void timesAreOrderedAsTexts(String earlier, String later) {
        assertThat(Keys.timeOrder(Instant.parse(earlier))).isLessThan(Keys.timeOrder(Instant.parse(later)));
    }

    @Test
    void anyTwoTimesAreOrderedAsTexts() {
        var random = new Random(20260415);
        for (int i = 0; i < 10_000; i++) {
            var first = randomInstant(random);
            var second = randomInstant(random);
            assertThat(Integer.signum(Keys.timeOrder(first).compareTo(Keys.timeOrder(second))))
                    .as("%s and %s", first, second)
                    .isEqualTo(Integer.signum(first.compareTo(second)));
        }
    }

    @Test
    void aTimeThatCannotBePutInOrderIsRefused() {
        assertThatThrownBy(() -> Keys.timeOrder(Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void chunksAndTheirPartsHaveKeysOfTheirOwn() {
        var id = new SubmissionId(samples.id(SubmissionId.KIND));
        var keys = Stream.of(ChunkKind.values())
                .flatMap(kind -> Stream.of(
                        Keys.chunk(id, 1, kind, 0, 0),
                        Keys.chunk(id, 1, kind, 0, 1),
                        Keys.chunk(id, 1, kind, 1, 0),
                        Keys.chunk(id, 1, kind, 1, 1),
                        Keys.chunk(id, 1, kind, 100_000, 0)))
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void contactsAreToldFromWhatTheyBelongTo() {
        var id = new ProcurementId(samples.id(ProcurementId.KIND));
        var invitationId = new InvitationId(samples.id(InvitationId.KIND));
        var procurement = Keys.procurement(id);
        var invitation = Keys.invitation(id, invitationId);
        var office = Keys.office(new AdvisingOfficeCode("NISC"));

        assertThat(List.of(procurement, invitation)).allSatisfy(key -> {
            assertThat(Keys.isRegistration(key)).isTrue();
            assertThat(Keys.isContact(key)).isFalse();
            assertThat(Keys.retention(key)).isEqualTo(RetentionClass.RECORD);
            assertThat(Keys.contactPlace(key)).isEqualTo(Keys.contactPlace(Keys.contact(key)));
        });
        assertThat(List.of(Keys.contact(procurement), Keys.contact(invitation), office))
                .doesNotHaveDuplicates()
                .allSatisfy(key -> {
                    assertThat(Keys.isRegistration(key)).isFalse();
                    assertThat(Keys.isContact(key)).isTrue();
                    assertThat(Keys.retention(key)).isEqualTo(RetentionClass.CONTACT);
                });
        assertThat(Keys.contactPlace(Keys.contact(procurement))).contains(new Place.OfProcurement(id));
        assertThat(Keys.contactPlace(Keys.contact(invitation))).contains(new Place.OfInvitation(id, invitationId));
        assertThat(Keys.contactPlace(office)).contains(new Place.OfOffice(new AdvisingOfficeCode("NISC")));
        assertThat(List.of(
                        Keys.ticket(id, invitationId, new TicketId(samples.id(TicketId.KIND))),
                        Keys.submission(new SubmissionId(samples.id(SubmissionId.KIND)))))
                .allSatisfy(key -> {
                    assertThat(Keys.isContact(key)).isFalse();
                    assertThat(Keys.contactPlace(key)).isEmpty();
                });
    }

    @Test
    void keyStringsAreBuiltInOnePlaceOnly() throws Exception {
        var classes = Path.of(
                Keys.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var files = Files.walk(classes)) {
            var others = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("Keys.class"))
                    .toList();
            assertThat(others)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file -> assertThat(text(file))
                            .doesNotContain(
                                    "PROC#", "SUB#", "MAIL#", "INVITATION#", "TICKET#", "OFFICE#", "BODY#", "VENDOR#")
                            .doesNotContain("DUE#", "SUBMISSIONS#"));
        }
        assertThat(text(classes.resolve("dev/kikilist/dynamodb/Keys.class"))).contains("PROC#");
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static Instant randomInstant(Random random) {
        long second = random.nextLong(Instant.parse("9999-01-01T00:00:00Z").getEpochSecond());
        long nano = random.nextInt(1_000) * (long) Math.pow(10, random.nextInt(7));
        return Instant.ofEpochSecond(random.nextBoolean() ? second : second / 1_000_000_000, nano % 1_000_000_000);
    }
}
