package dev.kikilist.validation;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.reading.FormReader;
import dev.kikilist.reading.FormVisitor;
import dev.kikilist.reading.WorkbookReader;
import dev.kikilist.reading.WorkbookReader.Result;
import java.nio.file.Path;
import java.util.List;

/**
 * Examines a file with a {@link WorkbookReader}, a {@link FormReader} and a {@link Judge}, row by row. May be used by
 * several threads if the reader may.
 */
public final class FormExaminer implements Examiner {
    private final WorkbookReader workbooks;

    public FormExaminer(WorkbookReader workbooks) {
        this.workbooks = workbooks;
    }

    /**
     * {@inheritDoc}
     *
     * <p>When the file cannot be read to its end, its refusal is all that is said of it: what was found until then would
     * mislead.
     */
    @Override
    public Examined examine(Path file, Circumstances circumstances, ItemSink sink) {
        var judge = new Judge(circumstances);
        var form = new FormReader(judge::categoryMeant, new Passing(judge, sink));
        return switch (workbooks.read(file, form)) {
            case Result.Unreadable unreadable ->
                new Examined(
                        null,
                        null,
                        null,
                        unreadable.findings().stream().sorted().toList());
            case Result.Read read -> {
                read.notes().forEach(judge::finding);
                var head = form.finish();
                List<Finding> findings = judge.findings(head);
                yield new Examined(read.format(), head.vendorBlock(), head.ministryBlock(), findings);
            }
        };
    }

    /** Passes what is recognised on to the judge, and rows to the sink as well. */
    private record Passing(Judge judge, ItemSink sink) implements FormVisitor {
        @Override
        public void item(EquipmentItem item) {
            sink.item(item);
            judge.item(item);
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            sink.subcontractor(subcontractor);
            judge.subcontractor(subcontractor);
        }

        @Override
        public void finding(Finding finding) {
            judge.finding(finding);
        }
    }
}
