package dev.kikilist.mail;

import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.submission.SubmissionId;
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
    private static final String OCCASION = "occasion";
    private static final String RECIPIENT = "recipient";
    private static final String ATTEMPT = "attempt";

    private MailTags() {}

    /** Returns the tags of a mail in one attempt at sending it. */
    public static Map<String, String> of(Claim claim) {
        var tags = new LinkedHashMap<String, String>();
        tags.put(SUBMISSION, claim.id().submissionId().value());
        tags.put(OCCASION, claim.id().occasion().name());
        tags.put(RECIPIENT, claim.id().recipient().reference().replace(':', '_'));
        tags.put(ATTEMPT, Integer.toString(claim.attempt()));
        return tags;
    }

    /** Returns the mail and the attempt that {@code tags} name, or empty when they name none of ours. */
    public static Optional<Claim> parse(Map<String, String> tags) {
        return SubmissionId.parse(tags.getOrDefault(SUBMISSION, ""))
                .flatMap(submission -> occasion(tags)
                        .flatMap(occasion ->
                                recipient(tags).map(recipient -> new MailId(submission, occasion, recipient))))
                .flatMap(id -> attempt(tags).map(attempt -> new Claim(id, attempt)));
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
        var text = tags.getOrDefault(ATTEMPT, "");
        return text.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
