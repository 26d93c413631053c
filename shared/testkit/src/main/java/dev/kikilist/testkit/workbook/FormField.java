package dev.kikilist.testkit.workbook;

/** The fields of the form outside its tables, with their labels and the value that a filled form has. */
public enum FormField {
    SUBJECT("購入等件名(調達案件名)", "統計業務システム用サーバ機器等の借入れ"),
    VENDOR_NAME("法人名", "みなと情報システム株式会社"),
    PERSON("担当者名", "髙橋 一郎"),
    EMAIL("連絡メールアドレス", "ichiro.takahashi@minato-joho.example.jp"),
    PHONE("連絡先電話番号", "03-0000-1234"),
    BODY("省庁名", "総務省"),
    DEPARTMENT("担当部局課名", "大臣官房企画課"),
    OFFICIAL("省庁担当者名", "鈴木 花子"),
    OFFICIAL_EMAIL("連絡メールアドレス", "hanako.suzuki@soumu.example.go.jp"),
    OFFICIAL_PHONE("連絡先電話番号", "03-0000-5678(内線2345)"),
    SUBMISSION_DUE("提出予定期日", "令和9. 1.15"),
    INSPECTION_DUE("技術検査提出締切り", "令和9. 1.22"),
    BIDDING_DAY("入札予定期日", "令和9. 2.10");

    private final String label;
    private final String filled;

    FormField(String label, String filled) {
        this.label = label;
        this.filled = filled;
    }

    /** Returns the label as the official form has it. */
    public String label() {
        return label;
    }

    /** Returns what a filled form has here. */
    public String filled() {
        return filled;
    }
}
