package dev.kikilist.spreadsheet;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.export.ListContent;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingClass;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of an export.
 *
 * @param name its name
 * @param columns its columns
 * @param entries what its rows are made of
 * @param row the texts of a row, as many as there are columns
 */
record ExportTable<T>(String name, List<Column> columns, Iterable<T> entries, Function<T, List<String>> row) {
    /** The cell a row or finding stands in. */
    private static final Column SHEET = new Column("シート", 16);

    private static final Column ROW = new Column("行", 7);

    /** A column: its name and its width in half-width characters. */
    record Column(String name, int characters) {}

    /** Returns the tables of {@code list} in their order. */
    static List<ExportTable<?>> of(ListContent list) {
        return List.of(items(list.items()), subcontractors(list.subcontractors()), findings(list.findings()));
    }

    private static ExportTable<EquipmentItem> items(Iterable<EquipmentItem> items) {
        return new ExportTable<>(
                "機器等一覧",
                List.of(
                        new Column("法人名", 28),
                        new Column("通番", 7),
                        new Column("区分", 22),
                        new Column("製造業者名", 28),
                        new Column("製造業者の法人番号", 18),
                        new Column("製品名", 28),
                        new Column("型番", 24),
                        new Column("その他の列", 24),
                        SHEET,
                        ROW),
                items,
                item -> List.of(
                        item.vendorName().value(),
                        item.number().value(),
                        item.category().value(),
                        item.maker().value(),
                        item.makerNumber().value(),
                        item.product().value(),
                        item.model().value(),
                        item.extras().entrySet().stream()
                                .map(extra -> extra.getKey() + "：" + extra.getValue())
                                .collect(Collectors.joining("／")),
                        sheet(item.product().address()),
                        row(item.product().address())));
    }

    private static ExportTable<Subcontractor> subcontractors(Iterable<Subcontractor> subcontractors) {
        return new ExportTable<>(
                "再委託等一覧",
                List.of(
                        new Column("階層", 7),
                        new Column("委託元", 28),
                        new Column("委託先", 28),
                        new Column("委託先の法人番号", 18),
                        new Column("委託業務の内容", 32),
                        new Column("作業場所", 24),
                        SHEET,
                        ROW),
                subcontractors,
                subcontractor -> List.of(
                        subcontractor.tier().value(),
                        subcontractor.from().value(),
                        subcontractor.to().value(),
                        subcontractor.toNumber().value(),
                        subcontractor.work().value(),
                        subcontractor.place().value(),
                        sheet(subcontractor.to().address()),
                        row(subcontractor.to().address())));
    }

    private static ExportTable<Finding> findings(Iterable<Finding> findings) {
        return new ExportTable<>(
                "指摘一覧",
                List.of(
                        new Column("判定", 12),
                        new Column("コード", 8),
                        SHEET,
                        ROW,
                        new Column("セル", 8),
                        new Column("記入されている値", 28),
                        new Column("指摘", 60),
                        new Column("対処", 60),
                        new Column("提案する値", 20),
                        new Column("English", 60),
                        new Column("根拠", 12)),
                findings,
                ExportTable::row);
    }

    private static List<String> row(Finding finding) {
        var words = Catalogue.standard().text(finding);
        var at = finding.at();
        var suggestion = finding.suggestion();
        return List.of(
                verdict(finding.code().findingClass()),
                finding.code().name(),
                sheet(at),
                row(at),
                at == null ? "" : at.a1(),
                finding.raw(),
                words.japanese(),
                words.adviceJapanese(),
                suggestion == null ? "" : suggestion,
                words.english(),
                words.paragraph());
    }

    private static String verdict(FindingClass findingClass) {
        return switch (findingClass) {
            case F -> "受付不可";
            case E -> "要修正";
            case Q -> "要確認";
            case R -> "確認担当限り";
        };
    }

    private static String sheet(@Nullable CellAddress at) {
        return at == null ? "" : at.sheetName();
    }

    private static String row(@Nullable CellAddress at) {
        return at == null ? "" : Integer.toString(at.row());
    }
}
