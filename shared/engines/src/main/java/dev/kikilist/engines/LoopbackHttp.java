package dev.kikilist.engines;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.Executors;

/** Makes HTTP servers that only this machine can reach. */
public final class LoopbackHttp {
    /** The address that every engine listens on. */
    public static final String HOST = "127.0.0.1";

    static {
        // The JDK's server reads it once. Without it small answers wait some 40 ms for the client's delayed
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private LoopbackHttp() {}

    /**
     * Makes a server, not started yet, that answers each request on a virtual thread.
     *
     * @param port the port, or 0 for a free one
     * @throws UncheckedIOException if the port is taken
     */
    public static HttpServer server(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return server;
        } catch (IOException cause) {
            throw new UncheckedIOException("Port " + port + " cannot be used: " + cause.getMessage(), cause);
        }
    }

    /** Returns a port that nobody listens on at the moment, for servers that cannot say which free one they took. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Returns the address of a port on loopback. */
    public static URI uri(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }
}
