package dev.kikilist.validation;

import dev.kikilist.equipment.CellAddress;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was found in a file.
 *
 * @param code the stable code
 * @param at the cell, or null when the finding concerns the file as a whole
 * @param raw what stands there, at most {@value #RAW_LIMIT} characters; empty when there is nothing to show
 * @param arguments values for the placeholders of the catalogue's sentences, in order
 * @param suggestion a value that would be right, or null when none is safe to propose
 */
public record Finding(
        FindingCode code,
        @Nullable CellAddress at,
        String raw,
        List<String> arguments,
        @Nullable String suggestion) implements Comparable<Finding> {
    /** The most characters of a raw value that a finding keeps. */
    public static final int RAW_LIMIT = 200;

    private static final Comparator<Finding> READING_ORDER = Comparator.comparing(
                    Finding::at, Comparator.<@Nullable CellAddress>nullsFirst(Comparator.<CellAddress>naturalOrder()))
            .thenComparing(Finding::code)
            .thenComparing(Finding::raw)
            .thenComparing(finding -> String.join("\u0000", finding.arguments()));

    public Finding {
        raw = raw.length() <= RAW_LIMIT ? raw : raw.substring(0, raw.offsetByCodePoints(0, shortened(raw))) + "…";
        arguments = List.copyOf(arguments);
    }

    /** Returns a finding on the file as a whole. */
    public static Finding ofFile(FindingCode code, String... arguments) {
        return new Finding(code, null, "", List.of(arguments), null);
    }

    /** Orders by cell as a person reads, findings on the whole file first, then by code. */
    @Override
    public int compareTo(Finding other) {
        return READING_ORDER.compare(this, other);
    }

    private static int shortened(String raw) {
        return raw.codePointCount(0, RAW_LIMIT - 1);
    }
}
