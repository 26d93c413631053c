package dev.kikilist.testkit.workbook;

import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.text.JapaneseDate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a filled form in the official layout: title, vendor block, 機器等一覧 with 法人名 merged down, note, 省庁記載欄,
 * three dates, and the sheet 再委託等一覧.
 *
 * <p>A form as {@link #filled} gives it has nothing to be found in it. Mistakes are put in one by one:
 *
 * {@snippet :
 * FormWorkbook.filled(20)
 *         .field(FormField.BODY, "デジタル省")
 *         .cell(5, FormColumn.MODEL, "")
 *         .writeTo(path);
 * }
 */
public final class FormWorkbook {
    /** Above this many items rows are written as they come instead of being kept. */
    private static final int STREAMED_FROM = 5_000;

    private static final int KEPT_ROWS = 100;

    private final int items;
    private final Map<FormField, String> fields = new EnumMap<>(FormField.class);
    private final Map<Place, String> cells = new HashMap<>();
    private final List<Consumer<Workbook>> edits = new ArrayList<>();
    private boolean withSubcontractors = true;

    private record Place(int item, FormColumn column) {}

    private FormWorkbook(int items) {
        this.items = items;
        for (var field : FormField.values()) {
            fields.put(field, field.filled());
        }
    }

    /** Returns a form filled with {@code items} items, without a mistake. */
    public static FormWorkbook filled(int items) {
        return new FormWorkbook(items);
    }

    /**
     * Returns a form of 20 items with five mistakes: a wrong check digit, a missing 型番, sample text left in, a date
     * that is none, and a 省庁名 that is no body.
     */
    public static FormWorkbook withFiveMistakes() {
        return filled(20).mistaken();
    }

    /** Puts the mistakes of {@link #withFiveMistakes} in. */
    public FormWorkbook mistaken() {
        return cell(3, FormColumn.MAKER_NUMBER, "2020001900203")
                .cell(8, FormColumn.MODEL, "")
                .cell(9, FormColumn.PRODUCT, "〇〇プリンタ")
                .field(FormField.INSPECTION_DUE, "令和9.13.45")
                .field(FormField.BODY, "デジタル省");
    }

    /** Puts {@code text} into a field. */
    public FormWorkbook field(FormField field, String text) {
        fields.put(field, text);
        return this;
    }

    /** Puts {@code text} into a column of the item at {@code item}, from 1; an empty text empties the cell. */
    public FormWorkbook cell(int item, FormColumn column, String text) {
        cells.put(new Place(item, column), text);
        return this;
    }

    /** Fills in what the register says, so that nothing in the form contradicts it. */
    public FormWorkbook agreeingWith(Procurement procurement, Invitation invitation) {
        var body = Editions.bundled()
                .edition(procurement.edition())
                .body(procurement.body())
                .orElseThrow();
        var schedule = procurement.schedule();
        return field(FormField.SUBJECT, procurement.title())
                .field(FormField.VENDOR_NAME, invitation.vendorName())
                .field(FormField.BODY, body.name())
                .field(FormField.SUBMISSION_DUE, JapaneseDate.format(schedule.submissionDue()))
                .field(FormField.INSPECTION_DUE, JapaneseDate.format(schedule.inspectionDue()))
                .field(FormField.BIDDING_DAY, JapaneseDate.format(schedule.biddingDay()));
    }

    /** Leaves out the sheet 再委託等一覧. */
    public FormWorkbook withoutSubcontractors() {
        withSubcontractors = false;
        return this;
    }

    /** Lets {@code edit} change the workbook before it is written; only for forms that are not streamed. */
    public FormWorkbook edited(Consumer<Workbook> edit) {
        edits.add(edit);
        return this;
    }

    /** Returns the form as .xlsx. */
    public byte[] xlsx() {
        return bytes(this::writeTo);
    }

    /** Returns the form as .xls; at most 65,000 items fit. */
    public byte[] xls() {
        return bytes(out -> {
            try (var workbook = new HSSFWorkbook()) {
                lay(workbook);
                workbook.write(out);
            }
        });
    }

    /** Returns the form as CSV with all fields quoted that need it and lines ended as on Windows. */
    public byte[] csv(Charset charset) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("機器リスト"));
        for (var field : FormLayout.VENDOR_BLOCK) {
            lines.add(List.of(field.label(), text(field)));
        }
        lines.add(List.of(FormLayout.ITEMS_MARK));
        lines.add(FormLayout.headers());
        for (int item = 1; item <= items; item++) {
            lines.add(row(item));
        }
        lines.add(List.of(FormLayout.NOTE));
        lines.add(List.of(FormLayout.MINISTRY_MARK));
        for (var field : FormLayout.MINISTRY_BLOCK) {
            lines.add(List.of(field.label(), text(field)));
        }
        for (var field : FormLayout.DATES) {
            lines.add(List.of(field.label(), text(field)));
        }
        return lines.stream()
                .map(line -> line.stream().map(FormWorkbook::quoted).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining())
                .getBytes(charset);
    }

    /** Writes the form as .xlsx. */
    public void writeTo(Path file) {
        try (var out = Files.newOutputStream(file)) {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeTo(OutputStream out) throws IOException {
        if (items >= STREAMED_FROM) {
            try (var workbook = new SXSSFWorkbook(null, KEPT_ROWS, true, true)) {
                lay(workbook);
                workbook.write(out);
            }
        } else {
            try (var workbook = new XSSFWorkbook()) {
                lay(workbook);
                workbook.write(out);
            }
        }
    }

    private void lay(Workbook workbook) {
        new FormLayout(workbook, this).lay(withSubcontractors);
        edits.forEach(edit -> edit.accept(workbook));
    }

    int items() {
        return items;
    }

    String text(FormField field) {
        return fields.getOrDefault(field, "");
    }

    String text(int item, FormColumn column) {
        var changed = cells.get(new Place(item, column));
        if (changed != null) {
            return changed;
        }
        return column == FormColumn.VENDOR_NAME && item == 1
                ? text(FormField.VENDOR_NAME)
                : SampleItems.value(item, column);
    }

    private List<String> row(int item) {
        var row = new ArrayList<String>();
        for (var column : FormColumn.values()) {
            row.add(text(item, column));
        }
        return row;
    }

    private static String quoted(String field) {
        return field.matches("[^\",\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private interface Writing {
        void writeTo(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            writing.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
