package dev.kikilist.simulation.system;

import dev.kikilist.equipment.ItemSink;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.testkit.Samples;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Examiner;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Reads files that say themselves what they are: {@code GOOD 20} is a sound list of 20 rows. Another version of the code finds
 * other rows in the same file.
 */
final class ScriptedExaminer implements Examiner {
    private final IntSupplier code;

    /** @param code which version of the code is at work */
    ScriptedExaminer(IntSupplier code) {
        this.code = code;
    }

    /** What a file is. */
    enum Kind {
        /** Nothing to correct. */
        GOOD,
        /** Nothing to correct, and something that only reviewers may know. */
        QUESTIONABLE,
        /** Something to correct. */
        FAULTY,
        /** It cannot be read. */
        DAMAGED
    }

    @Override
    public Examined examine(Path file, Circumstances circumstances, ItemSink sink) {
        String[] words;
        try {
            words = Files.readString(file).split(" ", 3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var kind = Kind.valueOf(words[0]);
        if (kind == Kind.DAMAGED) {
            return new Examined(null, null, null, List.of(Findings.damaged()));
        }
        int rows = Integer.parseInt(words[1]);
        for (int position = 1; position <= rows; position++) {
            sink.item(Samples.item(position + 1_000 * (code.getAsInt() - 1)));
        }
        sink.subcontractor(Samples.subcontractor(code.getAsInt()));
        return new Examined(FileFormat.XLSX, null, null, findings(kind));
    }

    private static List<Finding> findings(Kind kind) {
        var findings = new ArrayList<Finding>();
        switch (kind) {
            case GOOD, DAMAGED -> {}
            case QUESTIONABLE -> {
                findings.add(Samples.finding(FindingCode.Q210, 13));
                findings.add(Samples.finding(FindingCode.R303, 14));
            }
            case FAULTY -> findings.add(Samples.finding(FindingCode.E120, 13));
        }
        return findings;
    }
}
