package dev.kikilist.testkit.workbook;

import java.util.List;

/**
 * Items that a filled form lists. Makers and products are invented; the corporate numbers have the right form and
 * belong to nobody known.
 */
final class SampleItems {
    private static final List<SampleItem> ITEMS = List.of(
            new SampleItem("データベースサーバ", "みなと電機株式会社", "1010401900101", "ミナトサーバ", "MS-R%d A2"),
            new SampleItem("ファイルサーバ", "みなと電機株式会社", "1010401900101", "ミナトファイラ", "MF-%d"),
            new SampleItem("スイッチ", "株式会社北辰ネットワークス", "2020001900202", "ホクシンスイッチ", "HS-%d-24P"),
            new SampleItem("ルータ", "株式会社北辰ネットワークス", "2020001900202", "ホクシンルータ", "HR%dv"),
            new SampleItem("ファイアウォール", "Northbridge Networks, Inc.", "該当なし", "Northbridge Gate", "NBG %d"),
            new SampleItem("OS", "Cedarsoft Corporation", "-", "Cedar Server", "CDS-2025-%d"),
            new SampleItem("ミドルウェア", "㈱﨑山ソフトウェア", "3030501900303", "崎山データ連携", "SDR%d-std"),
            new SampleItem("ノートPC", "東雲コンピュータ株式会社", "5120001900404", "しののめノート", "SN%d/W"),
            new SampleItem("ネットワークプリンタ", "山手精機株式会社", "2130001900505", "ヤマテプリント", "YP-%dDN"),
            new SampleItem("外付けハードディスク", "有限会社青葉記録", "4180001900606", "アオバドライブ", "AD%dT"));

    private SampleItems() {}

    /**
     * One item.
     *
     * @param category 区分 of 別紙2
     * @param maker 製造業者名
     * @param makerNumber 製造業者の法人番号
     * @param product 製品名
     * @param modelPattern 型番, with a place for a number that makes it unique
     */
    record SampleItem(String category, String maker, String makerNumber, String product, String modelPattern) {}

    /** Returns what stands in a column of the item at {@code position}, from 1. */
    static String value(int position, FormColumn column) {
        var item = ITEMS.get((position - 1) % ITEMS.size());
        return switch (column) {
            case VENDOR_NAME -> "";
            case NUMBER -> Integer.toString(position);
            case CATEGORY -> item.category();
            case MAKER -> item.maker();
            case MAKER_NUMBER -> item.makerNumber();
            case PRODUCT -> item.product();
            case MODEL -> item.modelPattern().replace("%d", Integer.toString(1000 + position));
        };
    }
}
