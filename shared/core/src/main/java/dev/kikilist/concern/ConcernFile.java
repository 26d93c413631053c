package dev.kikilist.concern;

import dev.kikilist.procurement.FieldFault;
import dev.kikilist.reading.WorkbookReader;
import dev.kikilist.validation.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A file with entries of the concern list, a record each under a header. It is read when whoever gave it may import. */
public sealed interface ConcernFile {
    /** Reads it. No content makes this method throw. */
    Content read();

    /** A CSV file; faults point to the record, from 1, and its column. */
    record Csv(String text) implements ConcernFile {
        @Override
        public Content read() {
            var records = ConcernCsv.records(text);
            if (records.isEmpty()) {
                return new Content.Records(List.of());
            }
            var header = records.getFirst().stream().map(String::strip).toList();
            List<Entry> entries = new ArrayList<>();
            for (int i = 1; i < records.size(); i++) {
                var place = "/" + i;
                entries.add(new Entry(ConcernTable.draft(header, records.get(i)), List.of(), place::concat));
            }
            return new Content.Records(entries);
        }
    }

    /**
     * A workbook, of which the first sheet counts; faults point to cells, such as {@code /B3}.
     *
     * @param reader what reads it
     * @param file where its content is
     */
    record Workbook(WorkbookReader reader, Path file) implements ConcernFile {
        @Override
        public Content read() {
            var sheet = new ConcernSheet();
            return switch (reader.read(file, sheet)) {
                case WorkbookReader.Result.Read read -> new Content.Records(sheet.entries());
                case WorkbookReader.Result.Unreadable refused -> new Content.Unreadable(refused.findings());
            };
        }
    }

    /**
     * An entry as a record gives it.
     *
     * @param draft the entry
     * @param faults what is wrong before its fields are looked at
     * @param pointers makes the pointer to a field in the file of the pointer to it in the draft
     */
    record Entry(ConcernDraft draft, List<FieldFault> faults, UnaryOperator<String> pointers) {
        public Entry {
            faults = List.copyOf(faults);
        }
    }

    /** What it holds. */
    sealed interface Content {
        /** Its records. */
        record Records(List<Entry> entries) implements Content {
            public Records {
                entries = List.copyOf(entries);
            }
        }

        /** It cannot be read, for these reasons. */
        record Unreadable(List<Finding> reasons) implements Content {
            public Unreadable {
                reasons = List.copyOf(reasons);
            }
        }
    }
}
