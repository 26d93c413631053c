package dev.kikilist.testkit.workbook;

/** The columns of 機器等一覧 in the form's order. */
public enum FormColumn {
    VENDOR_NAME(0, "法人名", 22),
    NUMBER(1, "通番", 6),
    CATEGORY(2, "区分", 20),
    MAKER(3, "製造業者名", 28),
    MAKER_NUMBER(4, "製造業者の法人番号(半角数字)", 20),
    PRODUCT(5, "製品名", 28),
    MODEL(6, "型番", 18);

    private final int position;
    private final String header;
    private final int width;

    FormColumn(int position, String header, int width) {
        this.position = position;
        this.header = header;
        this.width = width;
    }

    /** Returns the position of the column in the sheet, from 0. */
    public int position() {
        return position;
    }

    /** Returns the header as the official form has it. */
    public String header() {
        return header;
    }

    int width() {
        return width;
    }
}
