package dev.kikilist.form;

import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One sheet of a filled form; lines can be changed as a vendor changes them. */
public final class WrittenSheet {
    /** Where the values of labels stand on the form. */
    public static final int VALUE = 2;

    public String name;
    public boolean hidden;
    public final Set<Integer> hiddenColumns = new HashSet<>();
    public final List<Line> lines = new ArrayList<>();

    public WrittenSheet(String name) {
        this.name = name;
    }

    public WrittenSheet add(@Nullable String... texts) {
        lines.add(Line.of(texts));
        return this;
    }

    /** Returns the position of the first line of which a cell is {@code text}. */
    public int lineOf(String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).cells().contains(new Written.Text(text))) {
                return i;
            }
        }
        throw new IllegalArgumentException("no line with " + text);
    }

    /** Returns the row number that a spreadsheet shows for the first line with {@code text}. */
    public int rowOf(String text) {
        return lineOf(text) + 1;
    }

    /** Writes {@code value} beside the label; null leaves it empty. */
    public void set(String label, @Nullable String value) {
        set(label, value == null ? null : new Written.Text(value));
    }

    public void set(String label, @Nullable Written value) {
        change(lineOf(label), line -> line.with(VALUE, value));
    }

    public void change(int line, UnaryOperator<Line> change) {
        lines.set(line, change.apply(lines.get(line)));
    }

    public void cell(int line, int column, @Nullable String text) {
        cell(line, column, text == null ? null : new Written.Text(text));
    }

    public void cell(int line, int column, @Nullable Written written) {
        change(line, changed -> changed.with(column, written));
    }

    public void hide(int line) {
        change(line, Line::hide);
    }

    public void insert(int line, @Nullable String... texts) {
        lines.add(line, Line.of(texts));
    }

    void feed(int index, RowVisitor visitor) {
        visitor.startSheet(new SheetHead(index, name, hidden, hiddenColumns));
        for (int i = 0; i < lines.size(); i++) {
            var row = lines.get(i).toRow(i + 1);
            if (!row.cells().isEmpty()) {
                visitor.row(row);
            }
        }
        visitor.endSheet();
    }
}
