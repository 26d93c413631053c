package dev.kikilist.audit;

/**
 * The last event of a chain.
 *
 * @param sequence how many events the chain has
 * @param hash the hash of the last one, lower-case hexadecimal
 */
public record ChainHead(int sequence, String hash) {
    /** The head of a chain without events. */
    public static final ChainHead START = new ChainHead(0, "0".repeat(64));
}
