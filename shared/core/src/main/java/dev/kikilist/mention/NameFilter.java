package dev.kikilist.mention;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/**
 * Which names a list may hold, in 16 KiB however many they are (a Bloom filter). A name that was added is always admitted; one
 * that was not is admitted by mistake now and then: among 10,000 names once in some hundred times, among 100,000 nearly always.
 *
 * <p>It is stored: how a name is mapped to bits never changes.
 */
public final class NameFilter {
    private static final int BITS = 1 << 17;
    private static final int BITS_PER_NAME = 4;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final BitSet bits;

    private NameFilter(BitSet bits) {
        this.bits = bits;
    }

    /** Returns one that admits the names of {@code keys} for certain. */
    public static NameFilter of(Collection<MentionKey> keys) {
        var filter = new NameFilter(new BitSet());
        keys.forEach(filter::add);
        return filter;
    }

    /** Returns the one whose {@link #bytes} these are. */
    public static NameFilter of(byte[] bytes) {
        return new NameFilter(BitSet.valueOf(bytes));
    }

    void add(MentionKey key) {
        long hash = hash(key);
        for (int i = 0; i < BITS_PER_NAME; i++) {
            bits.set(bit(hash, i));
        }
    }

    /** Returns whether one of {@code keys} may be among the names; false for certain. */
    public boolean admitsAny(Collection<MentionKey> keys) {
        return keys.stream().anyMatch(this::admits);
    }

    private boolean admits(MentionKey key) {
        long hash = hash(key);
        for (int i = 0; i < BITS_PER_NAME; i++) {
            if (!bits.get(bit(hash, i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns it as bytes, at most 16 KiB. */
    public byte[] bytes() {
        return bits.toByteArray();
    }

    /** FNV-1a over facet and value, mixed as in SplitMix64, since FNV's upper bits alone are poor. */
    private static long hash(MentionKey key) {
        long hash = step(FNV_OFFSET, key.facet().name());
        hash = step(hash ^ '#', key.value());
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }

    private static long step(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** Two halves of the hash give all bits of a name. */
    private static int bit(long hash, int number) {
        return ((int) hash + number * (int) (hash >>> 32)) & (BITS - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameFilter filter && filter.bits.equals(bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return "NameFilter of " + bits.cardinality() + " bits, " + Arrays.hashCode(bytes());
    }
}
