package dev.kikilist.dynamodb;

/** What a chunk holds. Findings for reviewers lie apart, so that no position can lead a vendor's query to them. */
enum ChunkKind {
    /** Rows of 機器等一覧. */
    ITEMS("ITEMS"),
    /** Rows of 再委託等一覧. */
    SUBCONTRACTORS("SUBCONTRACTORS"),
    /** Findings of the classes F, E and Q. */
    FINDINGS("FINDINGS"),
    /** Findings of class R. */
    REVIEWER_FINDINGS("FINDINGS-R");

    private final String label;

    ChunkKind(String label) {
        this.label = label;
    }

    /** Returns how keys name this kind. */
    String label() {
        return label;
    }
}
