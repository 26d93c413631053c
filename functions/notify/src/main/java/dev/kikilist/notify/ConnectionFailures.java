package dev.kikilist.notify;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Tells failures before a connection stood from those after. */
final class ConnectionFailures {
    private ConnectionFailures() {}

    /** Returns whether {@code failure} shows that no connection was made, so that no byte of a request was sent. */
    static boolean neverConnected(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException
                    || isConnectTimeout(cause)) {
                return true;
            }
        }
        return false;
    }

    // Connecting and reading time out with the same exception; only the message differs. An unknown one counts as read.
    private static boolean isConnectTimeout(Throwable cause) {
        return cause instanceof SocketTimeoutException
                && cause.getMessage() != null
                && cause.getMessage().toLowerCase(Locale.ROOT).contains("connect timed out");
    }
}
