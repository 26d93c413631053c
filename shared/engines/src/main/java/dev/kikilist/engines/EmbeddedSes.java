package dev.kikilist.engines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * The part of SES v2 that sends a mail, behind a loopback port: every mail accepted becomes a file, and none leaves.
 *
 * <p>Whoever listens is told what becomes of each mail that was sent with a configuration set ({@link MailEvents}), before its
 * sender is answered.
 *
 * <p>It knows {@code SendEmail} with simple and raw content. Requests must be signed for {@code ses} with the local key;
 * the signature itself is not computed again. {@code GET /_local/emails} lists the mails as JSON, {@code /} shows them.
 */
public final class EmbeddedSes implements AutoCloseable {
    private static final String SEND = "/v2/email/outbound-emails";
    private static final String LIST = "/_local/emails";
    private static final int MAXIMUM_RECIPIENTS = 50;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern SIGNED = Pattern.compile("AWS4-HMAC-SHA256 Credential=" + LocalAccount.ACCESS_KEY
            + "/\\d{8}/[a-z0-9-]+/ses/aws4_request, ?SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*,"
            + " ?Signature=[0-9a-f]{64}");
    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final Set<String> configurationSets;
    private final MailEventListener listener;
    private final Clock clock;
    private final Queue<SesFailure> failures = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final URI endpoint;
    private final SesV2Client client;

    private EmbeddedSes(
            Path directory, Set<String> configurationSets, HttpServer server, MailEventListener listener, Clock clock) {
        this.directory = directory;
        this.configurationSets = Set.copyOf(configurationSets);
        this.server = server;
        this.listener = listener;
        this.clock = clock;
        this.endpoint = LoopbackHttp.uri(server.getAddress().getPort());
        this.client = LocalAccount.client(SesV2Client.builder(), endpoint);
    }

    /**
     * Starts a server.
     *
     * @param directory where mails are kept, one file each; made where it is missing
     * @param configurationSets the names that a mail may be sent with; a mail with another one is refused
     * @param port the loopback port, or 0 for a free one
     */
    public static EmbeddedSes start(Path directory, Set<String> configurationSets, int port) {
        return start(directory, configurationSets, port, (set, type, event) -> {}, Clock.systemUTC());
    }

    /**
     * Starts a server.
     *
     * @param directory where mails are kept, one file each; made where it is missing
     * @param configurationSets the names that a mail may be sent with; a mail with another one is refused
     * @param port the loopback port, or 0 for a free one
     * @param listener told what becomes of mails
     * @param clock by which mails are dated
     */
    public static EmbeddedSes start(
            Path directory, Set<String> configurationSets, int port, MailEventListener listener, Clock clock) {
        try {
            Files.createDirectories(directory);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        var ses = new EmbeddedSes(directory, configurationSets, LoopbackHttp.server(port), listener, clock);
        ses.server.createContext("/", ses::handle);
        ses.server.start();
        return ses;
    }

    /** Returns the address for clients, such as {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Returns a client of this server; it is closed with the server. */
    public SesV2Client client() {
        return client;
    }

    /** Returns the environment variables by which a function finds this server. */
    public Map<String, String> variables() {
        return LocalAccount.variables("AWS_ENDPOINT_URL_SESV2", endpoint);
    }

    /** Returns the mails accepted so far, also before earlier starts on the same directory, oldest first. */
    public List<KeptMail> mails() {
        return KeptMail.in(directory);
    }

    /**
     * Tells again what became of every mail that is kept, as SES tells everything at least once: what was told before this
     * machine stopped may not have been heard.
     */
    public void tellAgain() {
        mails().forEach(this::tell);
    }

    /** Answers the next request to send with an error; called again, the one after that. Nothing is kept then. */
    public void failNext(SesFailure failure) {
        failures.add(failure);
    }

    /** Stops the server and frees its port; the mails stay where they are. */
    @Override
    public void close() {
        client.close();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals(SEND) && exchange.getRequestMethod().equals("POST")) {
                answerSend(exchange);
            } else if (exchange.getRequestMethod().equals("GET")) {
                answerView(exchange, path);
            } else {
                answerFailure(exchange, new SesFailure(404, "UnknownOperationException", "Not here: " + path));
            }
        }
    }

    private void answerSend(HttpExchange exchange) throws IOException {
        try {
            var id = send(exchange);
            answer(
                    exchange,
                    200,
                    "application/json",
                    JSON.createObjectNode().put("MessageId", id).toString());
        } catch (FailureException refused) {
            answerFailure(exchange, refused.failure);
        } catch (JsonProcessingException malformed) {
            answerFailure(exchange, new SesFailure(400, "SerializationException", "The body is no JSON."));
        }
    }

    private String send(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || exchange.getRequestHeaders().getFirst("X-Amz-Date") == null) {
            throw new FailureException(
                    new SesFailure(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
        }
        if (!SIGNED.matcher(authorization).matches()) {
            throw new FailureException(new SesFailure(
                    403, "InvalidSignatureException", "The request is not signed for ses with the local key."));
        }
        var failure = failures.poll();
        if (failure != null) {
            throw new FailureException(failure);
        }
        var request = JSON.readTree(body);
        check(request);
        var at = clock.instant();
        var id = "%016x-%s-000000".formatted(at.toEpochMilli(), UUID.randomUUID());
        try {
            keep(at, id, content(request, at, id));
        } catch (MessagingException malformed) {
            throw new FailureException(SesFailure.badRequest("The mail is malformed: " + malformed.getMessage()));
        }
        return id;
    }

    private void check(JsonNode request) {
        var set = request.path("ConfigurationSetName").asText("");
        if (!set.isEmpty() && !configurationSets.contains(set)) {
            throw new FailureException(
                    new SesFailure(404, "NotFoundException", "Configuration set <" + set + "> does not exist."));
        }
        for (var tag : request.path("EmailTags")) {
            if (!TAG.matcher(tag.path("Name").asText()).matches()
                    || !TAG.matcher(tag.path("Value").asText()).matches()) {
                throw new FailureException(SesFailure.badRequest("Invalid message tag: " + tag));
            }
        }
        int recipients = 0;
        for (String kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
            recipients += request.path("Destination").path(kind).size();
        }
        if (recipients > MAXIMUM_RECIPIENTS) {
            throw new FailureException(SesFailure.messageRejected("Recipient count exceeds " + MAXIMUM_RECIPIENTS));
        }
        if (recipients == 0 && request.path("Content").has("Simple")) {
            throw new FailureException(SesFailure.badRequest("Missing final destination"));
        }
    }

    private static byte[] content(JsonNode request, Instant at, String id) throws MessagingException, IOException {
        var content = request.path("Content");
        if (content.has("Raw")) {
            return Base64.getDecoder().decode(content.path("Raw").path("Data").asText());
        }
        if (!content.has("Simple")) {
            throw new FailureException(SesFailure.badRequest("Only simple and raw content is known here."));
        }
        var target = new ByteArrayOutputStream();
        simple(request, content.path("Simple"), at, id).writeTo(target);
        return target.toByteArray();
    }

    private static MimeMessage simple(JsonNode request, JsonNode simple, Instant at, String id)
            throws MessagingException {
        var message = new IdentifiedMessage(id);
        message.setSentDate(Date.from(at));
        message.setFrom(address(request.path("FromEmailAddress").asText("")));
        addRecipients(message, RecipientType.TO, request.path("Destination").path("ToAddresses"));
        addRecipients(message, RecipientType.CC, request.path("Destination").path("CcAddresses"));
        var replyTo = request.path("ReplyToAddresses");
        if (!replyTo.isEmpty()) {
            message.setHeader("Reply-To", texts(replyTo));
        }
        message.setSubject(simple.path("Subject").path("Data").asText(), StandardCharsets.UTF_8.name());
        for (var header : simple.path("Headers")) {
            message.setHeader(header.path("Name").asText(), header.path("Value").asText());
        }
        if (request.hasNonNull("ConfigurationSetName")) {
            message.setHeader(
                    KeptMail.CONFIGURATION_SET_HEADER,
                    request.path("ConfigurationSetName").asText());
        }
        var tags = request.path("EmailTags");
        if (!tags.isEmpty()) {
            message.setHeader(
                    KeptMail.TAGS_HEADER,
                    tags.valueStream()
                            .map(tag -> tag.path("Name").asText() + "="
                                    + tag.path("Value").asText())
                            .collect(Collectors.joining(", ")));
        }
        fill(message, simple);
        message.saveChanges();
        return message;
    }

    private static void fill(MimeMessage message, JsonNode simple) throws MessagingException {
        var alternative = new MimeMultipart("alternative");
        addBody(alternative, "plain", simple.path("Body").path("Text"));
        addBody(alternative, "html", simple.path("Body").path("Html"));
        if (alternative.getCount() == 0) {
            throw new FailureException(SesFailure.badRequest("The body has neither text nor HTML."));
        }
        var attachments = simple.path("Attachments");
        if (attachments.isEmpty()) {
            message.setContent(alternative);
            return;
        }
        var mixed = new MimeMultipart("mixed");
        var body = new MimeBodyPart();
        body.setContent(alternative);
        mixed.addBodyPart(body);
        for (var attachment : attachments) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(
                    Base64.getDecoder().decode(attachment.path("RawContent").asText()),
                    attachment.path("ContentType").asText("application/octet-stream"))));
            part.setFileName(attachment.path("FileName").asText());
            mixed.addBodyPart(part);
        }
        message.setContent(mixed);
    }

    private static void addBody(MimeMultipart target, String subtype, JsonNode body) throws MessagingException {
        if (body.hasNonNull("Data")) {
            var part = new MimeBodyPart();
            part.setText(body.path("Data").asText(), StandardCharsets.UTF_8.name(), subtype);
            target.addBodyPart(part);
        }
    }

    private static void addRecipients(MimeMessage message, RecipientType type, JsonNode addresses)
            throws MessagingException {
        for (var one : addresses) {
            message.addRecipient(type, address(one.asText()));
        }
    }

    private static InternetAddress address(String text) throws MessagingException {
        if (!text.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            throw new FailureException(SesFailure.badRequest(
                    "Names beside addresses must be encoded words (RFC 2047): other than ASCII is not sent."));
        }
        return new InternetAddress(text, true);
    }

    private static String texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    private void tell(KeptMail mail) {
        var set = mail.configurationSet();
        if (set != null) {
            MailEvents.of(mail).forEach(event -> listener.published(set, event.type(), event.json()));
        }
    }

    private void keep(Instant at, String id, byte[] content) throws IOException {
        var name = KeptMail.fileName(at, id);
        var unfinished = directory.resolve(name + ".part");
        Files.write(unfinished, content);
        var kept = directory.resolve(name);
        Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
        tell(KeptMail.read(kept));
    }

    private void answerView(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/") || path.equals("/_local")) {
            answerPage(exchange, MailPages.index(mails().reversed()));
        } else if (path.equals(LIST)) {
            var list = JSON.createArrayNode();
            mails().forEach(mail -> list.add(json(mail)));
            answer(exchange, 200, "application/json", list.toPrettyString());
        } else {
            answerMail(exchange, path.startsWith(LIST + "/") ? path.substring(LIST.length() + 1) : "");
        }
    }

    private void answerMail(HttpExchange exchange, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        var id = dot < 0 ? name : name.substring(0, dot);
        var kept = mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
        if (kept.isEmpty()) {
            answer(exchange, 404, "text/plain; charset=utf-8", "No such mail.\n");
            return;
        }
        var mail = kept.get();
        switch (dot < 0 ? "" : name.substring(dot)) {
            case "" -> answerPage(exchange, MailPages.mail(mail));
            case KeptMail.SUFFIX -> {
                exchange.getResponseHeaders().set("Content-Type", "message/rfc822");
                var bytes = Files.readAllBytes(mail.file());
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            case ".txt" -> answer(exchange, 200, "text/plain; charset=utf-8", mail.text());
            case ".html" -> {
                // What a mail holds is shown, never run.
                exchange.getResponseHeaders()
                        .set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
                answer(exchange, 200, "text/html; charset=utf-8", mail.html());
            }
            default -> answer(exchange, 404, "text/plain; charset=utf-8", "No such form of a mail.\n");
        }
    }

    private static JsonNode json(KeptMail mail) {
        var node = JSON.createObjectNode();
        node.put("id", mail.id());
        node.put("at", mail.at().toString());
        node.put("from", mail.from());
        var recipients = node.putArray("to");
        mail.recipients().forEach(recipients::add);
        node.put("subject", mail.subject());
        Optional.ofNullable(mail.configurationSet()).ifPresent(set -> node.put("configurationSet", set));
        var tags = node.putObject("tags");
        mail.tags().forEach(tags::put);
        node.put("text", LIST + "/" + mail.id() + ".txt");
        node.put("eml", LIST + "/" + mail.id() + KeptMail.SUFFIX);
        node.put("page", LIST + "/" + mail.id());
        return node;
    }

    private static void answerPage(HttpExchange exchange, String html) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'");
        answer(exchange, 200, "text/html; charset=utf-8", html);
    }

    private static void answerFailure(HttpExchange exchange, SesFailure failure) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", failure.type());
        answer(
                exchange,
                failure.status(),
                "application/json",
                JSON.createObjectNode().put("message", failure.message()).toString());
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A mail whose Message-ID is the one its sender was answered, as SES does it. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@" + LocalAccount.REGION + ".amazonses.com>");
        }
    }

    private static final class FailureException extends RuntimeException {
        private final SesFailure failure;

        FailureException(SesFailure failure) {
            super(failure.message());
            this.failure = failure;
        }
    }
}
