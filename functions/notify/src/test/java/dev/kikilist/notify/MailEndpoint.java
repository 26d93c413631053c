package dev.kikilist.notify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A server on a loopback port that takes whole HTTP requests and answers as a test says, also in ways that no proper HTTP
 * server would. One thread, one connection after the other.
 */
final class MailEndpoint implements AutoCloseable {
    private final ServerSocket server;
    private final Answer answer;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private MailEndpoint(Answer answer) throws IOException {
        this.answer = answer;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var _ = Thread.ofPlatform().daemon().start(this::serve);
    }

    /** How one request is answered. */
    interface Answer {
        void to(Request request, Socket connection, MailEndpoint endpoint) throws IOException;
    }

    /**
     * A whole request.
     *
     * @param head request line and headers
     * @param body the body
     */
    record Request(String head, String body) {}

    static MailEndpoint answering(Answer answer) {
        try {
            return new MailEndpoint(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers every request with this status, error type ("" for none) and body, and keeps the connection. */
    static MailEndpoint answering(int status, String errorType, String body) {
        return answering((request, connection, endpoint) -> respond(connection, status, errorType, body));
    }

    static void respond(Socket connection, int status, String errorType, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 " + status + " x\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                + "\r\n" + (errorType.isEmpty() ? "" : "x-amzn-ErrorType: " + errorType + "\r\n") + "\r\n";
        connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().write(bytes);
        connection.getOutputStream().flush();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Says nothing until the endpoint is closed. */
    void stayingSilent() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var connection = server.accept()) {
                var input = new BufferedInputStream(connection.getInputStream());
                for (var request = read(input); request != null; request = read(input)) {
                    requests.add(request);
                    answer.to(request, connection, this);
                    if (connection.isClosed()) {
                        break;
                    }
                }
            } catch (IOException e) {
                // The client went away, or the endpoint is being closed.
            }
        }
    }

    private static @Nullable Request read(InputStream input) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = input.read();
            if (b < 0) {
                return null;
            }
            head.write(b);
        }
        var text = head.toString(StandardCharsets.ISO_8859_1);
        var length = text.toLowerCase(Locale.ROOT)
                .lines()
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return new Request(text, new String(input.readNBytes(length), StandardCharsets.UTF_8));
    }
}
