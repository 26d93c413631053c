package dev.kikilist.simulation.engine;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How DynamoDB compares, adds, measures and normalises values. */
final class Values {
    /** The order of strings: that of their UTF-8 bytes, which is that of their code points. */
    static final Comparator<String> STRINGS = Values::compareStrings;

    /** The greatest size of an item in bytes. */
    static final int LARGEST_ITEM = 400 * 1024;

    /** The most bytes that a {@code char} takes in UTF-8. */
    private static final int MOST_BYTES = 3;

    private Values() {}

    /** Returns the order of two values, or nothing when values of these types have none. */
    static OptionalInt compare(AttributeValue left, AttributeValue right) {
        if (left.type() != right.type()) {
            return OptionalInt.empty();
        }
        return switch (left.type()) {
            case S -> OptionalInt.of(compareStrings(left.s(), right.s()));
            case N -> OptionalInt.of(number(left).compareTo(number(right)));
            case B ->
                OptionalInt.of(Arrays.compareUnsigned(
                        left.b().asByteArrayUnsafe(), right.b().asByteArrayUnsafe()));
            case SS, NS, BS, M, L, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> OptionalInt.empty();
        };
    }

    /** Returns whether two values are the same; numbers are compared as numbers. */
    static boolean same(@Nullable AttributeValue left, @Nullable AttributeValue right) {
        if (left == null || right == null) {
            return false;
        }
        boolean numbers = left.type() == AttributeValue.Type.N && right.type() == AttributeValue.Type.N;
        return numbers ? number(left).compareTo(number(right)) == 0 : left.equals(right);
    }

    static AttributeValue sum(AttributeValue left, AttributeValue right, boolean subtracted) {
        if (left.type() != AttributeValue.Type.N || right.type() != AttributeValue.Type.N) {
            throw Refusals.validation("An operand in the update expression has an incorrect data type");
        }
        var sum =
                subtracted ? number(left).subtract(number(right)) : number(left).add(number(right));
        return AttributeValue.fromN(plain(sum));
    }

    /** Returns {@code item} as it is stored: numbers in one form. */
    static Map<String, AttributeValue> stored(Map<String, AttributeValue> item) {
        var stored = new HashMap<String, AttributeValue>(item.size() * 2);
        item.forEach((name, value) -> stored.put(name, normal(value)));
        return stored;
    }

    private static AttributeValue normal(AttributeValue value) {
        return switch (value.type()) {
            case N -> AttributeValue.fromN(plain(number(value)));
            case M -> AttributeValue.fromM(stored(value.m()));
            case L ->
                AttributeValue.fromL(value.l().stream().map(Values::normal).toList());
            case S, B, SS, NS, BS, BOOL, NUL -> value;
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("a value without type");
        };
    }

    /** Returns the size of an item in bytes, as DynamoDB counts it. */
    static int size(Map<String, AttributeValue> item) {
        int size = 0;
        for (var attribute : item.entrySet()) {
            size += bytes(attribute.getKey()) + size(attribute.getValue());
        }
        return size;
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> (value.n().length() + 1) / 2 + 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case M -> 3 + size(value.m()) + value.m().size();
            case L ->
                3 + value.l().stream().mapToInt(Values::size).sum() + value.l().size();
            case SS -> value.ss().stream().mapToInt(Values::bytes).sum();
            case NS ->
                value.ns().stream()
                        .mapToInt(text -> (text.length() + 1) / 2 + 1)
                        .sum();
            case BS ->
                value.bs().stream()
                        .mapToInt(each -> each.asByteArrayUnsafe().length)
                        .sum();
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("a value without type");
        };
    }

    /** Returns a number of bytes that is not less than {@link #size}, and told faster. */
    static int mostSize(Map<String, AttributeValue> item) {
        int size = 0;
        for (var attribute : item.entrySet()) {
            var value = attribute.getValue();
            size += MOST_BYTES * attribute.getKey().length()
                    + (value.type() == AttributeValue.Type.S
                            ? MOST_BYTES * value.s().length()
                            : size(value));
        }
        return size;
    }

    private static int bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return text.length();
    }

    private static BigDecimal number(AttributeValue value) {
        return new BigDecimal(value.n());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static int compareStrings(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Surrogates stand for what comes after all other characters.
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
