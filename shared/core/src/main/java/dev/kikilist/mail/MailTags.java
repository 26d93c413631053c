package dev.kikilist.mail;

import dev.kikilist.concern.ConcernId;
import dev.kikilist.mail.MailMatter.OfChange;
import dev.kikilist.mail.MailMatter.OfDeadline;
import dev.kikilist.mail.MailMatter.OfInvitation;
import dev.kikilist.mail.MailMatter.OfRecall;
import dev.kikilist.mail.MailMatter.OfReview;
import dev.kikilist.mail.MailMatter.OfSubmission;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.SubmissionId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tags that go with a mail and come back with every report about it. Names and values consist of ASCII letters, digits,
 * hyphens and underscores only, which is what mail services take.
 */
public final class MailTags {
    private static final String SUBMISSION = "submission";
    private static final String CONCERN = "concern";
    private static final String STEP = "step";
    private static final String PROCUREMENT = "procurement";
    private static final String DEADLINE = "deadline";
    private static final String CHANGE = "change";
    private static final String OCCASION = "occasion";
    private static final String RECIPIENT = "recipient";
    private static final String ATTEMPT = "attempt";

    private MailTags() {}

    /** Returns the tags of a mail in one attempt at sending it. */
    public static Map<String, String> of(Claim claim) {
        var tags = new LinkedHashMap<String, String>();
        switch (claim.id().matter()) {
            case OfSubmission(var id) -> tags.put(SUBMISSION, id.value());
            case OfReview(var id, var number) -> {
                tags.put(SUBMISSION, id.value());
                tags.put(STEP, Integer.toString(number));
            }
            case OfRecall(var id, var version) -> {
                tags.put(CONCERN, id.value());
                tags.put(STEP, Integer.toString(version));
            }
            case OfInvitation(var id) -> tags.put(PROCUREMENT, id.value());
            case OfDeadline(var id, var day) -> {
                tags.put(PROCUREMENT, id.value());
                tags.put(DEADLINE, day.toString());
            }
            case OfChange(var id, var sequence) -> {
                tags.put(PROCUREMENT, id.value());
                tags.put(CHANGE, Integer.toString(sequence));
            }
        }
        tags.put(OCCASION, claim.id().occasion().name());
        tags.put(RECIPIENT, claim.id().recipient().reference().replace(':', '_'));
        tags.put(ATTEMPT, Integer.toString(claim.attempt()));
        return tags;
    }

    /** Returns the mail and the attempt that {@code tags} name, or empty when they name none of ours. */
    public static Optional<Claim> parse(Map<String, String> tags) {
        return matter(tags)
                .flatMap(matter -> occasion(tags)
                        .flatMap(occasion -> recipient(tags).map(recipient -> new MailId(matter, occasion, recipient))))
                .flatMap(id -> attempt(tags).map(attempt -> new Claim(id, attempt)));
    }

    private static Optional<MailMatter> matter(Map<String, String> tags) {
        var procurement = ProcurementId.parse(tags.getOrDefault(PROCUREMENT, ""));
        if (procurement.isEmpty()) {
            var step = tags.get(STEP);
            var concern = ConcernId.parse(tags.getOrDefault(CONCERN, ""));
            if (concern.isPresent()) {
                return number(step == null ? "" : step).map(number -> new OfRecall(concern.get(), number));
            }
            var submission = SubmissionId.parse(tags.getOrDefault(SUBMISSION, ""));
            return step == null
                    ? submission.map(OfSubmission::new)
                    : submission.flatMap(id -> number(step).map(number -> new OfReview(id, number)));
        }
        var change = tags.get(CHANGE);
        if (change != null) {
            return number(change).map(sequence -> new OfChange(procurement.get(), sequence));
        }
        var deadline = tags.get(DEADLINE);
        return deadline == null
                ? Optional.of(new OfInvitation(procurement.get()))
                : day(deadline).map(day -> new OfDeadline(procurement.get(), day));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Occasion> occasion(Map<String, String> tags) {
        return Arrays.stream(Occasion.values())
                .filter(occasion -> occasion.name().equals(tags.get(OCCASION)))
                .findFirst();
    }

    // An office's code may have underscores of its own; the ids of the others have none.
    private static Optional<Recipient> recipient(Map<String, String> tags) {
        var text = tags.getOrDefault(RECIPIENT, "");
        return Recipient.parse(text.startsWith("OFFICE_") ? text.replaceFirst("_", ":") : text.replace('_', ':'));
    }

    private static Optional<Integer> attempt(Map<String, String> tags) {
        return number(tags.getOrDefault(ATTEMPT, ""));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
