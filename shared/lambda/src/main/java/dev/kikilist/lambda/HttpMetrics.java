package dev.kikilist.lambda;

/** The metrics of every function that answers HTTP requests, in the namespace and with the dimension of {@link OutcomeLog}. */
public final class HttpMetrics {
    /** Requests that a fault of ours, or of what we depend on, kept from being answered. */
    public static final String FAILURES = "HttpFailures";

    private HttpMetrics() {}
}
