package dev.kikilist.validation;

/**
 * The stable codes of findings. The sentences, the paragraph of the agreement and what to do are in the catalogue
 * ({@code findings.tsv}), which holds exactly these codes; {@link Findings} makes them.
 *
 * <p>A code is never given another meaning and never reused: stored findings keep it.
 */
public enum FindingCode {
    /** Not a workbook or CSV. */
    F001,
    /** Encrypted. */
    F002,
    /** Macros or active content. */
    F003,
    /** Over a limit. */
    F004,
    /** Damaged. */
    F005,
    /** The table's header lacks 製造業者名, 製品名 or 型番. */
    F010,
    /** No list in the file. */
    F011,
    /** The only list is on a sheet that is left out: hidden, or named as a sample. */
    F012,
    /** The object lies under no invitation. */
    F020,
    /** The key has a ticket's form but no such ticket was issued. */
    F021,
    /** The object was stored after its ticket had expired. */
    F022,
    /** The object was deleted before it was read. */
    F023,
    /** 件名 empty. */
    E101,
    /** 法人名 empty. */
    E102,
    /** The table holds no row. */
    E103,
    /** 担当者名 empty. */
    E104,
    /** Mail address or telephone number unusable. */
    E110,
    /** Corporate number malformed. */
    E120,
    /** Date unreadable. */
    E130,
    /** 提出 ≤ 技術検査 ≤ 入札 broken. */
    E131,
    /** 製造業者名, 製品名 or 型番 missing. */
    E140,
    /** A spreadsheet turned the text of a field into a date. */
    E141,
    /** A field holds a spreadsheet's error value. */
    E142,
    /** A formula gives nothing for a field that every row needs. */
    E143,
    /** Sample text left in. */
    E150,
    /** 省庁名 not a body of the edition. */
    E160,
    /** 省庁名 is not the body of the procurement. */
    E161,
    /** 再委託 required and absent. */
    E170,
    /** 区分 outside 別紙2. */
    Q201,
    /** 区分 ambiguous. */
    Q202,
    /** 区分 empty. */
    Q203,
    /** Duplicate row. */
    Q210,
    /** One maker name, two numbers. */
    Q211,
    /** Domestic maker without number. */
    Q212,
    /** A field says that its value is not known yet. */
    Q213,
    /** 件名 differs from the registered one. */
    Q214,
    /** 法人名 differs from the registered one. */
    Q215,
    /** Mail address or telephone number of 省庁記載欄 unusable. */
    Q216,
    /** A date differs from the registered one. */
    Q217,
    /** A field of 省庁記載欄 is empty or a date open. */
    Q218,
    /** 通番 not 1..n. */
    Q220,
    /** 階層 is no tier. */
    Q221,
    /** 委託元 of a lower tier is nobody's 委託先. */
    Q222,
    /** Structure changed: a column was added. */
    Q230,
    /** Structure changed: a column is missing. */
    Q231,
    /** Structure changed: columns in another order. */
    Q232,
    /** Structure changed: header over two rows. */
    Q233,
    /** Several models in one cell. */
    Q234,
    /** Rows below 省庁記載欄. */
    Q235,
    /** A further table that could not be read. */
    Q236,
    /** Formula. */
    Q240,
    /** Hidden row. */
    Q241,
    /** Hidden column. */
    Q242,
    /** 版数 or 型番 typed as a number. */
    Q243,
    /** A list on a hidden sheet, left out. */
    Q244,
    /** Era passed. */
    Q250,
    /** Servers but no software. */
    Q260,
    /** 再委託先 given in a column of the table, not in 再委託等一覧. */
    Q261,
    /** Further findings of one code, counted and not listed. */
    Q290,
    /** Concern list hit. */
    R301,
    /** Earlier advice on the same product. */
    R302,
    /** No list of this maker seen before. */
    R303;

    private final FindingClass findingClass = FindingClass.valueOf(name().substring(0, 1));

    /** Returns what this code leads to. */
    public FindingClass findingClass() {
        return findingClass;
    }
}
