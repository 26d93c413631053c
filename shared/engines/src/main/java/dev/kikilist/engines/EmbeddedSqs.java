package dev.kikilist.engines;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * ElasticMQ behind a loopback port: an SQS server with visibility timeouts, redelivery and dead-letter queues.
 *
 * <p>Queues are in memory and gone when it is closed. It checks no signatures.
 */
public final class EmbeddedSqs implements AutoCloseable {
    private static final String QUIET = """
            pekko {
              loglevel = OFF
              stdout-loglevel = OFF
              log-dead-letters = off
              log-dead-letters-during-shutdown = off
              daemonic = on
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              coordinated-shutdown.exit-jvm = off
            }
            """;

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;
    private final SqsClient client;

    private EmbeddedSqs(ActorSystem actors, SQSRestServer server, URI endpoint) {
        this.actors = actors;
        this.server = server;
        this.endpoint = endpoint;
        this.client = LocalAccount.client(SqsClient.builder(), endpoint);
    }

    /**
     * Starts a server without queues.
     *
     * @param port the loopback port, or 0 for a free one
     * @throws IllegalStateException if the port is taken
     */
    public static EmbeddedSqs start(int port) {
        var actors = ActorSystem.create("sqs", ConfigFactory.parseString(QUIET).withFallback(ConfigFactory.load()));
        try {
            int free = port == 0 ? LoopbackHttp.freePort() : port;
            var server = SQSRestServerBuilder.withActorSystem(actors)
                    .withInterface(LoopbackHttp.HOST)
                    .withPort(free)
                    .withServerAddress(new NodeAddress("http", LoopbackHttp.HOST, free, ""))
                    .withAWSRegion(LocalAccount.REGION)
                    .withAWSAccountId(LocalAccount.ACCOUNT_ID)
                    .start();
            server.waitUntilStarted();
            return new EmbeddedSqs(actors, server, LoopbackHttp.uri(free));
        } catch (RuntimeException cause) {
            actors.terminate();
            throw new IllegalStateException("ElasticMQ does not start: " + cause.getMessage(), cause);
        }
    }

    /**
     * Makes the queues of a template, with their timeouts and dead-letter queues.
     *
     * @param naming gives a queue's name for its logical id
     * @return the addresses of the queues by logical id
     */
    public Map<String, String> createQueues(List<SamTemplate.Queue> queues, UnaryOperator<String> naming) {
        var addresses = new LinkedHashMap<String, String>();
        for (var queue : queues) {
            var attributes = new HashMap<QueueAttributeName, String>();
            queue.attributes().forEach((name, value) -> attributes.put(QueueAttributeName.fromValue(name), value));
            var redrive = queue.redrive();
            if (redrive != null) {
                attributes.put(
                        QueueAttributeName.REDRIVE_POLICY,
                        new JsonMapper()
                                .createObjectNode()
                                .put("deadLetterTargetArn", arn(naming.apply(redrive.deadLetterQueue())))
                                .put("maxReceiveCount", redrive.maxReceiveCount())
                                .toString());
            }
            addresses.put(
                    queue.logicalId(),
                    client.createQueue(request -> request.queueName(naming.apply(queue.logicalId()))
                                    .attributes(attributes))
                            .queueUrl());
        }
        return addresses;
    }

    /** Returns the ARN of a queue by its name. */
    public static String arn(String queueName) {
        return "arn:aws:sqs:" + LocalAccount.REGION + ":" + LocalAccount.ACCOUNT_ID + ":" + queueName;
    }

    /** Returns the address for clients, such as {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Returns a client of this server; it is closed with the server. */
    public SqsClient client() {
        return client;
    }

    /** Returns the environment variables by which a function finds this server. */
    public Map<String, String> variables() {
        return LocalAccount.variables("AWS_ENDPOINT_URL_SQS", endpoint);
    }

    /** Stops the server and frees its port; messages are gone. */
    @Override
    public void close() {
        client.close();
        server.stopAndWait();
        try {
            Await.ready(actors.terminate(), Duration.create(10, TimeUnit.SECONDS));
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException cause) {
            throw new IllegalStateException("ElasticMQ does not stop", cause);
        }
    }
}
