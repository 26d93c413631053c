package dev.kikilist.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Amazon's DynamoDB Local behind a loopback port.
 *
 * <p>It does transactions, conditions, indexes and streams as the service does. It knows neither tags nor point-in-time
 * recovery, checks no signatures, and may never delete an expired item; code must not count on any of these here.
 *
 * <p>It is started without its own command-line server, which listens on all interfaces and reports its use.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {
    private final LocalDynamoDBRequestHandler engine;
    private final Server server;
    private final URI endpoint;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;

    private EmbeddedDynamoDb(LocalDynamoDBRequestHandler engine, Server server, URI endpoint) {
        this.engine = engine;
        this.server = server;
        this.endpoint = endpoint;
        this.client = LocalAccount.client(DynamoDbClient.builder(), endpoint);
        this.streams = LocalAccount.client(DynamoDbStreamsClient.builder(), endpoint);
    }

    /** Starts an engine on a free port that forgets everything when it is closed. */
    public static EmbeddedDynamoDb inMemory() {
        return start(Storage.inMemory(), 0);
    }

    /**
     * Starts an engine.
     *
     * @param port the loopback port, or 0 for a free one
     * @throws IllegalStateException if the port is taken or the directory cannot be used
     */
    public static EmbeddedDynamoDb start(Storage storage, int port) {
        try {
            var engine = switch (storage) {
                case Storage.InMemory() -> new CommittingHandler(true, null);
                case Storage.InDirectory(var directory) ->
                    new CommittingHandler(
                            false,
                            Files.createDirectories(directory.toAbsolutePath()).toString());
            };
            var threads = new QueuedThreadPool(32, 2);
            threads.setName("dynamodb");
            threads.setDaemon(true);
            var server = new Server(threads);
            var connector = new ServerConnector(server, 1, 1);
            connector.setHost(LoopbackHttp.HOST);
            connector.setPort(port);
            server.addConnector(connector);
            server.setHandler(new LocalDynamoDBServerHandler(engine, null));
            server.start();
            return new EmbeddedDynamoDb(engine, server, LoopbackHttp.uri(connector.getLocalPort()));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (Exception cause) {
            throw new IllegalStateException("DynamoDB Local does not start: " + cause.getMessage(), cause);
        }
    }

    /**
     * DynamoDB Local answers a transaction while its commit is still waiting to be done. A process that is killed then would lose
     * what it answered.
     */
    private static final class CommittingHandler extends LocalDynamoDBRequestHandler {
        CommittingHandler(boolean inMemory, @Nullable String directory) {
            super(0, inMemory, directory, true, false);
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(
                String accessKey, String region, TransactWriteItemsRequest request) {
            var response = super.transactWriteItems(accessKey, region, request);
            // All jobs are done one after the other: what this one asks for is answered once the commit is done.
            listTables(accessKey, region, ListTablesRequest.builder().limit(1).build());
            return response;
        }
    }

    /** Returns the address for clients, such as {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Returns a client of this engine; it is closed with the engine. */
    public DynamoDbClient client() {
        return client;
    }

    /** Returns a client of this engine's streams; it is closed with the engine. */
    public DynamoDbStreamsClient streams() {
        return streams;
    }

    /** Returns the environment variables by which a function finds this engine. */
    public Map<String, String> variables() {
        return LocalAccount.variables("AWS_ENDPOINT_URL_DYNAMODB", endpoint);
    }

    /** Stops the engine and frees its port; files in the directory are complete then. */
    @Override
    public void close() {
        client.close();
        streams.close();
        try {
            server.stop();
        } catch (Exception cause) {
            throw new IllegalStateException("DynamoDB Local does not stop", cause);
        } finally {
            engine.shutdown();
        }
    }
}
