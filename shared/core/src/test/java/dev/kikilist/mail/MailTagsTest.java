package dev.kikilist.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.concern.ConcernId;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.policy.AdvisingOffice;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.SubmissionId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes with a mail comes back whole, and nothing else is taken for it. */
class MailTagsTest {
    private static final SubmissionId SUBMISSION = new SubmissionId("s3d4e5f6g7h8i9j0k1l2m3n4o5p");
    private static final ProcurementId PROCUREMENT = new ProcurementId("p3d4e5f6g7h8i9j0k1l2m3n4o5p");

    private static Stream<Recipient> recipients() {
        var offices = Editions.bundled().all().stream()
                .flatMap(edition -> edition.advisingOffices().stream())
                .map(AdvisingOffice::code)
                .distinct()
                .map(Recipient.Office::new);
        return Stream.concat(
                offices,
                Stream.of(
                        new Recipient.Office(new AdvisingOfficeCode("IT_OFFICE")),
                        new Recipient.Agency(PROCUREMENT),
                        new Recipient.Vendor(PROCUREMENT, new InvitationId("v3d4e5f6g7h8i9j0k1l2m3n4o5p"))));
    }

    @Test
    void everyMailIsFoundAgainByItsTags() {
        for (var matter : List.of(
                new MailMatter.OfSubmission(SUBMISSION),
                new MailMatter.OfReview(SUBMISSION, 2),
                new MailMatter.OfRecall(new ConcernId("c3d4e5f6g7h8i9j0k1l2m3n4o5p"), 2),
                new MailMatter.OfDeadline(PROCUREMENT, LocalDate.of(2026, 12, 1)),
                new MailMatter.OfInvitation(PROCUREMENT),
                new MailMatter.OfChange(PROCUREMENT, 3))) {
            for (var occasion : Occasion.values()) {
                recipients().forEach(recipient -> {
                    var claim = new Claim(new MailId(matter, occasion, recipient), 12);
                    var tags = MailTags.of(claim);

                    assertThat(tags.values()).allMatch(value -> value.matches("[A-Za-z0-9_-]{1,256}"));
                    assertThat(tags.keySet()).allMatch(name -> name.matches("[A-Za-z0-9_-]{1,256}"));
                    assertThat(MailTags.parse(tags)).contains(claim);
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "procurement, ''",
        "procurement, s3d4e5f6g7h8i9j0k1l2m3n4o5p",
        "deadline, ''",
        "deadline, 2026-02-30",
        "deadline, 20261201"
    })
    void tagsOfNoDateNameNoMail(String name, String value) {
        var tags = new HashMap<>(MailTags.of(new Claim(
                new MailId(
                        new MailMatter.OfDeadline(PROCUREMENT, LocalDate.of(2026, 12, 1)),
                        Occasion.SUBMISSION_DUE,
                        new Recipient.Agency(PROCUREMENT)),
                1)));
        assertThat(MailTags.parse(tags)).isPresent();

        tags.put(name, value);
        assertThat(MailTags.parse(tags)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "submission, ''",
        "submission, p3d4e5f6g7h8i9j0k1l2m3n4o5p",
        "occasion, LIST",
        "recipient, ''",
        "recipient, OFFICE_",
        "recipient, AGENCY",
        "attempt, 0",
        "attempt, -1",
        "attempt, 1.0",
        "attempt, 99999999999",
        "attempt, ''"
    })
    void tagsOfOthersNameNoMail(String name, String value) {
        var tags = new HashMap<>(MailTags.of(
                new Claim(new MailId(SUBMISSION, Occasion.LIST_READY, new Recipient.Agency(PROCUREMENT)), 1)));
        assertThat(MailTags.parse(tags)).isPresent();

        tags.put(name, value);
        assertThat(MailTags.parse(tags)).isEmpty();
        tags.remove(name);
        assertThat(MailTags.parse(tags)).isEmpty();
    }
}
