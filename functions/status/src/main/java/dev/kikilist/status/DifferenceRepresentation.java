package dev.kikilist.status;

import dev.kikilist.difference.CompareLists.Result;
import dev.kikilist.difference.FindingChange;
import dev.kikilist.difference.LineChange;
import dev.kikilist.difference.ListDifference;
import dev.kikilist.lambda.Cursors;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.paging.Page;
import dev.kikilist.submission.Submission;
import dev.kikilist.text.BilingualText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Shows what changed from one list of an invitation to the next. */
final class DifferenceRepresentation {
    private DifferenceRepresentation() {}

    /** A change of a row of either table, ready to be shown. */
    @FunctionalInterface
    interface Shown {
        void write(JsonWriter json);
    }

    /** Returns the changes of both tables, 機器等一覧 first. */
    static List<Shown> changes(ListDifference difference) {
        List<Shown> changes = new ArrayList<>();
        for (var change : difference.items()) {
            changes.add(json -> write(json, "ITEMS", change, (to, row) -> RowRepresentation.writeFields(to, row)));
        }
        for (var change : difference.subcontractors()) {
            changes.add(
                    json -> write(json, "SUBCONTRACTORS", change, (to, row) -> RowRepresentation.writeFields(to, row)));
        }
        return changes;
    }

    /** Writes a page of the changes of rows. */
    static JsonWriter rows(Result.Compared compared, Page<Shown> page, Cursors cursors) {
        var difference = compared.difference();
        var json = begin(compared);
        json.beginObject("counts");
        writeCounts(json, "items", difference.items(), difference.unchangedItems());
        writeCounts(json, "subcontractors", difference.subcontractors(), difference.unchangedSubcontractors());
        json.endObject().beginArray("entries");
        page.entries().forEach(change -> change.write(json));
        return json.endArray().field("nextCursor", cursors.after(page)).endObject();
    }

    /** Writes a page of what became of the findings. */
    static JsonWriter findings(Result.Compared compared, Page<FindingChange> page, Cursors cursors) {
        var json = begin(compared);
        json.beginObject("counts");
        for (var course : FindingChange.Course.values()) {
            json.field(
                    course.name().toLowerCase(Locale.ROOT),
                    compared.findings().stream()
                            .filter(change -> change.course() == course)
                            .count());
        }
        json.endObject().beginArray("entries");
        for (var change : page.entries()) {
            json.beginObject();
            writeName(
                    json,
                    "course",
                    change.course().name(),
                    change.course().japanese(),
                    change.course().english());
            FindingRepresentation.writeFields(json.beginObject("finding"), change.finding());
            json.endObject().endObject();
        }
        return json.endArray().field("nextCursor", cursors.after(page)).endObject();
    }

    private static JsonWriter begin(Result.Compared compared) {
        var json = JsonWriter.toText().beginObject();
        writeList(json, "from", compared.before());
        writeList(json, "to", compared.after());
        return json;
    }

    private static void writeList(JsonWriter json, String name, Submission list) {
        json.beginObject(name)
                .field("id", list.id().value())
                .field("version", list.version())
                .field("fileName", list.fileName())
                .endObject();
    }

    private static <T> void writeCounts(JsonWriter json, String name, List<LineChange<T>> changes, int unchanged) {
        int added = 0;
        int removed = 0;
        int replaced = 0;
        int changed = 0;
        for (var change : changes) {
            switch (change) {
                case LineChange.Added<T> one -> added++;
                case LineChange.Removed<T> one -> removed++;
                case LineChange.Replaced<T> one -> replaced++;
                case LineChange.Changed<T> one -> changed++;
            }
        }
        json.beginObject(name)
                .field("added", added)
                .field("removed", removed)
                .field("replaced", replaced)
                .field("changed", changed)
                .field("unchanged", unchanged)
                .endObject();
    }

    private static <T> void write(JsonWriter json, String table, LineChange<T> change, BiConsumer<JsonWriter, T> row) {
        json.beginObject().field("table", table);
        switch (change) {
            case LineChange.Added<T> added ->
                write(json, "ADDED", new BilingualText("追加", "Added"), null, added.after(), List.of(), row);
            case LineChange.Removed<T> removed ->
                write(json, "REMOVED", new BilingualText("削除", "Removed"), removed.before(), null, List.of(), row);
            case LineChange.Replaced<T> replaced ->
                write(
                        json,
                        "REPLACED",
                        new BilingualText("差替え", "Replaced"),
                        replaced.before(),
                        replaced.after(),
                        List.of(),
                        row);
            case LineChange.Changed<T> changed ->
                write(
                        json,
                        "CHANGED",
                        new BilingualText("変更", "Changed"),
                        changed.before(),
                        changed.after(),
                        changed.cells(),
                        row);
        }
        json.endObject();
    }

    private static <T> void write(
            JsonWriter json,
            String code,
            BilingualText name,
            @Nullable T before,
            @Nullable T after,
            List<LineChange.Cell> cells,
            BiConsumer<JsonWriter, T> row) {
        writeName(json, "kind", code, name.japanese(), name.english());
        writeRow(json, "before", before, row);
        writeRow(json, "after", after, row);
        json.beginArray("cells");
        for (var cell : cells) {
            json.beginObject()
                    .beginObject("field")
                    .field("ja", cell.field().japanese())
                    .field("en", cell.field().english())
                    .endObject()
                    .field("before", RowRepresentation.shortened(cell.before()))
                    .field("after", RowRepresentation.shortened(cell.after()))
                    .field("cell", cell.at().a1())
                    .endObject();
        }
        json.endArray();
    }

    private static <T> void writeRow(JsonWriter json, String name, @Nullable T row, BiConsumer<JsonWriter, T> writer) {
        if (row == null) {
            json.field(name, (String) null);
        } else {
            writer.accept(json.beginObject(name), row);
            json.endObject();
        }
    }

    private static void writeName(JsonWriter json, String name, String code, String japanese, String english) {
        json.beginObject(name)
                .field("code", code)
                .field("ja", japanese)
                .field("en", english)
                .endObject();
    }
}
