package dev.kikilist.bench.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kikilist.engines.LoopbackHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** A function in the loop of Lambda's runtime, in a process of its own, from its start to its end. */
final class RuntimeProcess implements AutoCloseable {
    private static final String API = "/2018-06-01/runtime/";
    private static final int PATIENCE_SECONDS = 60;

    private final HttpServer server;
    private final Process process;
    private final BlockingQueue<String> events = new SynchronousQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final Path log;
    private final long began;

    /**
     * What a function answered.
     *
     * @param error whether it failed
     * @param at when the answer was there, in nanoseconds
     */
    private record Answer(boolean error, String body, long at) {}

    /**
     * Starts a process.
     *
     * @param command what is started
     * @param folder the task folder
     * @param environment its whole environment but for the address of the Runtime API
     * @param log where its output goes
     */
    RuntimeProcess(List<String> command, Path folder, Map<String, String> environment, Path log) throws IOException {
        this.log = log;
        this.server = LoopbackHttp.server(0);
        server.createContext(API + "invocation/", this::invocation);
        server.createContext(API + "init/error", exchange -> answered(exchange, true));
        server.setExecutor(command1 -> Thread.ofVirtual().start(command1));
        server.start();
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().putAll(environment);
        builder.environment()
                .put(
                        "AWS_LAMBDA_RUNTIME_API",
                        LoopbackHttp.HOST + ":" + server.getAddress().getPort());
        this.began = System.nanoTime();
        this.process = builder.start();
    }

    /** Hands an event over and returns how long after the start of the process its answer was there. */
    Duration firstAnswer(String event) throws InterruptedException {
        return Duration.ofNanos(answer(event).at() - began);
    }

    /** Hands an event over and returns how long its answer took. */
    Duration nextAnswer(String event) throws InterruptedException {
        long handed = System.nanoTime();
        return Duration.ofNanos(answer(event).at() - handed);
    }

    /** Returns the processor time that the process took so far. */
    Duration processorTime() {
        return ProcessorClock.of(process.pid());
    }

    private Answer answer(String event) throws InterruptedException {
        if (!events.offer(event, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the function asked for no event; see " + log);
        }
        var answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null || answer.error()) {
            throw new IllegalStateException("the function failed: " + answer + "; see " + log);
        }
        return answer;
    }

    private void invocation(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/next")) {
            next(exchange);
        } else {
            answered(exchange, path.endsWith("/error"));
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try (exchange) {
            var event = events.take().getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", "00000000-0000-4000-8000-000000000001");
            headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 120_000));
            headers.set(
                    "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:ap-northeast-1:000000000000:function:bench");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(HttpExchange exchange, boolean error) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answers.add(new Answer(error, body, System.nanoTime()));
            exchange.sendResponseHeaders(202, -1);
        }
    }

    /** Ends the process as Lambda does and waits until it is gone. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        server.stop(0);
    }
}
