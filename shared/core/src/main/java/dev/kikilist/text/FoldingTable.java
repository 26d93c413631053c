package dev.kikilist.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The characters that lists are full of, each with what folding makes of it; so that hardly any text has to go through
 * NFKC.
 */
final class FoldingTable {
    // The codes up to ELSEWHERE are control characters, which disappear themselves and so can stand for something else.

    /** The character disappears. */
    static final char DROP = 0;

    /** The character is a blank. */
    static final char BLANK = 1;

    /** The character is a hyphen, a dash or a minus sign. */
    static final char DASH = 2;

    /** The character is the long vowel mark of kana. */
    static final char LONG_VOWEL = 3;

    /** The character needs NFKC or a look at its category. */
    static final char ELSEWHERE = 4;

    /**
     * Old and variant kanji, each followed by the form that is compared.
     *
     * <p>Only pairs that are written for the same name or word; {@code 斎} and {@code 斉} are different names.
     */
    private static final String VARIANTS =
            "乘乗亂乱佛仏來来俱倶假仮傳伝僞偽價価兒児內内兩両冨富凉涼剝剥剩剰劍剣劑剤勞労勳勲勸勧區区卽即參参吳呉單単嚴厳囊嚢囑嘱囘回囯国圀国國国圍囲圓円圖図團団堯尭塡填壓圧"
                    + "壘塁壞壊壤壌壯壮壽寿奬奨孃嬢學学實実寫写寶宝將将專専對対尙尚屆届屢屡屬属峯峰峽峡嵜崎嶋島嶌島嶽岳巖巌巢巣帶帯廢廃廣広廳庁彈弾彌弥徑径從従徵徴德徳恆恒悅悦惠恵惡悪"
                    + "愼慎慘惨應応懷懐戰戦戲戯戶戸拂払拔抜拜拝挾挟插挿揭掲揷挿搜捜摑掴擇択擊撃擔担據拠擧挙擴拡攝摂效効敍叙敎教敕勅敘叙數数斷断旣既晚晩晝昼曆暦曉暁會会條条棧桟榮栄槇槙"
                    + "槪概樂楽樓楼樞枢樣様橫横檜桧櫻桜權権歐欧歡歓步歩歷歴歸帰殘残殼殻毆殴每毎氣気淚涙淨浄淸清淺浅渴渇溫温滯滞滿満潛潜澀渋澁渋澤沢濕湿濟済濱浜濵浜瀧滝瀨瀬灣湾焰焔燈灯"
                    + "燒焼營営爐炉爭争爲為犧犠狀状狹狭獨独獸獣獻献瑤瑶瓣弁甁瓶產産畫画當当疊畳瘦痩發発盜盗眞真硏研碎砕礦鉱祕秘祿禄禪禅禰祢禱祷稅税稱称稻稲竊窃竝並簞箪粹粋絕絶絲糸經経"
                    + "綠緑緖緒緣縁縣県縱縦總総繫繋繼継續続纖繊缺欠罐缶聰聡聲声聽聴肅粛脫脱腦脳膽胆臟臓臺台與与舊旧舍舎舖舗舘館莊荘莖茎萊莱萬万薰薫藏蔵藝芸藥薬藪薮處処虛虚號号蟬蝉蠟蝋"
                    + "蠶蚕衞衛裝装覺覚覽覧觀観觸触說説證証譯訳讀読變変讓譲豐豊豫予豬猪貳弐賣売賴頼贊賛踐践輕軽轉転辨弁辭辞辯弁遙遥遞逓遲遅邉辺邊辺郞郎鄕郷鄰隣醉酔醬醤釀醸釋釈銳鋭錄録"
                    + "錢銭鎭鎮鐡鉄鐵鉄鑄鋳鑛鉱閱閲關関陷陥隨随險険隱隠隸隷雙双雜雑霸覇靈霊靑青靜静頰頬顯顕飜翻飮飲餘余騷騒驅駆驒騨驗験驛駅髓髄體体髙高髮髪鷄鶏鷗鴎麥麦麴麹麵麺黃黄黏粘"
                    + "黑黒默黙點点黨党齊斉齋斎齒歯齡齢龍竜龜亀﨑崎";

    /** Radicals that copying from a PDF leaves behind and NFKC does not touch, each followed by its kanji. */
    private static final String RADICALS = "⺠民⻁虎⻄西⻑長⻘青⻝食⻩黄⻫斉⻭歯⻯竜⻲亀⻤鬼⻨麦⻆角";

    private static final String DASHES = "-˗‐‑‒–—―⁃−─━➖⸺⸻";
    private static final String TILDES = "~˜∼〜〰";
    private static final String CIRCLES = "〇○◯⚪⭕◦";
    private static final String CROSSES = "×✕✖╳⨯⨉❌";
    private static final String SINGLE_QUOTES = "'‘’‛′";
    private static final String DOUBLE_QUOTES = "\"“”‟";
    private static final String MIDDLE_DOTS = "・·•‧∙⋅";

    /** Characters that neither NFKC nor this class changes and that forms are full of. */
    private static final String PLAIN = "、。〃々〆「」『』【】〔〕《》〈〉ヽヾ●△▲□■◇◆☆★◎※→";

    /** Stands for a page of kanji none of which is mapped. */
    private static final char[] UNIFIED_KANJI = {};

    private static final char[] @Nullable [] PAGES = pages();

    private FoldingTable() {}

    /** Returns what becomes of {@code c}, or one of the codes up to {@link #ELSEWHERE}. */
    static char lookUp(char c) {
        return lookUp(PAGES, c);
    }

    private static char lookUp(char[] @Nullable [] pages, char c) {
        var page = pages[c >> 8];
        if (page == null) {
            return ELSEWHERE;
        }
        return page.length == 0 ? c : page[c & 0xFF];
    }

    private static char[] @Nullable [] pages() {
        var pages = new char[256] @Nullable [];
        for (int high = 0x4E; high <= 0x9F; high++) {
            pages[high] = UNIFIED_KANJI;
        }
        for (char c = 0; c < 0x80; c++) {
            if (Folding.isBlank(c)) {
                put(pages, c, BLANK);
            } else if (Folding.isInvisible(c)) {
                put(pages, c, DROP);
            } else {
                put(pages, c, c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c);
            }
        }
        for (char c = 'ぁ'; c <= 'ゖ'; c++) {
            put(pages, c, (char) (c + 0x60));
        }
        for (char c = 'ァ'; c <= 'ヾ'; c++) {
            put(pages, c, c);
        }
        put(pages, 'ゝ', 'ヽ');
        put(pages, 'ゞ', 'ヾ');
        put(pages, "ヵゕ", 'カ');
        put(pages, "ヶゖ", 'ケ');
        for (char c = '\u2000'; c <= '\u206F'; c++) {
            if (Folding.isBlank(c)) {
                put(pages, c, BLANK);
            } else if (Folding.isInvisible(c)) {
                put(pages, c, DROP);
            }
        }
        put(pages, '\u00A0', BLANK);
        put(pages, '\u00AD', DROP);
        put(pages, '\u3000', BLANK);
        put(pages, '\uFEFF', DROP);
        for (char c = '\uFE00'; c <= '\uFE0F'; c++) {
            put(pages, c, DROP);
        }
        put(pages, DASHES, DASH);
        put(pages, 'ー', LONG_VOWEL);
        put(pages, TILDES, '~');
        put(pages, '゠', '=');
        put(pages, CIRCLES, '〇');
        put(pages, CROSSES, '×');
        put(pages, SINGLE_QUOTES, '\'');
        put(pages, DOUBLE_QUOTES, '"');
        put(pages, MIDDLE_DOTS, '・');
        for (int i = 0; i < PLAIN.length(); i++) {
            put(pages, PLAIN.charAt(i), PLAIN.charAt(i));
        }
        for (char c = '！'; c <= '～'; c++) {
            put(pages, c, lookUp(pages, (char) (c - 0xFEE0)));
        }
        putPairs(pages, RADICALS);
        putPairs(pages, VARIANTS);
        return pages;
    }

    private static void putPairs(char[] @Nullable [] pages, String pairs) {
        for (int i = 0; i < pairs.length(); i += 2) {
            put(pages, pairs.charAt(i), pairs.charAt(i + 1));
        }
    }

    private static void put(char[] @Nullable [] pages, String family, char mapped) {
        for (int i = 0; i < family.length(); i++) {
            put(pages, family.charAt(i), mapped);
        }
    }

    private static void put(char[] @Nullable [] pages, char c, char mapped) {
        int high = c >> 8;
        var page = pages[high];
        if (page == null) {
            page = new char[256];
            Arrays.fill(page, ELSEWHERE);
            pages[high] = page;
        } else if (page.length == 0) {
            page = new char[256];
            for (int low = 0; low < 256; low++) {
                page[low] = (char) (high << 8 | low);
            }
            pages[high] = page;
        }
        page[c & 0xFF] = mapped;
    }
}
