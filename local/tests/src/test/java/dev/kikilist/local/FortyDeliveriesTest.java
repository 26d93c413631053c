package dev.kikilist.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.ChainCheck;
import dev.kikilist.audit.StoredChain;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.dynamodb.StoredChains;
import dev.kikilist.engines.ObjectCreated;
import dev.kikilist.engines.S3Notification;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One object whose notification comes forty times at once is one submission, whose effects happen once. */
class FortyDeliveriesTest extends StartedSystem {
    private static final int DELIVERIES = 40;

    /** What a slow machine adds to a chain. */
    private static final Set<AuditKind> OF_FAILURES = Set.of(AuditKind.INTERRUPTED, AuditKind.TAKEN_UP);

    private final byte[] content = DemoForm.of(today).withFiveMistakes();

    @Test
    void areOneDecisionOneSetOfRowsOneSetOfMailsAndOneChain() throws Exception {
        // Reviewers are told of makers never seen before, so that the first list of all has more items than those after
        // it.
        decided(upload());
        var expected = decided(upload());
        var stored = new AtomicReference<ObjectCreated>();
        system.loseNotices(created -> {
            stored.set(created);
            return true;
        });
        var fortyTimes = upload();
        var intake = requireNonNull(system.functions().get("IntakeFunction"));
        for (int i = 0; i < DELIVERIES; i++) {
            // So that all of them work at once, and none still starts.
            intake.prepare();
        }

        deliver(S3Notification.objectCreated(requireNonNull(stored.get()), "uploads"), intake);

        var submission = decided(fortyTimes);
        assertThat(outcomes(submission))
                .hasSizeGreaterThanOrEqualTo(DELIVERIES)
                .containsOnlyOnce("decided")
                .as("a slow machine ends some before their time; those are delivered again")
                .isSubsetOf("decided", "decided-before", "held-by-another", "interrupted", "failed");
        assertThat(fence(submission))
                .as("only a run that failed lets another one follow it")
                .isBetween(1, 1 + failures(submission));
        assertThat(submission.path("version").asInt()).isEqualTo(1);
        assertThat(vendor.readAll(submission.at("/links/items").asText()))
                .isEqualTo(vendor.readAll(expected.at("/links/items").asText()))
                .hasSize(6);
        Eventually.holds(() -> {
            assertThat(keysOf(submission)).isNotEmpty().isEqualTo(keysOf(expected));
            assertThat(chainOf(submission))
                    .extracting(event -> event.entry().kind())
                    .filteredOn(kind -> !OF_FAILURES.contains(kind))
                    .startsWith(AuditKind.RECEIVED, AuditKind.DECIDED)
                    .containsExactlyInAnyOrder(
                            AuditKind.RECEIVED,
                            AuditKind.DECIDED,
                            AuditKind.MAIL_SENT,
                            AuditKind.MAIL_SENT,
                            AuditKind.MAIL_DELIVERED,
                            AuditKind.MAIL_DELIVERED);
        });
        requireNonNull(system.functions().get("SweepFunction")).invoke("{}".getBytes(UTF_8));
        assertThat(recipientsAbout(submission))
                .as("mails")
                .containsExactlyInAnyOrder("tanaka@vendor.example.jp", "chotatsu@agency.example.jp")
                .containsExactlyInAnyOrderElementsOf(recipientsAbout(expected));
    }

    /** Puts forty copies into a queue, lets forty workers take one each, and lets them go on until none is left. */
    private void deliver(String notification, HostedFunction intake) throws Exception {
        var queue = system.queues()
                .createQueue(request ->
                        request.queueName("forty").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "600")))
                .queueUrl();
        for (int i = 0; i < DELIVERIES; i++) {
            system.queues().sendMessage(request -> request.queueUrl(queue).messageBody(notification));
        }
        var left = new AtomicInteger(DELIVERIES);
        var together = new CyclicBarrier(DELIVERIES);
        try (var workers = Executors.newFixedThreadPool(DELIVERIES)) {
            var work = new ArrayList<Future<?>>();
            for (int i = 0; i < DELIVERIES; i++) {
                work.add(workers.submit(() -> {
                    var first = received(queue);
                    together.await();
                    handle(first, queue, intake, left);
                    while (left.get() > 0) {
                        handle(received(queue), queue, intake, left);
                    }
                    return null;
                }));
            }
            for (var done : work) {
                done.get();
            }
        }
    }

    private List<Message> received(String queue) {
        return system.queues()
                .receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private void handle(List<Message> messages, String queue, HostedFunction intake, AtomicInteger left)
            throws FunctionFailedException {
        for (var message : messages) {
            var answer = intake.invoke(event(message));
            if (BatchAnswer.failures(answer, List.of(message.messageId())).isEmpty()) {
                system.queues()
                        .deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
                left.decrementAndGet();
            } else {
                system.queues()
                        .changeMessageVisibility(request -> request.queueUrl(queue)
                                .receiptHandle(message.receiptHandle())
                                .visibilityTimeout(0));
            }
        }
    }

    private static byte[] event(Message message) {
        var event = new JsonMapper().createObjectNode();
        var record = event.putArray("Records").addObject();
        record.put("messageId", message.messageId());
        record.put("body", message.body());
        record.put("eventSource", "aws:sqs");
        var attributes = record.putObject("attributes");
        message.attributes().forEach((name, value) -> attributes.put(name.toString(), value));
        return event.toString().getBytes(UTF_8);
    }

    private JsonNode upload() {
        var procurement = agency.create("/procurements", Demo.procurement(today));
        var invitation = UsedSystem.invite(agency, procurement);
        assertThat(vendor.upload(vendor.ticket(invitation, "同じリスト.xlsx", content), content))
                .isEqualTo(200);
        return procurement;
    }

    private JsonNode decided(JsonNode procurement) throws Exception {
        var found = new AtomicReference<>(procurement);
        Eventually.holds(() -> assertThat(
                        vendor.readAll(procurement.at("/links/submissions").asText()))
                .singleElement()
                .satisfies(submission -> {
                    assertThat(submission.at("/state/code").asText()).isEqualTo("CORRECTION_REQUIRED");
                    found.set(submission);
                }));
        return vendor.read(found.get().at("/links/self").asText());
    }

    private List<String> outcomes(JsonNode submission) throws IOException {
        try (var lines = Files.lines(system.logs().resolve("IntakeFunction.log"))) {
            return lines.filter(line -> line.contains(submission.path("id").asText()))
                    .map(FortyDeliveriesTest::outcome)
                    .toList();
        }
    }

    private static String outcome(String line) {
        try {
            return new JsonMapper().readTree(line).path("outcome").asText();
        } catch (IOException malformed) {
            throw new AssertionError(line, malformed);
        }
    }

    private int failures(JsonNode submission) throws IOException {
        return Collections.frequency(outcomes(submission), "failed");
    }

    /**
     * Returns the keys of all items about a submission but the events of its chain, without ids, times and the fence of the run
     * that decided it: what was written beside them would show. What a run that failed named under its own fence is nobody's, and
     * left out.
     */
    private List<String> keysOf(JsonNode submission) {
        var idsAndTimes = "[a-z][0-9a-v]{26}|\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z";
        int fence = fence(submission);
        return keys(submission)
                .filter(key -> !key.contains(" AUDIT#"))
                .filter(key -> !key.startsWith("NAMED#") || key.endsWith(fenced(fence)))
                .map(key -> key.replaceAll(idsAndTimes, "…").replaceFirst(fenced(fence), "#(fence)"))
                .sorted()
                .toList();
    }

    /** Returns how many runs were let at a submission until one decided it. */
    private int fence(JsonNode submission) {
        var digests = " DIGESTS#";
        return keys(submission)
                .filter(key -> key.contains(digests))
                .mapToInt(key -> Integer.parseInt(key.substring(key.indexOf(digests) + digests.length())))
                .max()
                .orElse(0);
    }

    private static String fenced(int fence) {
        return "#%05d".formatted(fence);
    }

    private Stream<String> keys(JsonNode submission) {
        var id = submission.path("id").asText();
        return items().map(item -> requireNonNull(item.get("pk")).s() + " "
                        + requireNonNull(item.get("sk")).s())
                .filter(key -> key.contains(id));
    }

    private Stream<Map<String, AttributeValue>> items() {
        return system
                .dynamoDb()
                .client()
                .scanPaginator(request -> request.tableName(system.table()).consistentRead(true))
                .items()
                .stream();
    }

    private List<AuditEvent> chainOf(JsonNode submission) {
        var chains = new ArrayList<StoredChain>();
        StoredChains.forEach(new DynamoDbTable(system.dynamoDb().client(), system.table()), chains::add);
        var chain = chains.stream()
                .filter(one ->
                        one.subject().value().equals(submission.path("id").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(ChainCheck.faults(chain.subject(), chain.events(), chain.head()))
                .isEmpty();
        return chain.events();
    }

    private List<String> recipientsAbout(JsonNode submission) {
        return system.ses().mails().stream()
                .filter(mail -> mail.tags().containsValue(submission.path("id").asText()))
                .flatMap(mail -> mail.recipients().stream())
                .toList();
    }
}
