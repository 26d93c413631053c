package dev.kikilist.validation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Words that stand for {@code {0}} and the like in the sentences of the catalogue: fields of the form, limits, slips.
 *
 * <p>A finding's arguments hold the Japanese word; the English sentence shows the English one, with the Japanese in
 * brackets where it is a word printed on the form.
 */
public enum Term {
    SUBJECT("購入等件名", "procurement title"),
    VENDOR_NAME("法人名", "vendor name"),
    PERSON("担当者名", "contact person"),
    EMAIL("連絡メールアドレス", "contact mail address"),
    PHONE("連絡先電話番号", "contact telephone number"),
    NUMBER("通番", "serial number"),
    CATEGORY("区分", "category"),
    MAKER("製造業者名", "maker"),
    MAKER_NUMBER("製造業者の法人番号", "maker's corporate number"),
    PRODUCT("製品名", "product"),
    MODEL("型番", "model"),
    VERSION("版数", "version"),
    BODY("省庁名", "name of the ministry or body"),
    DEPARTMENT("担当部局課名", "department"),
    MINISTRY_PERSON("省庁担当者名", "contact person of the ministry"),
    SUBMISSION_DUE("提出予定期日", "submission date"),
    INSPECTION_DUE("技術検査提出締切り", "deadline of the technical inspection"),
    BIDDING_DAY("入札予定期日", "bidding date"),
    TIER("階層", "tier"),
    FROM("委託元", "outsourcer"),
    TO("委託先", "subcontractor"),
    TO_NUMBER("委託先の法人番号", "subcontractor's corporate number"),
    WORK("委託業務の内容", "subcontracted work"),
    PLACE("作業場所", "place of work"),

    FILE_SIZE("ファイルの大きさ", "file size", false),
    LIST_ROWS("一覧の行数", "number of list rows", false),
    ARCHIVE_ENTRIES("ファイル内部の部品数", "number of parts inside the file", false),
    INFLATED_SIZE("展開後の大きさ", "size after decompression", false),
    COMPRESSION_RATIO("圧縮率", "compression ratio", false),
    SHEETS("シートの数", "number of sheets", false),
    ROW_CELLS("1行のセル数", "number of cells in a row", false),
    CELL_LENGTH("1セルの文字数", "number of characters in a cell", false),
    SHARED_STRINGS("文字列の数", "number of strings", false),
    SHARED_STRINGS_SIZE("文字列の総量", "total length of the strings", false),
    SHEET_ROWS("1シートの行数", "number of rows in a sheet", false),
    STRUCTURE_SIZE("ブックの構成情報の大きさ", "size of the workbook's structure", false),
    CELL_FORMATS("セルの書式の数", "number of cell formats", false),
    ELEMENT_SIZE("ブック内部の1つの要素の大きさ", "size of one element inside the workbook", false),
    ELEMENT_DEPTH("ブック内部の要素の入れ子の深さ", "nesting of elements inside the workbook", false),
    ELEMENT_NAMES("ブック内部の要素名の種類", "number of element names inside the workbook", false),

    MACROS("マクロ", "macros", false),
    EMBEDDED_OBJECTS("埋め込みオブジェクト", "embedded objects", false),
    EXTERNAL_LINKS("外部ファイルへのリンク", "links to other files", false),
    ACTIVE_CONTENT("自動的に動作する内容", "active content", false),
    MACRO_SHEET("マクロシート（Excel 4.0）", "a macro sheet (Excel 4.0)", false),
    CONTROLS("ActiveX コントロール", "ActiveX controls", false),
    CONNECTIONS("外部データへの接続", "external data connections", false),
    LIVE_LINKS("他のプログラムへのリンク（DDE・OLE）", "links to other programs (DDE, OLE)", false),
    ADD_IN("Office アドイン", "an Office add-in", false),
    DOCUMENT_TYPE("文書型宣言（DOCTYPE）", "a document type declaration (DOCTYPE)", false),

    EMPTY_FILE("空のファイル", "an empty file", false),
    IMAGE("画像", "an image", false),
    ARCHIVE("圧縮ファイル", "an archive", false),
    PROGRAM("実行ファイル", "a program", false),
    RICH_TEXT("リッチテキスト", "rich text", false),
    WEB_PAGE("Web ページ（HTML）", "a web page (HTML)", false),
    WEB_ARCHIVE("Web アーカイブ（.mht）", "a web archive (.mht)", false),
    UNICODE_TEXT("Unicode テキスト（UTF-16）", "Unicode text (UTF-16)", false),
    XML_SPREADSHEET("XML スプレッドシート 2003", "an XML spreadsheet 2003", false),
    OPEN_DOCUMENT("OpenDocument 形式（.ods など）", "OpenDocument (.ods and the like)", false),
    BINARY_WORKBOOK("Excel バイナリ ブック（.xlsb）", "a binary Excel workbook (.xlsb)", false),
    OLD_WORKBOOK("Excel 95 以前のブック", "a workbook of Excel 95 or earlier", false),
    EXCEL_ADD_IN("Excel アドイン", "an Excel add-in", false),
    WORD_DOCUMENT("Word 文書", "a Word document", false),
    PRESENTATION("PowerPoint プレゼンテーション", "a PowerPoint presentation", false),
    MAIL_MESSAGE("Outlook のメール", "an Outlook message", false),
    OTHER_OFFICE_FILE("その他の Office ファイル", "another Office file", false),
    UNKNOWN_FORMAT("不明な形式", "an unknown format", false),

    TWELVE_DIGITS(
            "12桁です。登記簿の会社法人等番号の可能性があります（法人番号はその前に1桁の数字が付きます）",
            "it has 12 digits; it may be the registry number, which lacks the first digit",
            false),
    T_PREFIX("先頭に「T」が付いています（インボイスの登録番号の形です）", "it begins with T, as an invoice registration number does", false),
    SEPARATED("ハイフンや空白などの区切りが入っています", "it holds hyphens, blanks or other separators", false),
    NOT_HALF_WIDTH("全角などの、半角でない数字で記入されています", "its digits are not half-width", false),
    CHECK_DIGIT(
            "検査用数字（先頭の1桁）が合わないため、書き間違いがあると思われます",
            "its check digit (the first digit) is wrong, so a digit was probably mistyped",
            false),
    PLACEHOLDER("実際の番号ではなく、仮の値が記入されています", "it is a filler, not a real number", false),
    EXPONENT(
            "表計算ソフトの指数表示（7.01E+12 など）になっていて、桁が失われています",
            "the spreadsheet shortened it to exponent form (such as 7.01E+12) and digits are lost",
            false),
    NOT_DIGITS("数字以外の文字が含まれています", "it holds something other than digits", false),
    WRONG_LENGTH("13桁ではありません", "it does not have 13 digits", false);

    private static final Map<String, Term> BY_JAPANESE = byJapanese();

    private final String japanese;
    private final String english;
    private final boolean onForm;

    Term(String japanese, String english) {
        this(japanese, english, true);
    }

    Term(String japanese, String english, boolean onForm) {
        this.japanese = japanese;
        this.english = english;
        this.onForm = onForm;
    }

    /** Returns the term whose Japanese word is {@code japanese}, or empty when it is none. */
    public static Optional<Term> of(String japanese) {
        return Optional.ofNullable(BY_JAPANESE.get(japanese));
    }

    /** Returns the Japanese word, as printed on the form where it stands there. */
    public String japanese() {
        return japanese;
    }

    /** Returns the English word for a sentence. */
    public String english() {
        return onForm ? english + " (" + japanese + ")" : english;
    }

    private static Map<String, Term> byJapanese() {
        var terms = new LinkedHashMap<String, Term>();
        for (var term : values()) {
            terms.put(term.japanese, term);
        }
        return Map.copyOf(terms);
    }
}
