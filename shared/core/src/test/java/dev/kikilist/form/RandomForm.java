package dev.kikilist.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes forms as vendors fill them, with known truth, from a seed.
 *
 * <p>Equal seeds give equal forms.
 */
public final class RandomForm {
    private static final List<String> CATEGORIES =
            List.of("ルータ", "サーバ装置", "OS", "ミドルウェア", "ノートPC", "スイッチ", "UTM", "プリンタ", "運用・保守", "クラウドサービスの提供");
    private static final List<String> MAKERS =
            List.of("北斗通信株式会社", "㈱青空電算", "Contoso Inc.", "髙﨑電機(株)", "ファブリカム", "さくら工業有限会社", "𠮷野システム株式会社", "ヴァーチャル機器");
    private static final List<String> NUMBERS =
            List.of("7000012050002", "8000012010038", "1180301018771", "7010001008844");
    private static final List<String> PRODUCTS =
            List.of("ギガルータ", "PowerRack", "サーバー Ｘ", "ﾃﾞｰﾀﾍﾞｰｽ", "Ultra〜Disk", "画像処理ソフト", "Pro Mouse", "監視サービス");
    private static final List<List<String>> HEADERS = List.of(
            List.of("法人名", "会社名", "事業者名", "納入業者名"),
            List.of("通番", "項番", "No.", "№", "番号", "連番"),
            List.of("区分", "種別", "分類", "機器区分", "品目", "区　分"),
            List.of("製造業者名", "メーカー", "ﾒｰｶｰ名", "製造元", "開発元", "提供元"),
            List.of("製造業者の法人番号(半角数字)", "法人番号", "法人番号(13桁)", "メーカーの法人番号"),
            List.of("製品名", "品名", "機器名", "名称", "サービス名"),
            List.of("型番", "型式", "型名", "品番", "モデル", "型番※2"));
    private static final int COLUMNS = HEADERS.size();

    private final Random random;

    /** What the list says, a row of seven texts for each item. */
    public final List<List<String>> truth = new ArrayList<>();

    public final WrittenForm form = new WrittenForm();

    private RandomForm(long seed) {
        random = new Random(seed);
    }

    /** Makes a form whose table has the official header and no rows between. */
    public static RandomForm plain(long seed) {
        var made = new RandomForm(seed);
        made.makeTruth();
        made.write(false);
        return made;
    }

    /** Makes a form with other header words, shifted, permuted and split columns, and rows between. */
    public static RandomForm varied(long seed) {
        var made = new RandomForm(seed);
        made.makeTruth();
        made.write(true);
        return made;
    }

    public Random random() {
        return random;
    }

    private void makeTruth() {
        int rows = 1 + random.nextInt(12);
        var vendor = WrittenForm.VENDOR;
        for (int i = 0; i < rows; i++) {
            if (random.nextInt(8) == 0) {
                vendor = pick(List.of("第二電算合同会社", "青空システム株式会社", WrittenForm.VENDOR));
            }
            truth.add(List.of(
                    vendor,
                    String.valueOf(i + 1),
                    pick(CATEGORIES),
                    pick(MAKERS),
                    random.nextInt(3) == 0 ? "" : pick(NUMBERS),
                    pick(PRODUCTS) + " " + random.nextInt(4),
                    "M" + random.nextInt(5) + "-" + (char) ('a' + random.nextInt(3))));
        }
    }

    private void write(boolean varied) {
        var sheet = WrittenForm.filledSheet("機器リスト");
        int header = sheet.lineOf("通番");
        sheet.lines.subList(header, header + 4).clear();
        int shift = varied ? random.nextInt(3) : 0;
        var order = new ArrayList<Integer>();
        for (int i = 0; i < COLUMNS; i++) {
            order.add(i);
        }
        if (varied && random.nextInt(3) == 0) {
            Collections.shuffle(order.subList(1, COLUMNS), random);
        }
        var lines = new ArrayList<Line>();
        var headerTexts = new ArrayList<@Nullable String>();
        for (var words : HEADERS) {
            headerTexts.add(varied ? pick(words) : words.getFirst());
        }
        lines.add(placed(headerTexts, order, shift));
        String above = null;
        List<String> previous = null;
        for (var item : truth) {
            if (varied) {
                addRowsBetween(lines, shift);
            }
            var texts = new ArrayList<@Nullable String>(item);
            if (item.getFirst().equals(above) && random.nextBoolean()) {
                texts.set(0, null);
            }
            if (varied && previous != null) {
                for (int column = 2; column < COLUMNS; column++) {
                    if (!item.get(column).isEmpty()
                            && item.get(column).equals(previous.get(column))
                            && random.nextBoolean()) {
                        texts.set(column, pick(List.of("同上", "〃", "”")));
                    }
                }
            }
            above = item.getFirst();
            previous = item;
            lines.add(placed(texts, order, shift));
        }
        sheet.lines.addAll(header, lines);
        if (varied && random.nextInt(4) == 0) {
            var cover = new WrittenSheet("表紙").add("機器リストの提出について").add("担当", "総務課");
            form.sheets.add(cover);
        }
        form.sheets.add(sheet);
        if (varied && random.nextInt(3) == 0) {
            form.sheets.add(WrittenForm.filledSheet("記入例"));
        }
    }

    private void addRowsBetween(List<Line> lines, int shift) {
        switch (random.nextInt(12)) {
            case 0 -> lines.add(Line.of());
            case 1 -> lines.add(shifted(shift, "【" + pick(List.of("本部", "支部", "共通")) + "】"));
            case 2 -> lines.add(shifted(shift, "", "　"));
            case 3 -> lines.add(shifted(shift, "小計", null, null, null, null, null, "3"));
            case 4 -> lines.add(shifted(shift, "※ 上記は予定です。"));
            default -> {}
        }
    }

    private Line placed(List<@Nullable String> texts, List<Integer> order, int shift) {
        var cells = new @Nullable String[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            var text = texts.get(order.get(i));
            cells[i] = text == null || text.isEmpty() ? null : text;
        }
        return shifted(shift, cells);
    }

    private static Line shifted(int shift, @Nullable String... cells) {
        var all = new @Nullable String[cells.length + shift];
        System.arraycopy(cells, 0, all, shift, cells.length);
        return Line.of(all);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
