package dev.kikilist.form;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.WorkbookReader.Result;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.FormExaminer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A filled form: the official layout, to be changed as vendors change it, and examined without any file. */
public final class WrittenForm {
    /** Columns of the table on the official form. */
    public static final int VENDOR_NAME = 0;

    public static final int NUMBER = 1;
    public static final int CATEGORY = 2;
    public static final int MAKER = 3;
    public static final int MAKER_NUMBER = 4;
    public static final int PRODUCT = 5;
    public static final int MODEL = 6;

    public static final String TITLE = "統合ネットワークシステムの更改";
    public static final String VENDOR = "富士見システム株式会社";

    public final List<WrittenSheet> sheets = new ArrayList<>();

    /** Returns a form that nothing is wrong with: three items, no subcontractors. */
    public static WrittenForm filled() {
        var form = new WrittenForm();
        form.sheets.add(filledSheet("機器リスト"));
        return form;
    }

    public static WrittenSheet filledSheet(String name) {
        return new WrittenSheet(name)
                .add("機器リスト")
                .add()
                .add("購入等件名(調達案件名)", null, TITLE)
                .add("法人名", null, VENDOR)
                .add("担当者名", null, "山田 太郎")
                .add("連絡メールアドレス", null, "taro.yamada@example.co.jp")
                .add("連絡先電話番号", null, "03-1234-5678")
                .add()
                .add("○ 機器等一覧")
                .add("法人名", "通番", "区分", "製造業者名", "製造業者の法人番号(半角数字)", "製品名", "型番")
                .add(VENDOR, "1", "ルータ", "北斗通信株式会社", "7000012050002", "ギガルータ", "GR 0123")
                .add(null, "2", "サーバ装置", "Contoso Inc.", null, "PowerRack", "PR-740")
                .add(null, "3", "OS", "Fabrikam Corporation", "該当なし", "Server OS 2022", "Standard")
                .add("※ 記載する行が足りない場合は、行を追加してご回答ください。なお、行の追加以外の表構成の変更は行わないようお願いいたします。")
                .add()
                .add("(省庁記載欄)")
                .add("省庁名", null, "総務省")
                .add("担当部局課名", null, "大臣官房会計課")
                .add("省庁担当者名", null, "鈴木 花子")
                .add("連絡メールアドレス", null, "hanako@example.go.jp")
                .add("連絡先電話番号", null, "03-5253-5111(内線1234)")
                .add()
                .add("提出予定期日", null, "令和4. 6. 20")
                .add("技術検査提出締切り", null, "令和4. 6. 25")
                .add("入札予定期日", null, "令和4. 6. 30");
    }

    public static WrittenSheet subcontractorSheet() {
        return new WrittenSheet("再委託等一覧")
                .add("再委託等一覧")
                .add("階層", "委託元", "委託先", "委託先の法人番号", "委託業務の内容", "作業場所")
                .add("1", VENDOR, "北斗保守株式会社", "8000012010038", "保守", "東京都")
                .add("2", "北斗保守株式会社", "Fabrikam Support Inc.", null, "遠隔監視", "大阪府");
    }

    public WrittenSheet sheet() {
        return sheets.getFirst();
    }

    /** Returns the line of the first item. */
    public int firstItem() {
        return sheet().lineOf("通番") + 1;
    }

    /** Writes a field of an item, counted from 0. */
    public void item(int item, int column, String text) {
        sheet().cell(firstItem() + item, column, text);
    }

    public void item(int item, int column, Written written) {
        sheet().cell(firstItem() + item, column, written);
    }

    public void clearItem(int item, int column) {
        sheet().cell(firstItem() + item, column, (Written) null);
    }

    public void feed(RowVisitor visitor) {
        for (int i = 0; i < sheets.size(); i++) {
            sheets.get(i).feed(i, visitor);
        }
    }

    public Outcome examine(Circumstances circumstances) {
        var rows = new Rows();
        var examiner = new FormExaminer((file, visitor) -> {
            feed(visitor);
            return new Result.Read(FileFormat.XLSX, List.of());
        });
        return new Outcome(examiner.examine(Path.of("unused"), circumstances, rows), rows.items, rows.subcontractors);
    }

    /** What examining gave. */
    public record Outcome(Examined examined, List<EquipmentItem> items, List<Subcontractor> subcontractors) {
        public List<Finding> findings() {
            return examined.findings();
        }

        public List<FindingCode> codes() {
            return findings().stream().map(Finding::code).toList();
        }

        public Finding only(FindingCode code) {
            var found = findings().stream()
                    .filter(finding -> finding.code() == code)
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError("expected one " + code + " in " + findings());
            }
            return found.getFirst();
        }

        public List<String> products() {
            return items.stream().map(item -> item.product().value()).toList();
        }
    }

    private static final class Rows implements ItemSink {
        final List<EquipmentItem> items = new ArrayList<>();
        final List<Subcontractor> subcontractors = new ArrayList<>();

        @Override
        public void item(EquipmentItem item) {
            items.add(item);
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            subcontractors.add(subcontractor);
        }
    }
}
