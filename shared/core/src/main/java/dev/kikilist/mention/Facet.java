package dev.kikilist.mention;

/** By what lists can be found. Names are stored: they never change. */
public enum Facet {
    /** 製造業者名. */
    MAKER,
    /** 製造業者の法人番号. */
    CORPORATE_NUMBER,
    /** 製品名. */
    PRODUCT,
    /** 型番. */
    MODEL,
    /** 委託先 of 再委託等一覧. */
    SUBCONTRACTOR,
    /** 委託先の法人番号. */
    SUBCONTRACTOR_NUMBER,
    /** Lists with more names than are indexed one by one: they are found under this and looked through. */
    MANY
}
