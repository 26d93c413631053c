package dev.kikilist.bench.load;

import dev.kikilist.engines.LoopbackHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports for a system that is to listen on the same ones after each start, as addresses that it gave out name them. */
final class Ports {
    private static final int NEEDED = 6;
    private static final int LAST = 65_535;

    private Ports() {}

    /** Returns the first of six ports in a row that nobody listens on at the moment. */
    static int sixInARow() {
        while (true) {
            int first = LoopbackHttp.freePort();
            if (first + NEEDED <= LAST && areFree(first)) {
                return first;
            }
        }
    }

    private static boolean areFree(int first) {
        for (int port = first; port < first + NEEDED; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
