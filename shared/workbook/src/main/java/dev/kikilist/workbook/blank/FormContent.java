package dev.kikilist.workbook.blank;

import java.util.List;

/**
 * What stands in a form.
 *
 * @param vendor values of the vendor block
 * @param rows the rows below 通番: 区分, 製造業者名, 製造業者の法人番号, 製品名, 型番
 * @param ministry values of the ministry block
 * @param dates the three dates
 */
record FormContent(List<String> vendor, List<List<String>> rows, List<String> ministry, List<String> dates) {
    /** How many rows the blank form has. */
    static final int ROWS = 25;

    /** Nothing filled in. */
    static final FormContent BLANK = new FormContent(List.of(), List.of(), List.of(), List.of());

    /** The example that shows how. All names in it are invented. */
    static final FormContent EXAMPLE = new FormContent(
            List.of("〇〇システム用サーバ等の購入", "みなと情報システム株式会社", "高橋 一郎", "takahashi@minato.example.jp", "03-0000-1234"),
            List.of(
                    List.of("データベースサーバ", "みなと電機株式会社", "1010401900101", "ミナトサーバ", "MS-R1001 A2"),
                    List.of("ルータ", "株式会社北辰ネットワークス", "2020001900202", "ホクシンルータ", "HR1004v"),
                    List.of("OS", "Cedarsoft Corporation", "該当なし", "Cedar Server", "2025 Standard")),
            List.of("総務省", "大臣官房企画課", "鈴木 花子", "suzuki@example.go.jp", "03-0000-5678（内線2345）"),
            List.of("令和9. 1.15", "令和9. 1.25", "令和9. 2.10"));

    String vendor(int index) {
        return at(vendor, index);
    }

    String ministry(int index) {
        return at(ministry, index);
    }

    String date(int index) {
        return at(dates, index);
    }

    String cell(int row, int column) {
        return row < rows.size() ? at(rows.get(row), column) : "";
    }

    private static String at(List<String> values, int index) {
        return index < values.size() ? values.get(index) : "";
    }
}
