package dev.kikilist.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kikilist.engines.LoopbackHttp;
import dev.kikilist.engines.SamTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A function that runs beside this JVM, from its unpacked zip, in the loop that Lambda runs it in: {@code bootstrap} of
 * {@code deployment/runtime} starts it, and it takes its events from the Runtime API that is served here.
 */
final class FunctionProcess implements RequestStreamHandler, AutoCloseable {
    private static final String API = "/2018-06-01/runtime/";

    private final SamTemplate.Function function;
    private final HttpServer server;
    private final Process process;
    private final BlockingQueue<Invocation> due = new SynchronousQueue<>();
    private final AtomicReference<Optional<Invocation>> current = new AtomicReference<>(Optional.empty());

    private record Invocation(
            String id, String arn, long deadline, ByteBuffer event, CompletableFuture<byte[]> answer) {}

    /**
     * Starts the process; it fetches its first event when it is ready.
     *
     * @param code the folder that its zip was unpacked to
     * @param runtime the folder that the build of {@code deployment/runtime} made
     * @param variables its environment, as the template and the engines give it
     * @param log where its output goes
     */
    FunctionProcess(SamTemplate.Function function, Path code, Path runtime, Map<String, String> variables, Path log)
            throws IOException {
        this.function = function;
        this.server = LoopbackHttp.server(0);
        server.createContext(API + "invocation/", this::invocation);
        server.createContext(API + "init/error", exchange -> fail(exchange, "did not start"));
        server.start();
        var builder = new ProcessBuilder(runtime.resolveSibling("bootstrap").toString())
                .directory(code.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Nothing of this JVM's environment, as on Lambda nothing of the builder's.
        var environment = builder.environment();
        environment.keySet().retainAll(Set.of("PATH"));
        environment.putAll(variables);
        environment.put(
                "AWS_LAMBDA_RUNTIME_API",
                LoopbackHttp.HOST + ":" + server.getAddress().getPort());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("LAMBDA_TASK_ROOT", code.toString());
        environment.put("_HANDLER", function.handlerClass() + "::handleRequest");
        environment.put(
                "KIKILIST_JAVA",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("KIKILIST_RUNTIME", runtime.toString());
        this.process = builder.start();
        var _ = process.onExit()
                .thenAccept(ended -> current.get()
                        .ifPresent(invocation -> invocation
                                .answer()
                                .completeExceptionally(new IllegalStateException(function.logicalId()
                                        + " ended with status " + ended.exitValue() + "; see " + log))));
    }

    /** Hands the event to the process and waits for its answer. */
    @Override
    public void handleRequest(InputStream event, OutputStream output, Context context) throws IOException {
        var invocation = new Invocation(
                context.getAwsRequestId(),
                context.getInvokedFunctionArn(),
                System.currentTimeMillis() + context.getRemainingTimeInMillis(),
                ByteBuffer.wrap(event.readAllBytes()),
                new CompletableFuture<>());
        current.set(Optional.of(invocation));
        try {
            if (!process.isAlive()) {
                throw new IllegalStateException(function.logicalId() + " has ended");
            }
            due.put(invocation);
            output.write(invocation.answer().get());
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        } finally {
            current.set(Optional.empty());
        }
    }

    private void invocation(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/next")) {
            next(exchange);
        } else if (path.endsWith("/response")) {
            var body = exchange.getRequestBody().readAllBytes();
            current.get().ifPresent(invocation -> invocation.answer().complete(body));
            accept(exchange);
        } else {
            fail(exchange, "failed");
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try (exchange) {
            var invocation = due.take();
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline()));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
            exchange.sendResponseHeaders(200, invocation.event().remaining());
            exchange.getResponseBody().write(invocation.event().array());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(HttpExchange exchange, String what) throws IOException {
        var reason = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        current.get()
                .ifPresent(invocation -> invocation
                        .answer()
                        .completeExceptionally(
                                new IllegalStateException(function.logicalId() + " " + what + ": " + reason)));
        accept(exchange);
    }

    private static void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(202, -1);
        }
    }

    /** Ends the process and waits until it is gone. */
    @Override
    public void close() {
        process.destroy();
        server.stop(0);
        process.onExit().join();
    }
}
