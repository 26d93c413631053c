package dev.kikilist.reading;

/** The part of a sheet that a row belongs to. */
enum Section {
    /** Above the table: who hands in what. */
    VENDOR,
    /** The table 機器等一覧. */
    ITEMS,
    /** The table 再委託等一覧. */
    SUBCONTRACTORS,
    /** 省庁記載欄 and the dates below it. */
    MINISTRY
}
