package dev.kikilist.engines;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was accepted, as its file tells it.
 *
 * @param id the message id that its sender was answered
 * @param file the mail itself, as RFC 5322 text
 * @param recipients of the headers To and Cc, as written
 * @param text the plain part; empty where there is none
 * @param html the HTML part; empty where there is none
 * @param tags the message tags it was sent with
 * @param configurationSet null where none was named
 */
public record KeptMail(
        String id,
        Path file,
        Instant at,
        String from,
        List<String> recipients,
        String subject,
        String text,
        String html,
        Map<String, String> tags,
        @Nullable String configurationSet) {
    static final String CONFIGURATION_SET_HEADER = "X-SES-CONFIGURATION-SET";
    static final String TAGS_HEADER = "X-SES-MESSAGE-TAGS";
    static final String SUFFIX = ".eml";
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int TIMESTAMP_LENGTH = "20260101T000000000Z".length();

    /** Names a mail's file so that names sort by time. */
    static String fileName(Instant at, String id) {
        return TIMESTAMP.format(at) + "-" + id + SUFFIX;
    }

    /** Returns the mails that are kept in a directory, oldest first. */
    public static List<KeptMail> in(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .map(KeptMail::read)
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Reads a mail from its file. */
    static KeptMail read(Path file) {
        var name = file.getFileName().toString();
        try (var content = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), content);
            var bodies = new LinkedHashMap<String, String>();
            collect(message, bodies);
            return new KeptMail(
                    name.substring(TIMESTAMP_LENGTH + 1, name.length() - SUFFIX.length()),
                    file,
                    TIMESTAMP.parse(name.substring(0, TIMESTAMP_LENGTH), Instant::from),
                    decoded(message.getHeader("From", ", ")),
                    addresses(message),
                    message.getSubject() == null ? "" : message.getSubject(),
                    bodies.getOrDefault("text/plain", ""),
                    bodies.getOrDefault("text/html", ""),
                    tags(message.getHeader(TAGS_HEADER, ", ")),
                    message.getHeader(CONFIGURATION_SET_HEADER, null));
        } catch (MessagingException cause) {
            throw new IllegalStateException(file + " is no mail", cause);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void collect(Part part, Map<String, String> bodies) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart inner = several.getBodyPart(i);
                collect(inner, bodies);
            }
        } else if (part.getContent() instanceof String text && part.getFileName() == null) {
            var type = part.isMimeType("text/html") ? "text/html" : "text/plain";
            bodies.putIfAbsent(type, text.replace("\r\n", "\n"));
        }
    }

    private static List<String> addresses(MimeMessage message) throws MessagingException, IOException {
        var found = new ArrayList<String>();
        for (String header : List.of("To", "Cc")) {
            var value = message.getHeader(header, ",");
            if (value != null) {
                Arrays.stream(decoded(value).split(",", -1)).map(String::strip).forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static String decoded(@Nullable String header) throws IOException {
        return header == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(header));
    }

    private static Map<String, String> tags(@Nullable String header) {
        var tags = new LinkedHashMap<String, String>();
        if (header != null) {
            for (String tag : MimeUtility.unfold(header).split(",", -1)) {
                int equals = tag.indexOf('=');
                if (equals > 0) {
                    tags.put(
                            tag.substring(0, equals).strip(),
                            tag.substring(equals + 1).strip());
                }
            }
        }
        return tags;
    }
}
